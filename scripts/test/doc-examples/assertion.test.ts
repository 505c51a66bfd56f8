import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { withAssertions } from '../../doc-examples/assertion.ts'

const expectationUrl = new URL('../../doc-examples/expectation.ts', import.meta.url).href
const folder = mkdtempSync(join(tmpdir(), 'leadbooks-assertion-'))
let count = 0

/** Runs an example as the docs check does, as a module of its own. */
const run = async (code: string): Promise<unknown> => {
  const path = join(folder, `${count++}.ts`)
  writeFileSync(path, withAssertions(code, expectationUrl))
  return import(pathToFileURL(path).href)
}

afterAll(() => rmSync(folder, { recursive: true }))

describe('withAssertions', () => {
  it.each([
    ['an expression', `1 + 1 // => VALUE`, '2', '3'],
    ['an awaited expression', `await Promise.resolve({ a: [1] }) // => VALUE`, '{ a: [1] }', '{ a: [1, 2] }'],
    ['a declared variable', `const sum: number = 1 + 1 // => VALUE`, '2', `'2'`],
    ['what console.log is given', `console.log(undefined ?? '') // => VALUE`, `''`, 'undefined'],
    ['the expression on the line above', `[1, 2]\n  .map((n) => n * 2)\n// => VALUE`, '[2, 4]', '[4, 2]'],
    ['a value over several lines', `const a = { b: 1 }\n// => {\n//   b: VALUE,\n// }`, '1', '2'],
    ['a comment without its spaces', `1 + 1 //=>VALUE`, '2', '3'],
    ['an expression that ends in a semicolon', `1 + 1; // => VALUE`, '2', '3'],
    ['an expression inside a block', `for (const n of [1]) {\n  n + 1 // => VALUE\n}`, '2', '3'],
    ['the name of what is thrown', `JSON.parse('{') // => throws VALUE`, 'SyntaxError', 'TypeError'],
    ['what a promise rejects with', `await Promise.reject(new RangeError()) // => throws VALUE`, 'RangeError', 'Error'],
  ])('holds an example to %s', async (_, code, value, other) => {
    await expect(run(code.replace('VALUE', value))).resolves.toBeDefined()
    await expect(run(code.replace('VALUE', other))).rejects.toThrow('the comment promises')
  })

  it('says what came, what was promised, and on which line', async () => {
    await expect(run(`const a = 1\n\na + 1 // => 3`)).rejects.toMatchObject({
      message: 'the comment promises 3, but it is 2',
      line: 2,
    })
  })

  it('notices when nothing is thrown', async () => {
    await expect(run(`1 + 1 // => throws Error`)).rejects.toThrow('nothing is thrown')
  })

  it('leaves an example without promises to its own errors', async () => {
    await expect(run(`throw new TypeError('its own')`)).rejects.toThrow('its own')
    await expect(run(`// => no promise at the head of a file is overlooked\n1`)).rejects.toThrow(
      'follows no expression',
    )
  })

  it('refuses a promise that nothing can keep', () => {
    expect(() => withAssertions(`if (true) {\n} // => 1`, expectationUrl)).toThrow('follows no expression')
    expect(() => withAssertions(`1 + 1 // => about two`, expectationUrl)).toThrow('is not an expression')
  })
})
