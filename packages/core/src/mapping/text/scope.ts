import type { Token } from './token.ts'

/** How words are meant, as bits of {@link Token.scope}; none set means they are simply said. */
export const Scope: { readonly denied: 1; readonly past: 2; readonly hypothetical: 4; readonly asked: 8 } = {
  denied: 1,
  past: 2,
  hypothetical: 4,
  asked: 8,
}

/** Marks a stretch of tokens, `to` exclusive; `trigger` is the token that denies them. */
export const markRange = (tokens: readonly Token[], from: number, to: number, bit: number, trigger = -1): void => {
  for (let index = from; index < to; index += 1) {
    const token = tokens[index]
    if (token === undefined) return
    token.scope |= bit
    if (bit === Scope.denied) token.deniedBy = trigger
  }
}
