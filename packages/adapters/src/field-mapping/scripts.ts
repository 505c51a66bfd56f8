const words = /[^\p{L}\p{M}]+/u

/**
 * Tells whether a word is written in letters that look alike: Latin ones among Cyrillic, Greek or Armenian, as in `gmаil` with a
 * Cyrillic `а`.
 *
 * @see https://www.unicode.org/reports/tr39/#Mixed_Script_Detection
 */
export const hasLookAlikes = (text: string): boolean =>
  /[\u0370-\u058f]/.test(text) &&
  text
    .split(words)
    .some(
      (word) =>
        /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(word),
    )
