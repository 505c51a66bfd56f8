import { expect, it } from 'vitest'
import { noOdds, type Odds } from './simulation/odds.ts'
import { play, printTrace } from './simulation/play.ts'
import { mikeAlone } from './simulation/stories.ts'

/** Seeds of this run; `pnpm prove` plays twenty thousand others, and `pnpm prove --seed 17` any one of them. */
const seeds = Array.from({ length: 200 }, (_, index) => index + 1)
const perTest = 25
const batches = Array.from({ length: seeds.length / perTest }, (_, batch) => batch * perTest)

const oneProcess: Odds = { ...noOdds, forgetAfterMs: 15 * 60_000 }

it.each(batches)(
  'leaves the books as if nothing had gone wrong, whatever does (25 seeds after %i)',
  { timeout: 120_000 },
  async (batch) => {
    for (const seed of seeds.slice(batch, batch + perTest)) {
      const { problems, stories } = await play(seed)
      expect(problems, `seed ${seed}: ${stories.join('; ')}`).toEqual([])
    }
  },
)

it('plays a seed the same way each time', async () => {
  for (const seed of [3, 44, 107]) expect(printTrace(await play(seed))).toBe(printTrace(await play(seed)))
})

/** Steps from one death to the next here; `pnpm prove` dies at each. */
const apart = 3

it('makes one customer and one estimate of a call, at whichever step the process dies', {
  timeout: 120_000,
}, async () => {
  const { steps } = await play(1, { odds: oneProcess, stories: mikeAlone })
  expect(steps).toBeGreaterThan(60)
  for (let crashAt = 1; crashAt <= steps; crashAt += apart) {
    const { problems, crashes } = await play(1, { odds: oneProcess, stories: mikeAlone, crashAt })
    expect({ crashAt, crashes, problems }).toEqual({ crashAt, crashes: 1, problems: [] })
  }
})

it('notices documents that are made twice, and those that are never made', async () => {
  const rough: Odds = { ...noOdds, quickbooks: 0.4, calmAfterMs: 4 * 3_600_000 }
  const problemsOf = async (seed: number): Promise<string> => {
    const { problems } = await play(seed, {
      odds: rough,
      stories: mikeAlone,
      // Nobody remembers: neither QuickBooks the requestid, nor we that it was tried before.
      spoil: ({ emulator, store }) => {
        emulator.faults.requestIds({ honoured: false })
        return {
          ...store,
          claimCommands: async (claim) =>
            (await store.claimCommands(claim)).map(({ earlierTriedAt: _, ...command }) => ({
              ...command,
              attempts: 0,
            })),
        }
      },
    })
    return problems.join()
  }
  let found = ''
  for (let seed = 1; seed <= 40 && !found.includes('two documents of one command'); seed += 1)
    found = await problemsOf(seed)
  expect(found).toContain('two documents of one command')

  const forgetful = await play(1, {
    odds: noOdds,
    stories: mikeAlone,
    spoil: ({ store }) => ({
      ...store,
      commit: (writes) =>
        store.commit(writes.filter((write) => write.op !== 'command.insert' || write.record.lane !== 'quickbooks')),
    }),
  })
  expect(forgetful.problems.join()).toContain('estimates: none instead of 445')
})
