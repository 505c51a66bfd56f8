import { existsSync } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { memoryChannel } from '@leadbooks/adapters/notify'
import { createEmulator } from '@leadbooks/emulator'
import { createApp, listen } from './app.ts'
import { createBooks } from './books.ts'
import { demoClock } from './demo/clock.ts'
import { play, type Stage } from './demo/play.ts'
import { differences, report } from './demo/report.ts'
import { playSarah, sarahReport } from './demo/sarah.ts'
import { scenarios } from './demo/scenarios.ts'
import { describeProblem } from './problem.ts'
import { readSettings, type Settings } from './settings.ts'
import { openStore } from './store.ts'

const realmId = '9341450000000001'
const verifierToken = 'demo-verifier-token'
const say = (text: string): boolean => process.stdout.write(`${text}\n`)

/** A fresh file for each run: the emulator starts empty too. */
const freshDatabase = async (): Promise<string> => {
  const folder = process.env.LEADBOOKS_DATA ?? 'data'
  // Not recursive: a parent that is missing is more likely a slip of the pen than a wish.
  if (!existsSync(folder)) await mkdir(folder)
  const file = join(folder, 'demo.sqlite')
  for (const end of ['', '-wal', '-shm']) await rm(`${file}${end}`, { force: true })
  return file
}

const untilInterrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })

/** Things to close at the end, the last opened first, whatever happened between. */
class Openings {
  readonly #closers: (() => Promise<void>)[] = []

  opened<T>(thing: T, close: (thing: T) => Promise<void>): T {
    this.#closers.push(() => close(thing))
    return thing
  }

  async closeAll(): Promise<void> {
    for (const close of this.#closers.reverse()) await close()
  }
}

const setUp = async (openings: Openings): Promise<Stage & { settings: Settings }> => {
  const clock = demoClock()
  const emulator = createEmulator({ company: 'home-services', realmIds: [realmId], clock })
  const quickbooks = openings.opened(await emulator.listen(), (server) => server.close())
  const sms = memoryChannel('sms')
  const settings = readSettings({
    PORT: process.env.PORT ?? '3000',
    LEADBOOKS_DATABASE: await freshDatabase(),
    QUICKBOOKS_URL: quickbooks.url,
    QUICKBOOKS_REALM_ID: realmId,
    QUICKBOOKS_ACCESS_TOKEN: 'demo',
    NEXTPHONE_SECRET: 'demo-nextphone-secret',
    LEADBOOKS_API_KEY: 'demo-api-key',
    QUICKBOOKS_VERIFIER_TOKEN: verifierToken,
  })
  const books = createBooks(settings, { store: await openStore(settings), notify: [sms], clock })
  const app = openings.opened(await listen(createApp(books), settings.port), (server) => server.close())
  openings.opened(books.start(), (work) => work.stop())
  emulator.webhooks.to(`${app.url}/v1/quickbooks/webhooks`, verifierToken)
  say(`LeadBooks listens on ${app.url}, QuickBooks (emulated) on ${quickbooks.url}, data in ${settings.database}.\n`)
  const { nextphoneSecret, apiKey } = settings
  return { appUrl: app.url, apiKey, nextphoneSecret, realmId, emulator, sms, clock, settings }
}

const playAll = async (stage: Stage): Promise<number> => {
  let wrong = 0
  for (const scenario of scenarios) {
    const outcome = await play(stage, scenario)
    wrong += differences(outcome, scenario.expected).length
    say(`${report(scenario, outcome)}\n`)
  }
  const sarah = await playSarah(stage)
  wrong += sarah.filter(({ wrong: differs }) => differs !== undefined).length
  say(`${sarahReport(sarah)}\n`)
  say(wrong === 0 ? 'Every figure is right.' : `${wrong} figures are wrong.`)
  return wrong
}

const run = async (once: boolean): Promise<number> => {
  const openings = new Openings()
  try {
    const stage = await setUp(openings)
    const wrong = await playAll(stage)
    if (!once) {
      const curl = `curl -H 'Authorization: Bearer ${stage.apiKey}' ${stage.appUrl}/v1/${realmId}/leads`
      say(`\nStill serving; Ctrl-C ends it. All leads: ${curl}`)
      await untilInterrupted()
    }
    return wrong === 0 ? 0 : 1
  } finally {
    await openings.closeAll()
  }
}

try {
  process.exitCode = await run(process.argv.includes('--once'))
} catch (error) {
  process.stderr.write(`${describeProblem(error)}\n`)
  process.exitCode = 1
}
