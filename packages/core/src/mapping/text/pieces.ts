/** A word with its apostrophes, a number with its points, an initialism with its stops or slashes, or one mark. */
const piece =
  /\p{L}(?:[./]\p{L}(?!\p{L}))+|\d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)(?!\p{L}))?|\p{L}+(?:['’]\p{L}+)*['’]?|[\s\S]/uy

/** Tells an ASCII letter by its code. */
export const isPlainLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122

/** Marks after which a word of ASCII letters cannot go on. */
const endsWord = (code: number): boolean => code === 32 || code === 44 || code === 10 || code === 33 || code === 63

/** Where the piece of a text that starts at an index ends; plain words are told by their letters alone. */
export const endOfPiece = (text: string, from: number): number => {
  if (isPlainLetter(text.charCodeAt(from))) {
    let at = from + 1
    while (isPlainLetter(text.charCodeAt(at))) at += 1
    // A stop goes on only after a single letter: `p.m.`
    if (at === text.length || endsWord(text.charCodeAt(at)) || (text.charCodeAt(at) === 46 && at > from + 1)) return at
  }
  piece.lastIndex = from
  piece.test(text)
  return Math.max(piece.lastIndex, from + 1)
}
