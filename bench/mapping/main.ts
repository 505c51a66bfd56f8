/** Compares the rule engine with three others on the conditions they share: `pnpm bench:mapping`. */
import { availableParallelism, cpus } from 'node:os'
import { compileRules } from '@leadbooks/core'
import { type Contender, jsonLogicEngine, jsonRulesEngine, leadbooks, zenEngine } from './engines.ts'
import { documentOf, type SharedCall, sharedCalls, sharedRules } from './scenario.ts'

interface Speed {
  /** Calls a second of processor time, all threads together, and of wall time. */
  cpu: number
  wall: number
}

const distinct = 10_000
const calls = sharedCalls(distinct)

/** Calls that are timed together; few, so that some rounds of each are not interrupted by what else runs on the machine. */
const batchSize = 50
const rounds = 20

const timed = async (
  match: Contender['match'],
  some: readonly SharedCall[],
): Promise<{ cpu: number; wall: number }> => {
  const start = performance.now()
  const before = process.cpuUsage()
  for (const call of some) {
    const answer = match(call)
    // Nobody waits for an answer that is there.
    if (answer instanceof Promise) await answer
  }
  const { user, system } = process.cpuUsage(before)
  return { cpu: user + system, wall: (performance.now() - start) * 1e3 }
}

/** A contender with the calls it is timed on, and the best time of each batch of them so far. */
class Run {
  readonly contender: Contender
  readonly #batches: { readonly calls: readonly SharedCall[]; cpu: number; wall: number }[]
  readonly #calls: number

  constructor(contender: Contender, some: readonly SharedCall[]) {
    const size = Math.min(batchSize, Math.ceil(some.length / 4))
    this.contender = contender
    this.#calls = some.length
    this.#batches = Array.from({ length: Math.ceil(some.length / size) }, (_, index) => ({
      calls: some.slice(index * size, (index + 1) * size),
      cpu: Number.POSITIVE_INFINITY,
      wall: Number.POSITIVE_INFINITY,
    }))
  }

  async round(): Promise<void> {
    for (const batch of this.#batches) {
      const { cpu, wall } = await timed(this.contender.match, batch.calls)
      batch.cpu = Math.min(batch.cpu, cpu)
      batch.wall = Math.min(batch.wall, wall)
    }
  }

  /** The best of each batch added up: what else runs on the machine only ever slows one down. */
  get speed(): Speed {
    const total = (key: 'cpu' | 'wall'): number => this.#batches.reduce((sum, batch) => sum + batch[key], 0)
    return { cpu: (this.#calls * 1e6) / total('cpu'), wall: (this.#calls * 1e6) / total('wall') }
  }
}

/** Times all contenders in turns, so that what slows the machine down for a while slows all of them down. */
const race = async (runs: readonly Run[]): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) for (const run of runs) await run.round()
}

const agree = async (contenders: readonly Contender[], count: number): Promise<number> => {
  let matches = 0
  for (const call of calls.slice(0, count)) {
    const answers: string[] = []
    for (const contender of contenders) answers.push([...(await contender.match(call))].sort().join(' '))
    const [first = ''] = answers
    matches += first === '' ? 0 : first.split(' ').length
    if (answers.some((answer) => answer !== first))
      throw new Error(
        `they differ on ${call.id}: ${contenders.map(({ name }, at) => `${name}: ${answers[at]}`).join('; ')}`,
      )
  }
  return matches
}

const rate = (speed: number): string => Math.round(speed).toLocaleString('en-US').padStart(9)

console.log(`node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`)
console.log(
  `${distinct} distinct summaries, ${Math.round(calls.reduce((sum, { text }) => sum + text.length, 0) / distinct)} characters each\n`,
)

/** Before the others have filled the heap, and when the engine has seen the code, as a server has. */
const document: unknown = JSON.parse(JSON.stringify(documentOf(sharedRules(2_000))))
for (let warm = 0; warm < 15; warm += 1) compileRules(document)
const compiles = Array.from({ length: 15 }, () => {
  const before = process.cpuUsage()
  compileRules(document)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e3
}).sort((left, right) => left - right)
console.log(
  `compiling 2,000 rules: best ${compiles[0]?.toFixed(0)} ms, median ${compiles[7]?.toFixed(0)} ms of processor time\n`,
)

const speeds: Speed[] = []
for (const count of [200, 2_000]) {
  const rules = sharedRules(count)
  const ours = leadbooks(rules)
  const others = [jsonRulesEngine(rules), jsonLogicEngine(rules), zenEngine(rules)]
  const checked = count === 200 ? 300 : 30
  const matches = await agree([ours, ...others], checked)
  console.log(`${count} rules: equal answers on ${checked} summaries, ${matches} matches`)
  const own = new Run(ours, calls)
  const runs = others.map((other) => new Run(other, calls.slice(0, count === 200 ? 200 : 20)))
  await race([own, ...runs])
  speeds.push(own.speed)
  console.log(
    `  ${ours.name.padEnd(20)} ${rate(own.speed.cpu)} leads/s of processor time ${rate(own.speed.wall)} by the clock`,
  )
  for (const { contender, speed } of runs) {
    const times = `${(own.speed.cpu / speed.cpu).toFixed(1)}× / ${(own.speed.wall / speed.wall).toFixed(1)}×`
    console.log(
      `  ${contender.name.padEnd(20)} ${rate(speed.cpu)} ${' '.repeat(24)} ${rate(speed.wall)} by the clock   ${times}`,
    )
  }
}

const [few, many] = speeds
if (few !== undefined && many !== undefined)
  console.log(`\nten times the rules take ${(few.cpu / many.cpu).toFixed(2)} times the time`)
