import { expect, it } from 'vitest'
import { armAlarm } from '../../../src/stores/durable-object/alarm.ts'
import type { ObjectStorage } from '../../../src/stores/durable-object/platform.ts'

/** The alarm of Cloudflare's storage, which in workerd cannot be made late by hand. */
const storageWith = (
  alarm: number | null,
): Pick<ObjectStorage, 'getAlarm' | 'setAlarm'> & { alarm: number | null } => ({
  alarm,
  async getAlarm() {
    return this.alarm
  },
  async setAlarm(at) {
    this.alarm = at
  },
})

const hour = 3_600_000
const inAnHour = (): string => new Date(Date.now() + hour).toISOString()

it('sets an alarm that should have fired long ago anew', async () => {
  const storage = storageWith(Date.now() - 2 * hour)
  await armAlarm(storage, inAnHour(), Date.now())
  expect(storage.alarm).toBeGreaterThan(Date.now())
})

it('keeps an alarm that comes sooner, and brings a later one forward', async () => {
  const soon = Date.now() + 1_000
  const storage = storageWith(soon)
  await armAlarm(storage, inAnHour(), Date.now())
  expect(storage.alarm).toBe(soon)
  const late = storageWith(Date.now() + 5 * hour)
  const dueAt = inAnHour()
  await armAlarm(late, dueAt, Date.now())
  expect(late.alarm).toBe(Date.parse(dueAt))
})

it('sets none when nothing waits, and none before it is allowed to', async () => {
  const storage = storageWith(null)
  await armAlarm(storage, undefined, Date.now())
  expect(storage.alarm).toBe(null)
  await armAlarm(storage, '2020-01-01T00:00:00.000Z', 4_000_000_000_000)
  expect(storage.alarm).toBe(4_000_000_000_000)
})
