import type { Token } from './token.ts'

/** The form of a token, `''` where there is none. */
export const formAt = (tokens: readonly Token[], at: number): string => tokens[at]?.form ?? ''

/** The first token of a stretch whose form holds, `-1` for none; `to` exclusive. */
export const findWithin = (
  tokens: readonly Token[],
  from: number,
  to: number,
  holds: (form: string) => boolean,
): number => {
  for (let index = from; index < to; index += 1) if (holds(formAt(tokens, index))) return index
  return -1
}

/** Whether a stretch has a token whose form holds; `to` exclusive. */
export const anyWithin = (
  tokens: readonly Token[],
  from: number,
  to: number,
  holds: (form: string) => boolean,
): boolean => findWithin(tokens, from, to, holds) >= 0
