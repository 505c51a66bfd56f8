import { queryParseFault } from '../faults/query-fault.ts'

/** Kinds of tokens; a keyword's kind is itself in lower case. */
export type TokenKind = 'identifier' | 'string' | 'number' | 'end' | 'symbol' | 'keyword'

/** One token of a statement; `column` counts from 1. */
export interface Token {
  readonly kind: TokenKind
  /** As written. */
  readonly image: string
  /** The value: text without quotes and escapes, keywords in lower case. */
  readonly value: string
  readonly line: number
  readonly column: number
}

const keywords = new Set([
  'and',
  'asc',
  'between',
  'contains',
  'count',
  'desc',
  'false',
  'from',
  'in',
  'iterator',
  'like',
  'maxresults',
  'not',
  'null',
  'or',
  'order',
  'orderby',
  'by',
  'select',
  'startposition',
  'true',
  'where',
])

const symbols = ['<=', '>=', '!=', '=', '<', '>', '(', ')', ',', '*']

const lexicalFault = (line: number, column: number, character: string | undefined, after: string) => {
  const met =
    character === undefined
      ? '<EOF>'
      : `"${character === '"' || character === '\\' ? `\\${character}` : character}" (${character.codePointAt(0)})`
  return queryParseFault(
    `Invalid content. Lexical error at line ${line}, column ${column}. Encountered: ${met}, after : "${after}"`,
  )
}

/** The text between single quotes; a backslash takes the next character as it is. */
const readString = (statement: string, start: number): { readonly value: string; readonly end: number } | undefined => {
  let value = ''
  for (let at = start + 1; at < statement.length; at += 1) {
    const character = statement.charAt(at)
    if (character === "'") return { value, end: at + 1 }
    if (character === '\\' && at + 1 < statement.length) at += 1
    value += statement.charAt(at)
  }
  return undefined
}

const wordPattern = /[A-Za-z_][A-Za-z0-9_.]*/y
const numberPattern = /-?\d+(?:\.\d+)?/y
const spacePattern = /\s+/y

const matchAt = (pattern: RegExp, statement: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(statement)?.[0]
}

/** What begins at a position: one token without its place, or undefined where nothing does. */
const readToken = (statement: string, at: number): Omit<Token, 'line' | 'column'> | undefined => {
  const word = matchAt(wordPattern, statement, at)
  if (word !== undefined) {
    const keyword = word.toLowerCase()
    return keywords.has(keyword)
      ? { kind: 'keyword', image: word, value: keyword }
      : { kind: 'identifier', image: word, value: word }
  }
  const number = matchAt(numberPattern, statement, at)
  if (number !== undefined) return { kind: 'number', image: number, value: number }
  const text = statement.charAt(at) === "'" ? readString(statement, at) : undefined
  if (text !== undefined) return { kind: 'string', image: statement.slice(at, text.end), value: text.value }
  const symbol = symbols.find((one) => statement.startsWith(one, at))
  return symbol === undefined ? undefined : { kind: 'symbol', image: symbol, value: symbol }
}

/**
 * Splits a statement into tokens as they are asked for, the last one of kind `end`: a parser that stops early never
 * sees what is wrong behind.
 *
 * @throws FaultReply 4000 at the first character that begins no token: a double quote, an unclosed text
 */
export const tokenize = function* (statement: string): Generator<Token, void> {
  let line = 1
  let lineStart = 0
  let at = 0
  while (at < statement.length) {
    const space = matchAt(spacePattern, statement, at)
    if (space !== undefined) {
      const lastBreak = space.lastIndexOf('\n')
      line += space.split('\n').length - 1
      if (lastBreak >= 0) lineStart = at + lastBreak + 1
      at += space.length
      continue
    }
    const column = at - lineStart + 1
    const token = readToken(statement, at)
    if (token === undefined)
      throw statement.charAt(at) === "'"
        ? lexicalFault(line, statement.length - lineStart + 1, undefined, statement.slice(at))
        : lexicalFault(line, column, statement.charAt(at), '')
    yield { ...token, line, column }
    at += token.image.length
  }
  yield { kind: 'end', image: '', value: '', line, column: at - lineStart + 1 }
}
