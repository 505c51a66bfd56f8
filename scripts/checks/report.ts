import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Tally } from './tally.ts'

/** The parts of vitest's JSON report that are counted. */
interface VitestReport {
  numPassedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[]
}

const fromVitest = (report: VitestReport, folder: string): Tally => {
  const failures = report.testResults.flatMap(({ name, status, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName)
    // A file that cannot be loaded has no failed test to its name, and is a failure all the same.
    return status === 'failed' && tests.length === 0 ? [`${relative(folder, name)} cannot be loaded`] : tests
  })
  return {
    passed: report.numPassedTests,
    failed: failures.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  }
}

const reportPath = (folder: string, task: string): string =>
  join(folder, 'reports', task === 'test' ? 'vitest.json' : `${task}.json`)

/** Leaves a task's tally where `npm test` looks for it: `reports/<task>.json` of the package. */
export const writeReport = (folder: string, task: string, tally: Tally): void => {
  mkdirSync(join(folder, 'reports'), { recursive: true })
  writeFileSync(reportPath(folder, task), `${JSON.stringify(tally, undefined, 2)}\n`)
}

/** The tally that a task left, if it left one. */
export const readReport = (folder: string, task: string): Tally | undefined => {
  const path = reportPath(folder, task)
  if (!existsSync(path)) return undefined
  const report: unknown = JSON.parse(readFileSync(path, 'utf8'))
  // Both shapes are written by us or by the vitest that the lockfile pins.
  return task === 'test' ? fromVitest(report as VitestReport, folder) : (report as Tally)
}

/** Takes earlier tallies away, so that a task which dies early cannot pass for the run before it. */
export const removeReports = (root: string): void => {
  for (const folder of globSync('{*,packages/*,examples/*}/reports', { cwd: root })) {
    rmSync(join(root, folder), { recursive: true })
  }
}
