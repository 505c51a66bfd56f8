import ts from 'typescript'
import type { Example } from './example.ts'
import { markdownExamples } from './markdown.ts'

/** Every `/** … *\/` of a source, with the line it begins on (from 0); found by the compiler's scanner, so never inside a string. */
const docstrings = (source: string): { line: number; text: string }[] => {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest)
  const found = new Map<number, string>()
  const visit = (node: ts.Node): void => {
    for (const { pos, end } of ts.getLeadingCommentRanges(source, node.pos) ?? []) {
      const text = source.slice(pos, end)
      if (text.startsWith('/**')) found.set(pos, text)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return [...found].map(([pos, text]) => ({ line: file.getLineAndCharacterOfPosition(pos).line, text }))
}

const unframed = (line: string): string => line.replace(/^\s*(?:\/\*\*|\*(?!\/)) ?/, '').replace(/\s*\*\/$/, '')

/** Finds the `@example` blocks of a TypeScript source; without a fence the whole block is code. */
export const docstringExamples = (file: string, source: string): Example[] =>
  docstrings(source).flatMap(({ line, text }) => {
    const lines = text.split('\n').map(unframed)
    return lines.flatMap((tag, index) => {
      if (!tag.startsWith('@example')) return []
      const next = lines.findIndex((other, place) => place > index && /^@[a-z]/.test(other))
      const block = lines.slice(index + 1, next === -1 ? undefined : next)
      const firstLine = line + index + 2
      if (block.some((row) => row.startsWith('```'))) return markdownExamples(file, block.join('\n'), firstLine)
      return [{ file, line: firstLine, code: block.join('\n').trimEnd() }]
    })
  })
