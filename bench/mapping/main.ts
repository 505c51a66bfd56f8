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

/** Times each batch in several rounds and adds up the best of each: what else runs on the machine only ever slows one down. */
const measure = async ({ match }: Contender, some: readonly SharedCall[], rounds: number): Promise<Speed> => {
  const size = Math.min(batchSize, Math.ceil(some.length / 4))
  const batches = Array.from({ length: Math.ceil(some.length / size) }, (_, index) => ({
    calls: some.slice(index * size, (index + 1) * size),
    cpu: Number.POSITIVE_INFINITY,
    wall: Number.POSITIVE_INFINITY,
  }))
  for (let round = 0; round < rounds; round += 1) {
    for (const batch of batches) {
      const { cpu, wall } = await timed(match, batch.calls)
      batch.cpu = Math.min(batch.cpu, cpu)
      batch.wall = Math.min(batch.wall, wall)
    }
  }
  const total = (key: 'cpu' | 'wall'): number => batches.reduce((sum, batch) => sum + batch[key], 0)
  return { cpu: (some.length * 1e6) / total('cpu'), wall: (some.length * 1e6) / total('wall') }
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

const speeds: Speed[] = []
for (const count of [200, 2_000]) {
  const rules = sharedRules(count)
  const ours = leadbooks(rules)
  const others = [jsonRulesEngine(rules), jsonLogicEngine(rules), zenEngine(rules)]
  const checked = count === 200 ? 300 : 30
  const matches = await agree([ours, ...others], checked)
  console.log(`${count} rules: equal answers on ${checked} summaries, ${matches} matches`)
  const own = await measure(ours, calls, 8)
  speeds.push(own)
  console.log(`  ${ours.name.padEnd(20)} ${rate(own.cpu)} leads/s of processor time ${rate(own.wall)} by the clock`)
  for (const other of others) {
    const speed = await measure(other, calls.slice(0, count === 200 ? 200 : 30), 3)
    const times = `${(own.cpu / speed.cpu).toFixed(0)}× / ${(own.wall / speed.wall).toFixed(0)}×`
    console.log(
      `  ${other.name.padEnd(20)} ${rate(speed.cpu)} ${' '.repeat(24)} ${rate(speed.wall)} by the clock   ${times}`,
    )
  }
}

const [few, many] = speeds
if (few !== undefined && many !== undefined)
  console.log(`\nten times the rules take ${(few.cpu / many.cpu).toFixed(2)} times the time`)

const document: unknown = JSON.parse(JSON.stringify(documentOf(sharedRules(2_000))))
const compiles = Array.from({ length: 15 }, () => {
  const before = process.cpuUsage()
  compileRules(document)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e3
}).sort((left, right) => left - right)
console.log(
  `compiling 2,000 rules: best ${compiles[0]?.toFixed(0)} ms, median ${compiles[7]?.toFixed(0)} ms of processor time`,
)
