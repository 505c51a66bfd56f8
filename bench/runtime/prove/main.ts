import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { proveKillsOnPostgres, proveKillsOnSqlite } from './kills.ts'
import { type Part, timed } from './part.ts'
import { provePostgresRestarts } from './postgres-restarts.ts'
import { provePowerCuts } from './power-cuts.ts'
import { proveEveryStep, proveSeeds, replay } from './simulation.ts'

const { values } = parseArgs({
  options: {
    /** Plays this seed alone and prints all that happens. */
    seed: { type: 'string' },
    seeds: { type: 'string', default: '20000' },
    from: { type: 'string', default: '1000' },
    /** Share of the full counts of kills, cuts and restarts. */
    share: { type: 'string', default: '1' },
    /** Parts to run, by letter. */
    parts: { type: 'string', default: 'abcd' },
    /** File that the report is written to. */
    report: { type: 'string', default: new URL('../prove.md', import.meta.url).pathname },
  },
})

const share = Number(values.share)
const times = (count: number): number => Math.max(1, Math.round(count * share))
const phases = 11

const commit = (): string => execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()

const runParts = async (): Promise<Part[]> => {
  const parts: Part[] = []
  const add = async (letter: string, title: string, run: () => Promise<Omit<Part, 'title' | 'seconds'>>) => {
    if (values.parts.includes(letter)) parts.push(await timed(`(${letter}) ${title}`, run))
  }
  await add('a', 'simulation, dead at every step', proveEveryStep)
  await add('a', 'simulation, from seeds', () => proveSeeds(Number(values.from), Number(values.seeds)))
  await add('b', 'SIGKILL on SQLite', () => proveKillsOnSqlite(Math.ceil(times(500) / phases)))
  await add('b', 'SIGKILL on Postgres', () => proveKillsOnPostgres(times(200), 1))
  await add('b', 'SIGKILL on Postgres, three nodes', () => proveKillsOnPostgres(times(50), 3))
  await add('c', 'power cut', () => provePowerCuts(times(25)))
  await add('d', 'Postgres restarted', () => provePostgresRestarts(times(25)))
  return parts
}

const report = (parts: readonly Part[], started: Date, load: string): string =>
  [
    '# Proof by breaking it',
    '',
    `Commit ${commit()}, ${started.toISOString().slice(0, 16).replace('T', ' ')} UTC, Node ${process.versions.node}, ${availableParallelism()} processors, load ${load} before the run. Written by \`pnpm prove\`; a seed is played again, with all that happens in it, by \`pnpm prove --seed 17\`.`,
    '',
    ...parts.flatMap(({ title, done, problems, details, seconds }) => [
      `## ${title}`,
      '',
      `${done}; ${seconds} s; ${problems.length === 0 ? 'nothing lost, nothing twice' : `**${problems.length} problems**`}.`,
      '',
      ...problems.map((problem) => `- ${problem}`),
      ...details,
      '',
    ]),
  ].join('\n')

if (values.seed !== undefined) process.exitCode = (await replay(Number(values.seed))) ? 0 : 1
else {
  const started = new Date()
  const load = loadavg()
    .map((one) => one.toFixed(1))
    .join(', ')
  const parts = await runParts()
  await writeFile(values.report, report(parts, started, load))
  process.exitCode = parts.some(({ problems }) => problems.length > 0) ? 1 : 0
}
