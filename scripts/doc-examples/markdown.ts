import type { Example } from './example.ts'

const opening = /^(?<indent> *)(?<fence>`{3,}|~{3,}) *(?<language>[^\s`]*) *(?<flags>[^`]*)$/
const noRunFlag = /^no-run: *(?<reason>\S.*)$/

/** What an opening fence says besides the language. */
const readFlags = (flags: string): Pick<Example, 'noRun' | 'problem'> => {
  if (flags === '') return {}
  const noRun = noRunFlag.exec(flags)?.groups?.reason
  return noRun === undefined
    ? { problem: `the fence says "${flags}"; expected "no-run: <reason>" or nothing` }
    : { noRun }
}

/** A fence is closed by a line of its own character alone, at least as often. */
const closes = (line = '', fence: string): boolean => {
  const text = line.trim()
  return text.startsWith(fence) && text.replaceAll(text.charAt(0), '') === ''
}

/**
 * Finds the `ts` code blocks of a Markdown text.
 *
 * @param firstLine - the line of `file` on which the text begins, from 1
 */
export const markdownExamples = (file: string, text: string, firstLine = 1): Example[] => {
  const lines = text.split('\n')
  const examples: Example[] = []
  for (let index = 0; index < lines.length; index++) {
    const { indent = '', fence, language = '', flags = '' } = opening.exec(lines[index] ?? '')?.groups ?? {}
    if (fence === undefined) continue
    const start = index + 1
    do index++
    while (index < lines.length && !closes(lines[index], fence))
    if (!['ts', 'typescript'].includes(language)) continue
    const code = lines.slice(start, index).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    examples.push({
      file,
      line: firstLine + start,
      code: code.join('\n'),
      ...readFlags(flags.trim()),
      ...(index === lines.length && { problem: 'the code block is never closed' }),
    })
  }
  return examples
}
