// Stands for `vitest` where the suite runs inside workerd: collects the tests, and runs them when it is asked to.
export { expect } from 'vitest'

type Body = (...values: unknown[]) => unknown

/** What became of one test. */
export interface Outcome {
  name: string
  /** Message of what it threw. */
  error?: string
}

const collected: { name: string; run: () => unknown }[] = []
const path: string[] = []
let isSkipped = false

/** Runs every test that was collected, one after another. */
export const runAll = async (): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  for (const { name, run } of collected.splice(0)) {
    try {
      await run()
      outcomes.push({ name })
    } catch (error) {
      outcomes.push({ name, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
    }
  }
  return outcomes
}

const each =
  (define: (name: string, body: Body) => void) =>
  (rows: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const [at, row] of rows.entries()) {
      const values = Array.isArray(row) ? row : [row]
      define(`${name} [${at}]`, () => body(...values))
    }
  }

const defineTest = (name: string, body: Body): void => {
  if (!isSkipped) collected.push({ name: [...path, name].join(' > '), run: () => body() })
}

const defineSuite = (name: string, body: Body): void => {
  path.push(name)
  body()
  path.pop()
}

const skipping =
  (isLeftOut: unknown) =>
  (name: string, body: Body): void => {
    const before = isSkipped
    isSkipped ||= Boolean(isLeftOut)
    defineSuite(name, body)
    isSkipped = before
  }

type Each = ReturnType<typeof each>

export const test: typeof defineTest & { each: Each } = Object.assign(defineTest, { each: each(defineTest) })
export const describe: typeof defineSuite & { each: Each; skipIf: typeof skipping } = Object.assign(defineSuite, {
  each: each(defineSuite),
  skipIf: skipping,
})
