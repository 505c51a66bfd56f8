import { recurOnPgBoss } from '@leadbooks/runtime/stores/postgres'
import { PgBoss } from 'pg-boss'
import { afterAll, expect, it } from 'vitest'
import { connectionString, endAll, freshSchema } from './scene.ts'

afterAll(endAll)

it('is done by one of two nodes at its time, and again the next time though it failed', {
  timeout: 60_000,
}, async () => {
  const schema = freshSchema()
  const nodes = await Promise.all(
    [0, 1].map(async () => {
      const boss = new PgBoss({ connectionString, schema })
      boss.on('error', () => undefined)
      await boss.start()
      return boss
    }),
  )
  let runs = 0
  let done = (): void => undefined
  const nightly = {
    cron: '0 3 * * *',
    timeZone: 'America/Chicago',
    run: async () => {
      runs += 1
      setImmediate(done)
      if (runs === 1) throw new Error('The disk is full.')
    },
  }
  const taking = await Promise.all(nodes.map((boss) => recurOnPgBoss(boss, { nightly })))
  const [first] = nodes
  expect(await first?.getSchedules('nightly')).toMatchObject([{ cron: '0 3 * * *', timezone: 'America/Chicago' }])

  for (const time of [1, 2]) {
    const ran = new Promise<void>((resolve) => {
      done = resolve
    })
    // As pg-boss' clock does when the time has come, from both nodes.
    await Promise.all(nodes.map((boss) => boss.send('nightly')))
    await ran
    expect(runs).toBe(time)
    while ((await first?.findJobs('nightly'))?.some(({ state }) => state === 'active' || state === 'created'));
  }
  for (const { stop } of taking) await stop()
  for (const boss of nodes) await boss.stop()
})
