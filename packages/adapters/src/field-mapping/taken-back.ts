/** What somebody said first and what they said instead. */
export interface TakenBack {
  before: string
  after: string
}

const corrections =
  "(?:that'?s|that is) (?:wrong|not right|incorrect)|wait|hold on|sorry|oops|whoops|actually|i mean(?:t)?|correction|scratch that|strike that|make (?:that|it)|or rather|my (?:mistake|bad)|pardon(?: me)?|excuse me|let me (?:correct|fix|change|redo) that|(?:it|that) should be"
/** A bare `no` takes something back only after a stop. */
const mark = new RegExp(
  `(?:[\\s,;.–—-]+(?:uh|um|no|nope|oh(?= (?:no|wait|sorry|my)\\b))\\b)*[\\s,;.–—-]+\\b(?:${corrections})\\b|[,;.–—-]\\s*(?:oh )?no\\b(?!\\.| (?:spaces?|caps|dots?|dashes|periods?|problem|thanks|unit|apt|suite|number)\\b)`,
  'gi',
)
const echo = new RegExp(
  `^(?:[\\s,;.:–—-]*\\b(?:${corrections}|no|it'?s|it is|that'?s|that is|use|try|(?:that |it )?ends? (?:in|with)|the last (?:two|three|four|\\d)(?: digits?)?(?: is| are)?)\\b)*[\\s,;.:–—-]*`,
  'i',
)
/** Tells of most texts at a glance that nothing is taken back in them. */
const hint =
  /\b(?:no(?:pe)?|wait|hold|sorry|oops|whoops|actually|mean|meant|correction|scratch|strike|make|rather|my|pardon|excuse|let|should|wrong|right|incorrect)\b/i

/**
 * Divides a text in which somebody corrects themselves at the last place where they do: `512-377-1988, no wait, 1989`.
 *
 * @returns nothing where nothing is taken back
 */
export const takenBack = (text: string): TakenBack | undefined => {
  if (text.length > 500 || !hint.test(text)) return undefined
  const last = [...text.matchAll(mark)].at(-1)
  if (last === undefined) return undefined
  const before = text.slice(0, last.index).trim()
  const after = text
    .slice(last.index + last[0].length)
    .replace(echo, '')
    .trim()
  return before === '' || after === '' ? undefined : { before, after }
}
