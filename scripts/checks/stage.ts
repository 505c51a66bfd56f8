import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readReport } from './report.ts'
import { failed, passed, sum, type Tally } from './tally.ts'

/** A task of one package, as turbo's run summary has it; without `execution` it was not reached. */
interface TaskRun {
  taskId: string
  task: string
  command: string
  directory: string
  execution?: { exitCode: number }
}

/** What turbo keeps of a run; other runs may end in the same folder at the same time. */
interface Summary {
  execution: { command: string }
  tasks: TaskRun[]
}

const summaryPaths = (root: string): string[] => globSync(join(root, '.turbo/runs/*.json'))

const readSummary = (path: string): Summary => JSON.parse(readFileSync(path, 'utf8'))

const tallyOf = (root: string, { taskId, task, directory, execution }: TaskRun): Tally => {
  const succeeded = execution?.exitCode === 0
  const report = readReport(join(root, directory), task)
  if (report === undefined) return succeeded ? passed() : failed(taskId)
  if (!succeeded && report.failed === 0) return sum([report, failed(`${taskId}, outside any one check`)])
  return { ...report, failures: report.failures.map((name) => `${taskId}: ${name}`) }
}

/**
 * Runs one turbo task in every package that has it, printing what fails in full.
 *
 * A task that leaves a report counts as many checks as it reports, any other counts as one.
 */
export const runStage = (root: string, task: string): Tally => {
  const before = new Set(summaryPaths(root))
  // Two at a time: the tests start servers and processes of their own, and the smallest machines have two cores.
  const options = ['--continue=always', '--concurrency=2', '--output-logs=errors-only', '--summarize']
  spawnSync('turbo', ['run', task, ...options], { cwd: root, stdio: 'inherit' })
  const summary = summaryPaths(root)
    .filter((path) => !before.has(path))
    .map(readSummary)
    .find(({ execution }) => execution.command.startsWith(`turbo run ${task} `))
  if (summary === undefined) return failed(`${task}: turbo did not run`)
  const runs = summary.tasks.filter((run) => run.task === task && run.command !== '<NONEXISTENT>')
  return sum(runs.map((run) => tallyOf(root, run)))
}
