import { expect, test } from 'vitest'
import { Intake } from '../../src/engine/intake.ts'

const still = { now: () => 0 }

/** Milliseconds until a piece of work may begin. */
const waitOf = async (intake: Intake): Promise<number> => {
  const startedAt = performance.now()
  await intake.turn()
  return performance.now() - startedAt
}

const takeIn = async (intake: Intake, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) await intake.during(async () => undefined)
}

test('what follows from deliveries begins at once where none is being taken in', async () => {
  const intake = new Intake(still)
  await takeIn(intake, 10)
  let begun = false
  const turn = intake.turn().then(() => {
    begun = true
  })
  await Promise.resolve()
  await Promise.resolve()
  expect(begun).toBe(true)
  await turn
})

test('it waits for a delivery that is being taken in, and not for ever', async () => {
  const intake = new Intake(still)
  const order: string[] = []
  let finish = (): void => undefined
  const taken = intake.during(() => new Promise<void>((resolve) => (finish = resolve)))
  const turn = intake.turn().then(() => order.push('work'))
  void taken.then(() => order.push('delivery'))
  finish()
  await Promise.all([taken, turn])
  expect(order).toStrictEqual(['delivery', 'work'])
  void intake.during(() => new Promise<void>(() => undefined))
  expect(await waitOf(intake)).toBeLessThan(1_000)
})

test('fifty deliveries in a second are a crowd, for that second and the next', async () => {
  let now = 0
  const intake = new Intake({ now: () => now })
  await takeIn(intake, 49)
  expect(intake.isCrowded).toBe(false)
  await takeIn(intake, 1)
  expect(intake.isCrowded).toBe(true)
  now = 1_500
  expect(intake.isCrowded).toBe(true)
  now = 2_600
  expect(intake.isCrowded).toBe(false)
})

test('in a crowd it waits longer while the process is busy than while it has time to spare', async () => {
  const busyUntil = (until: number): void => {
    if (performance.now() < until) setImmediate(busyUntil, until)
  }
  const intake = new Intake(still)
  await takeIn(intake, 50)
  await intake.turn()
  // A process that had nothing to do for a while.
  await new Promise((resolve) => setTimeout(resolve, 100))
  const spare = await waitOf(intake)
  busyUntil(performance.now() + 400)
  await waitOf(intake)
  const busy = await waitOf(intake)
  expect(busy).toBeGreaterThan(40)
  expect(spare).toBeLessThan(busy)
})
