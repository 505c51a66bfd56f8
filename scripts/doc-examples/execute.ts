import { fork } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withAssertions } from './assertion.ts'
import { type Example, placeOf } from './example.ts'
import type { Outcome } from './runner.ts'

const runnerUrl = new URL('runner.ts', import.meta.url)
const expectationUrl = new URL('expectation.ts', import.meta.url).href

/** Long enough for a page that starts servers, short enough to notice one that never ends. */
const pageTimeoutMs = 60_000

/** Runs modules in one process, in an empty folder that is gone afterwards, and hands over what each came to. */
const runModules = (paths: string[], conditions: string[]): Promise<Outcome[]> =>
  new Promise((resolve) => {
    const cwd = mkdtempSync(join(tmpdir(), 'leadbooks-example-'))
    const execArgv = conditions.map((condition) => `--conditions=${condition}`)
    const child = fork(runnerUrl, paths, { cwd, execArgv, silent: true, timeout: pageTimeoutMs, killSignal: 'SIGKILL' })
    const outcomes: Outcome[] = []
    let stderr = ''
    child.stderr?.on('data', (chunk) => {
      stderr += chunk
    })
    child.stdout?.resume()
    // The runner sends nothing else.
    child.on('message', (outcome) => outcomes.push(outcome as Outcome))
    child.on('close', () => {
      rmSync(cwd, { recursive: true, force: true })
      const silent = paths.slice(outcomes.length)
      const message = stderr.trim() || `it had not ended after ${pageTimeoutMs / 1000} s`
      resolve([...outcomes, ...silent.map((path) => ({ path, error: { message } }))])
    })
  })

/** Writes an example, its comments turned into assertions, as a module. */
const writeModule = (example: Example, path: string): string | undefined => {
  try {
    writeFileSync(path, withAssertions(example.code, expectationUrl))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Runs the examples of one page or source in the order they stand in.
 *
 * @param folder - where the modules are written, so that their imports resolve from there
 * @returns what went wrong by example; an example that shows what it promises is absent
 */
export const runErrors = async (
  examples: readonly Example[],
  folder: string,
  { fromSource }: { fromSource: boolean },
): Promise<Map<Example, string[]>> => {
  mkdirSync(folder, { recursive: true })
  const errors = new Map<Example, string[]>()
  const modules = new Map<string, Example>()
  for (const [index, example] of examples.entries()) {
    const path = join(folder, `${index}.ts`)
    const problem = writeModule(example, path)
    if (problem === undefined) modules.set(pathToFileURL(path).href, example)
    else errors.set(example, [`${placeOf(example)}: ${problem}`])
  }
  if (modules.size === 0) return errors
  const outcomes = await runModules([...modules.keys()], fromSource ? ['@leadbooks/source'] : [])
  for (const { path, error } of outcomes) {
    const example = modules.get(path)
    if (example !== undefined && error !== undefined) {
      errors.set(example, [`${placeOf(example, error.line)}: ${error.message}`])
    }
  }
  return errors
}
