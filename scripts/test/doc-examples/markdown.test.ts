import { describe, expect, it } from 'vitest'
import { docstringExamples } from '../../doc-examples/docstring.ts'
import { markdownExamples } from '../../doc-examples/markdown.ts'

const page = (...lines: string[]): string => lines.join('\n')

describe('markdownExamples', () => {
  it('finds each ts block with the line its code begins on', () => {
    const text = page('# Rules', '', '```ts', 'one()', '', 'two()', '```', '', '~~~ts', 'three()', '~~~')
    expect(markdownExamples('a.md', text)).toEqual([
      { file: 'a.md', line: 4, code: 'one()\n\ntwo()' },
      { file: 'a.md', line: 10, code: 'three()' },
    ])
  })

  it('leaves other languages alone, even those that quote a ts block', () => {
    const text = page('```json', '{}', '```', '````md', '```ts', 'quoted()', '```', '````', '```tsx', '<p />', '```')
    expect(markdownExamples('a.md', text)).toEqual([])
  })

  it('takes a block in a list without the indentation of the list', () => {
    const text = page('1. First', '', '   ```ts', '   if (yes) {', '     go()', '   }', '   ```')
    expect(markdownExamples('a.md', text)).toEqual([{ file: 'a.md', line: 4, code: 'if (yes) {\n  go()\n}' }])
  })

  it('lets a block opt out of running with a reason, and of nothing without one', () => {
    const [reasoned] = markdownExamples('a.md', page('```ts no-run: needs an Intuit app', 'go()', '```'))
    expect(reasoned).toMatchObject({ noRun: 'needs an Intuit app' })
    for (const flags of ['no-run', 'no-run:', 'ignore', 'no-check: because']) {
      const [refused] = markdownExamples('a.md', page(`\`\`\`ts ${flags}`, 'go()', '```'))
      expect(refused?.problem).toContain(flags)
      expect(refused?.noRun).toBeUndefined()
    }
  })

  it('names a block that is never closed', () => {
    expect(markdownExamples('a.md', page('```ts', 'go()'))).toMatchObject([{ line: 2, problem: expect.any(String) }])
  })
})

describe('docstringExamples', () => {
  it('takes an unfenced block whole, up to the next tag', () => {
    const source = page(
      '/**',
      ' * Adds.',
      ' *',
      ' * @example',
      " * import { add } from 'x'",
      ' *',
      ' * add(1, 2) // => 3',
      ' * @see elsewhere',
      ' */',
      'export const add = 1',
    )
    expect(docstringExamples('add.ts', source)).toEqual([
      { file: 'add.ts', line: 5, code: "import { add } from 'x'\n\nadd(1, 2) // => 3" },
    ])
  })

  it('takes only the fences of a block that has some', () => {
    const source = page('/**', ' * @example By hand:', ' * ```ts', ' * go()', ' * ```', ' */', 'export const go = 1')
    expect(docstringExamples('go.ts', source)).toEqual([{ file: 'go.ts', line: 4, code: 'go()' }])
  })

  it('finds the docstrings of members, and keeps the indentation of their code', () => {
    const source = page(
      'export interface Store {',
      '  /**',
      '   * @example',
      '   * {',
      '   *   go()',
      '   * }',
      '   */',
      '  go(): void',
      '}',
    )
    expect(docstringExamples('go.ts', source)).toEqual([{ file: 'go.ts', line: 4, code: '{\n  go()\n}' }])
  })

  it('is not taken in by a docstring inside a string', () => {
    expect(docstringExamples('go.ts', 'export const text = `/**\n * @example\n * go()\n */`')).toEqual([])
  })
})
