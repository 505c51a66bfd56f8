/** What a pattern matched, and its groups behind it. */
export type Match = readonly (string | undefined)[]

/** One way to say something, and how it is read. */
export interface Rule<Read> {
  /** A regular expression without named groups and without references to groups. */
  source: string
  read: Read
}

/** A rule that holds at a place of a text, and what it matched there. */
export interface Found<Read> {
  text: string
  match: Match
  read: Read
}

/**
 * Makes one pattern of many, so that a place of a text is looked at once and not once for each rule. The first rule that matches
 * counts, in the order given.
 */
export const firstOf = <Read>(
  rules: readonly Rule<Read>[],
): ((text: string, at: number) => Found<Read> | undefined) => {
  const places: number[] = []
  let groups = 1
  for (const { source } of rules) {
    places.push(groups)
    // With an empty alternative it matches anything, and shows how many groups it has.
    groups += new RegExp(`${source}|`).exec('')?.length ?? 1
  }
  const pattern = new RegExp(rules.map(({ source }) => `(${source})`).join('|'), 'y')
  return (text, at) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found === null) return undefined
    const index = places.findIndex((place) => found[place] !== undefined)
    const rule = rules[index]
    return rule && { text: found[0], match: found.slice(places[index], places[index + 1]), read: rule.read }
  }
}
