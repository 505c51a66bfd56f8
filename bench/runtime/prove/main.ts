import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { commitProved, ProofRecord } from './piece.ts'
import { reportOf } from './report.ts'
import { replay } from './simulation.ts'
import { type Stage, stages } from './stages.ts'

const help = `pnpm prove                          everything, with its full counts
pnpm prove --seeds 500              one stage, smaller; several switches, several stages
pnpm prove --seeds 500 --from 7000  seeds 7000 to 7499
pnpm prove --seed 1234              one world again, with all that happens in it
pnpm prove --report                 the report alone, from what is recorded

Stages: ${stages.map(({ name }) => `--${name}`).join(' ')}
What was done at this commit before is not done again; --record names another file to record in.
`

const { values } = parseArgs({
  options: {
    ...Object.fromEntries(stages.map(({ name }) => [name, { type: 'string' } as const])),
    seed: { type: 'string' },
    /** First seed of a run. */
    from: { type: 'string', default: '1000' },
    record: { type: 'string', default: new URL('./record.jsonl', import.meta.url).pathname },
    report: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

/** Problems of one piece that are printed; the record has all. */
const mostShown = 5

const given = new Map(Object.entries(values))
const isAny = stages.some(({ name }) => given.has(name))

/** How many of a stage are asked for. */
const wantedOf = async ({ name, full }: Stage): Promise<number> => {
  const asked = given.get(name)
  if (asked === undefined) return isAny ? 0 : full()
  const count = Number(asked)
  if (!Number.isInteger(count) || count < 0)
    throw new RangeError(`--${name} is "${asked}"; a whole number was expected.`)
  return name === 'steps' ? Math.min(count, await full()) : count
}

const runStage = async (stage: Stage, record: ProofRecord): Promise<void> => {
  const wanted = await wantedOf(stage)
  const commit = commitProved()
  const first = stage.name === 'seeds' ? Number(values.from) : 1
  if (wanted > 0) process.stdout.write(`${stage.title}, at ${commit}\n`)
  for (let done = 0; done < wanted; done += stage.perPiece) {
    const what = { stage: stage.name, from: first + done, count: Math.min(stage.perPiece, wanted - done), commit }
    if (record.has(what)) continue
    const piece = await record.run(what, () => stage.run(what.from, what.count))
    const range = `${what.from} to ${what.from + what.count - 1} of ${first + wanted - 1}`
    process.stdout.write(
      `  ${piece.at.slice(11, 19)} ${range}: ${piece.skipped ?? `${piece.problems.length} problems`}, ${piece.seconds} s\n`,
    )
    for (const problem of piece.problems.slice(0, mostShown)) process.stdout.write(`    ${problem}\n`)
    if (piece.skipped !== undefined) return
  }
}

if (values.help) process.stdout.write(help)
else if (values.seed !== undefined) process.exitCode = (await replay(Number(values.seed))) ? 0 : 1
else {
  const record = await ProofRecord.open(String(values.record))
  const before = record.pieces.length
  if (!values.report) for (const stage of stages) await runStage(stage, record)
  await writeFile(new URL('../prove.md', import.meta.url), reportOf(stages, record.pieces))
  const isWrong = record.pieces.slice(before).some(({ problems }) => problems.length > 0)
  process.exitCode = isWrong ? 1 : 0
}
