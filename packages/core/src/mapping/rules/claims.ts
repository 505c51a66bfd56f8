import type { Found } from '../operators/operator.ts'
import type { Match } from './decide.ts'

const claims = ({ found }: Match): NonNullable<Found['claim']>[] => found.flatMap(({ claim }) => claim ?? [])

/** What matches claim, by each word of it. */
export type ClaimIndex = ReadonlyMap<string, readonly { readonly match: Match; readonly tokens: readonly number[] }[]>

const claimKey = (source: string, token: number | undefined): string => `${token} ${source}`

/** Files what matches claim under each word of it. */
export const claimIndex = (matches: readonly Match[]): ClaimIndex => {
  const index = new Map<string, { match: Match; tokens: readonly number[] }[]>()
  for (const match of matches) {
    for (const { source, tokens } of claims(match)) {
      for (const token of tokens) {
        const key = claimKey(source, token)
        const list = index.get(key)
        if (list === undefined) index.set(key, [{ match, tokens }])
        else list.push({ match, tokens })
      }
    }
  }
  return index
}

/** Every word that made the rule match is also among the words of other rules, that took more; of equals the earlier rule's count. */
export const swallowers = (match: Match, index: ClaimIndex): Match[] => {
  const own = claims(match)
  const takers = new Set<Match>()
  for (const { source, tokens } of own) {
    const taker = index
      .get(claimKey(source, tokens[0]))
      ?.find(
        (other) =>
          other.match !== match &&
          (other.tokens.length > tokens.length ||
            (other.tokens.length === tokens.length && other.match.rule.index < match.rule.index)) &&
          tokens.every((token) => other.tokens.includes(token)),
      )
    if (taker === undefined) return []
    takers.add(taker.match)
  }
  return [...takers]
}

/** Words of the texts that made a rule match, each once. */
export const wordsClaimed = (match: Match): number =>
  new Set(claims(match).flatMap(({ source, tokens }) => tokens.map((token) => `${source} ${token}`))).size
