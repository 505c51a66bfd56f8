import ts from 'typescript'

interface Insertion {
  at: number
  text: string
}

const parses = (text: string): boolean => {
  const { diagnostics } = ts.transpileModule(`(${text})`, { reportDiagnostics: true, fileName: 'value.ts' })
  return diagnostics?.length === 0
}

/** The `// => value` comments of a piece of code by position; a value runs on over the comment lines below until it is whole. */
const promises = (code: string): Map<number, string> => {
  const found = new Map<number, string>()
  for (const match of code.matchAll(/\/\/ ?=>(.*)((?:\n[ \t]*\/\/.*)*)/g)) {
    const [, first = '', below = ''] = match
    let value = first.trim()
    for (const line of below.split('\n').slice(1)) {
      if (value.startsWith('throws ') || parses(value)) break
      value += `\n${line.replace(/^\s*\/\/ ?(?:=> )?/, '')}`
    }
    found.set(match.index, value)
  }
  return found
}

/** Start of the comment that speaks of a statement: on its last line, or alone on the line below. */
const commentAfter = (code: string, end: number): number | undefined => {
  const [trailing] = ts.getTrailingCommentRanges(code, end) ?? []
  if (trailing !== undefined) return trailing.pos
  return /^;?[ \t]*\r?\n[ \t]*(?=\/\/)/.exec(code.slice(end)) === null ? undefined : code.indexOf('//', end)
}

/** What a statement shows the reader: the argument of a lone `console.log`, the declared variable, or the expression itself. */
const shown = (statement: ts.Statement): { start: number; end: number } | string | undefined => {
  if (ts.isVariableStatement(statement)) {
    const [declaration, another] = statement.declarationList.declarations
    if (declaration === undefined || another !== undefined || !ts.isIdentifier(declaration.name)) return undefined
    return declaration.name.text
  }
  if (!ts.isExpressionStatement(statement)) return undefined
  const { expression } = statement
  const [argument, another] = ts.isCallExpression(expression) ? expression.arguments : []
  const logs = ts.isCallExpression(expression) && expression.expression.getText() === 'console.log'
  const node = logs && argument !== undefined && another === undefined ? argument : expression
  return { start: node.getStart(), end: node.getEnd() }
}

const insertions = (statement: ts.Statement, value: string, line: number): Insertion[] | undefined => {
  const part = shown(statement)
  if (part === undefined) return undefined
  if (typeof part === 'string') return [{ at: statement.getEnd(), text: `; __shows(${line}, ${part}, ${value})` }]
  const thrown = /^throws (?<name>\w+)$/.exec(value)?.groups?.name
  const [before, after] =
    thrown === undefined
      ? [`__shows(${line}, `, `, ${value})`]
      : [`await __throws(${line}, async () => (`, `), '${thrown}')`]
  return [
    { at: part.start, text: before },
    { at: part.end, text: after },
  ]
}

/**
 * Turns each `// => value` of an example into an assertion on the statement it follows; lines stay where they are.
 *
 * @throws when a value is no expression, or what it follows has no value
 */
export const withAssertions = (code: string, expectationUrl: string): string => {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true)
  const open = promises(code)
  const texts: Insertion[] = []
  const visit = (node: ts.Node): void => {
    const at = ts.isStatement(node) ? commentAfter(code, node.getEnd()) : undefined
    const value = at === undefined ? undefined : open.get(at)
    if (at !== undefined && value !== undefined && ts.isStatement(node)) {
      const line = source.getLineAndCharacterOfPosition(at).line
      const added = insertions(node, value, line)
      if (added !== undefined) {
        if (!value.startsWith('throws ') && !parses(value)) throw new Error(`"// => ${value}" is not an expression`)
        texts.push(...added)
        open.delete(at)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  const [stray] = open.values()
  if (stray !== undefined) throw new Error(`"// => ${stray}" follows no expression and no single declaration`)
  let text = code
  for (const { at, text: added } of texts.sort((left, right) => right.at - left.at)) {
    text = text.slice(0, at) + added + text.slice(at)
  }
  return `import { shows as __shows, throws as __throws } from ${JSON.stringify(expectationUrl)}; ${text}`
}
