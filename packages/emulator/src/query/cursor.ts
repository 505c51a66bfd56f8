import type { FaultReply } from '../faults/fault.ts'
import { queryFault, queryParseFault } from '../faults/query-fault.ts'
import { type Token, tokenize } from './lexer.ts'

/** The parser's names of what is no fixed word. */
export const tokenImages: { readonly identifier: string; readonly string: string; readonly number: string } = {
  identifier: '<IDENTIFIER>',
  string: '<STRING>',
  number: '<NUMBER>',
}

/** How JavaCC, which QuickBooks' parser is made with, shows a token. */
const described = (token: Token): string =>
  token.kind === 'end'
    ? '"<EOF>"'
    : `" ${
        token.kind === 'keyword' || token.kind === 'symbol' ? `"${token.value}"` : tokenImages[token.kind]
      } "${token.image} ""`

/** The refusal of a token, and what could have stood in its place. */
export const unexpected = (token: Token, expected: readonly string[]): FaultReply => {
  const list = expected.map((one) => `    ${one} ...\n    `).join('')
  return queryParseFault(
    `Encountered ${described(token)} at line ${token.line}, column ${token.column}.\nWas expecting${expected.length > 1 ? ' one of' : ''}:\n${list}`,
  )
}

/** Walks over the tokens; each method takes what its grammar rule takes or throws a 4000. */
export class Cursor {
  readonly #tokens: Iterator<Token, void>
  #token: Token

  constructor(statement: string) {
    this.#tokens = tokenize(statement)
    this.#token = this.#next({ kind: 'end', image: '', value: '', line: 1, column: 1 })
  }

  /** The token at hand. */
  get token(): Token {
    return this.#token
  }

  /** Whether the token at hand is one of these keywords or symbols. */
  is(...values: string[]): boolean {
    return (this.token.kind === 'keyword' || this.token.kind === 'symbol') && values.includes(this.token.value)
  }

  /** Takes the token at hand. */
  take(): Token {
    const token = this.#token
    this.#token = this.#next(token)
    return token
  }

  /** Takes a keyword or symbol if it is at hand. */
  accept(value: string): boolean {
    if (!this.is(value)) return false
    this.take()
    return true
  }

  /** Takes a keyword or symbol. @throws FaultReply 4000 */
  expect(value: string): void {
    if (!this.accept(value)) throw unexpected(this.token, [`"${value}"`])
  }

  /** Takes a name. @throws FaultReply 4000 */
  identifier(): string {
    if (this.token.kind !== 'identifier') throw unexpected(this.token, [tokenImages.identifier])
    return this.take().value
  }

  /** Takes a number from 1 on. @throws FaultReply 4000, and 4001 for 0 */
  wholeNumber(): number {
    if (this.token.kind !== 'number' || !/^\d{1,9}$/.test(this.token.value))
      throw unexpected(this.token, [tokenImages.number])
    const value = Number(this.take().value)
    if (value < 1) throw queryFault(`value ${value} is too small. Min allowed value is 1`)
    return value
  }

  /** Makes sure that nothing is left. @throws FaultReply 4000 */
  end(expected: readonly string[]): void {
    if (this.token.kind !== 'end') throw unexpected(this.token, expected)
  }

  #next(last: Token): Token {
    const next = this.#tokens.next()
    return next.done === true ? last : next.value
  }
}
