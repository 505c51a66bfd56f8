import { queryParseFault } from '../faults/fault.ts'

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

/**
 * Splits a statement into tokens, the last one of kind `end`.
 *
 * @throws FaultReply 4000 at the first character that begins no token: a double quote, an unclosed text
 */
export const tokenize = (statement: string): Token[] => {
  const tokens: Token[] = []
  let line = 1
  let lineStart = 0
  let at = 0
  const push = (kind: TokenKind, image: string, value: string): void => {
    tokens.push({ kind, image, value, line, column: at - lineStart + 1 })
    at += image.length
  }
  while (at < statement.length) {
    const character = statement.charAt(at)
    const space = matchAt(spacePattern, statement, at)
    const word = matchAt(wordPattern, statement, at)
    const number = matchAt(numberPattern, statement, at)
    const symbol = symbols.find((one) => statement.startsWith(one, at))
    if (space !== undefined) {
      const lastBreak = space.lastIndexOf('\n')
      line += space.split('\n').length - 1
      if (lastBreak >= 0) lineStart = at + lastBreak + 1
      at += space.length
    } else if (word !== undefined) {
      const keyword = keywords.has(word.toLowerCase())
      push(keyword ? 'keyword' : 'identifier', word, keyword ? word.toLowerCase() : word)
    } else if (number !== undefined) push('number', number, number)
    else if (character === "'") {
      const string = readString(statement, at)
      if (string === undefined)
        throw lexicalFault(line, statement.length - lineStart + 1, undefined, statement.slice(at))
      push('string', statement.slice(at, string.end), string.value)
    } else if (symbol !== undefined) push('symbol', symbol, symbol)
    else throw lexicalFault(line, at - lineStart + 1, character, '')
  }
  push('end', '', '')
  return tokens
}
