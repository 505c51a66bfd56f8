import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { memoryChannel } from '@leadbooks/adapters/notify'
import { createEmulator } from '@leadbooks/emulator'
import { createApp, listen } from './app.ts'
import { createBooks } from './books.ts'
import { demoClock } from './demo/clock.ts'
import { play, type Stage } from './demo/play.ts'
import { differences, report } from './demo/report.ts'
import { scenarios } from './demo/scenarios.ts'
import { describeProblem } from './problem.ts'
import { readSettings } from './settings.ts'

const realmId = '9341450000000001'
const say = (text: string): boolean => process.stdout.write(`${text}\n`)

/** A fresh file for each run: the emulator starts empty too. */
const freshDatabase = async (): Promise<string> => {
  const folder = process.env.LEADBOOKS_DATA ?? 'data'
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'demo.sqlite')
  for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true })
  return file
}

const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

const run = async (once: boolean): Promise<number> => {
  const clock = demoClock()
  const emulator = createEmulator({ company: 'home-services', realmIds: [realmId], clock })
  const quickbooks = await emulator.listen()
  const sms = memoryChannel('sms')
  const settings = readSettings({
    PORT: process.env.PORT ?? '3000',
    LEADBOOKS_DATABASE: await freshDatabase(),
    QUICKBOOKS_URL: quickbooks.url,
    QUICKBOOKS_REALM_ID: realmId,
    QUICKBOOKS_ACCESS_TOKEN: 'demo',
    NEXTPHONE_SECRET: 'demo-nextphone-secret',
    LEADBOOKS_API_KEY: 'demo-api-key',
  })
  const books = createBooks(settings, { notify: [sms], clock })
  const app = await listen(createApp(books), settings.port)
  const work = books.start()
  const { nextphoneSecret, apiKey } = settings
  const stage: Stage = { appUrl: app.url, apiKey, nextphoneSecret, realmId, emulator, sms, clock }
  say(`LeadBooks listens on ${app.url}, QuickBooks (emulated) on ${quickbooks.url}, data in ${settings.database}.\n`)
  let wrong = 0
  try {
    for (const scenario of scenarios) {
      const outcome = await play(stage, scenario)
      wrong += differences(outcome, scenario.expected).length
      say(`${report(scenario, outcome)}\n`)
    }
    say(wrong === 0 ? 'Every figure is right.' : `${wrong} figures are wrong.`)
    if (!once) {
      say(
        `\nStill serving. Leads: curl -H 'Authorization: Bearer ${apiKey}' ${app.url}/v1/${realmId}/leads\nCtrl-C ends it.`,
      )
      await untilInterrupted()
    }
  } finally {
    await app.close()
    await work.stop()
    await quickbooks.close()
  }
  return wrong === 0 ? 0 : 1
}

try {
  process.exitCode = await run(process.argv.includes('--once'))
} catch (error) {
  process.stderr.write(`${describeProblem(error)}\n`)
  process.exitCode = 1
}
