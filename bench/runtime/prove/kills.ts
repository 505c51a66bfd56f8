import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Part } from './part.ts'

const exampleFolder = fileURLToPath(new URL('../../../examples/express', import.meta.url))

/** Where the tests of every package leave their report. */
const reportFile = join(exampleFolder, 'reports', 'vitest.json')
const binFolder = fileURLToPath(new URL('../../../node_modules/.bin', import.meta.url))

interface VitestReport {
  numPassedTests: number
  testResults: {
    message: string
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[]
  }[]
}

/** Runs tests of the Express app with other counts than those of `npm test`. */
const runTests = async (file: string, counts: Record<string, string>): Promise<VitestReport> => {
  await rm(reportFile, { force: true })
  const child = spawn('vitest', ['run', file], {
    cwd: exampleFolder,
    // The app runs on the packages' sources, as this does.
    env: {
      ...process.env,
      ...counts,
      NODE_OPTIONS: process.execArgv.join(' '),
      PATH: `${binFolder}:${process.env.PATH ?? ''}`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await once(child, 'exit')
  return JSON.parse(await readFile(reportFile, 'utf8')) as VitestReport // vitest's own format
}

const problemsOf = ({ testResults }: VitestReport): string[] =>
  testResults.flatMap(({ message, assertionResults }) => [
    ...(message === '' ? [] : [message]),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0]?.split('\n')[0] ?? ''}`),
  ])

/** The Express app over HTTP on SQLite, killed in each phase of a call. @param rounds - times through all eleven phases */
export const proveKillsOnSqlite = async (rounds: number): Promise<Omit<Part, 'title' | 'seconds'>> => {
  const report = await runTests('test/crash/kill.test.ts', { LEADBOOKS_KILL_ROUNDS: String(rounds) })
  const [{ assertionResults } = { assertionResults: [] }] = report.testResults
  return {
    done: `${assertionResults.length} processes killed and started again on the same file, ${report.numPassedTests} of them without a trace in the books`,
    problems: problemsOf(report),
    details: [],
  }
}

/** Instances of the Express app on one Postgres, one of them killed again and again while fifty calls come in. */
export const proveKillsOnPostgres = async (
  kills: number,
  instances: number,
): Promise<Omit<Part, 'title' | 'seconds'>> => {
  const counts = { LEADBOOKS_KILLS: String(kills), LEADBOOKS_INSTANCES: String(instances) }
  const report = await runTests('test/postgres/kills.test.ts', counts)
  return {
    done: `${instances === 1 ? 'one instance' : `${instances} instances`} on Postgres, ${kills} kills, fifty calls each posted until it was taken`,
    problems: problemsOf(report),
    details: [],
  }
}
