import { setTimeout as pause } from 'node:timers/promises'
import type { createEmulator } from '@leadbooks/emulator'
import type { Customer, Estimate } from '@leadbooks/qbo'
import { type AppProcess, apiKey, realmId, secret } from '../../../examples/express/test/crash/app-process.ts'

const givenNames =
  'Ada Bela Carlos Dunya Emil Farida Goran Hilde Ivo Jamila Kenji Lorna Milo Nadia Oskar Petra Quentin Rosa Stellan Tova'
const familyNames =
  'Abernathy Bjornstad Castellano Dvorak Eisenhower Fitzwilliam Gallagher Hrabovsky Ignatieff Jablonski Kowalczyk Lindqvist Montgomery Nightingale Okonkwo Przybylski Quisenberry Rutherford Szymanski Trevelyan'

interface Person {
  name: string
  phone: string
}

/** Four hundred people whom the example company does not know. */
const people: readonly Person[] = familyNames.split(' ').flatMap((family, row) =>
  givenNames.split(' ').map((given, column) => ({
    name: `${given} ${family}`,
    phone: `+1414${2_300_017 + (row * 20 + column) * 9_973}`,
  })),
)

const bodyOf = ({ name, phone }: Person): string =>
  JSON.stringify({
    caller_number: phone,
    caller_name: name,
    email: `${name.toLowerCase().replace(' ', '.')}@example.com`,
    summary: 'AC not cooling. Would like somebody today if possible, wants a quote.',
    urgency: 'urgent',
    wants: 'quote',
    timestamp: '2025-11-24T14:02:00-06:00',
  })

/** Somebody calls this often: three requests a call stay below the 500 a minute that QuickBooks takes of a company. */
export const callEveryMs = 450

/** As many may call: two messages go out for each, and a business that says nothing of it lets out 500 a day. */
const mostCalls = 240

/** People who call, and whose calls are posted until somebody takes them. */
export class Crowd {
  /** Names of those whose call was answered with 2xx. */
  readonly taken: Set<string> = new Set()
  #next = 0
  #stopped = false
  readonly #urls: () => string[]

  /** @param urls - where calls are taken just now */
  constructor(urls: () => string[]) {
    this.#urls = urls
  }

  /** Lets somebody call every so often until {@link stop}. */
  async run(everyMs: number): Promise<void> {
    const posted: Promise<void>[] = []
    while (!this.#stopped && this.#next < Math.min(people.length, mostCalls)) {
      const person = people[this.#next]
      this.#next += 1
      if (person !== undefined) posted.push(this.#insist(person))
      await pause(everyMs)
    }
    await Promise.all(posted)
  }

  stop(): void {
    this.#stopped = true
  }

  async #insist(person: Person): Promise<void> {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}`, connection: 'close' }
    for (let tries = 0; ; tries += 1) {
      const urls = this.#urls()
      const url = urls[tries % Math.max(urls.length, 1)]
      const isTaken =
        url !== undefined &&
        (await fetch(`${url}/v1/${realmId}/calls/nextphone`, {
          method: 'POST',
          headers,
          body: bodyOf(person),
          signal: AbortSignal.timeout(5_000),
        }).then(
          ({ ok }) => ok,
          () => false,
        ))
      if (isTaken) break
      await pause(50)
    }
    this.taken.add(person.name)
  }
}

/** What QuickBooks holds of the crowd. */
const booksOf = (emulator: ReturnType<typeof createEmulator>) => {
  const customers = (emulator.documents(realmId, 'Customer') as Customer[]).filter(({ DisplayName }) =>
    people.some(({ name }) => DisplayName.startsWith(name)),
  )
  const estimates = emulator.documents(realmId, 'Estimate') as Estimate[] // rows of that entity
  return { customers, estimates }
}

/** Waits until everybody's estimate has been e-mailed. @returns whether it was in time */
export const untilServed = async (
  emulator: ReturnType<typeof createEmulator>,
  { taken }: Crowd,
  timeoutMs: number,
): Promise<boolean> => {
  const end = Date.now() + timeoutMs
  for (;;) {
    const sent = booksOf(emulator).estimates.filter(({ EmailStatus }) => EmailStatus === 'EmailSent')
    if (sent.length >= taken.size) return true
    if (Date.now() > end) return false
    await pause(100)
  }
}

/** Everything that is not as it must be: one customer, one estimate and one e-mail for each call that was taken. */
export const judgeCrowd = (emulator: ReturnType<typeof createEmulator>, { taken }: Crowd): string[] => {
  const { customers, estimates } = booksOf(emulator)
  const names = customers.map(({ DisplayName }) => DisplayName)
  const lost = [...taken].filter((name) => !names.includes(name))
  const doubled = names.filter(
    (name, index) => names.indexOf(name) !== index || !people.some((one) => one.name === name),
  )
  const billed = new Map<string, number>()
  for (const { CustomerRef } of estimates) billed.set(CustomerRef.value, (billed.get(CustomerRef.value) ?? 0) + 1)
  const wrong = estimates.filter(({ TotalAmt, EmailStatus }) => TotalAmt !== 445 || EmailStatus !== 'EmailSent')
  const emails = emulator.requests.filter(
    ({ path, replayed, status }) => path.endsWith('/send') && !replayed && status === 200,
  )
  return [
    ...lost.map((name) => `${name} called and is no customer`),
    ...doubled.map((name) => `${name} is a customer more than once`),
    ...customers
      .filter(({ Id }) => billed.get(Id) !== 1)
      .map(({ Id, DisplayName }) => `${DisplayName} has ${billed.get(Id) ?? 0} estimates`),
    ...wrong.map(({ Id, TotalAmt, EmailStatus }) => `estimate ${Id} is ${TotalAmt}, ${EmailStatus}`),
    ...(emails.length > estimates.length ? [`${emails.length} e-mails of ${estimates.length} estimates`] : []),
  ]
}

/** What the app itself says is left to do, or went wrong. */
const openKinds = [
  'commands.ready',
  'commands.leased',
  'commands.waiting',
  'deliveries.received',
  'deliveries.rejected',
]

/** A text that was under way at a death goes at most once: a person decides whether it goes again. */
const uncertain = 'message-uncertain'

/** How long what follows from the last e-mail may take. */
const settleMs = 60_000

/** Everything that is left in the app's queues, and every lead that is not there: as many as calls were taken. */
export const judgeQueues = async (app: AppProcess | undefined, { taken }: Crowd): Promise<string[]> => {
  if (app === undefined) return ['no instance runs']
  const get = async (path: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${apiKey}`, connection: 'close' }
    return (await fetch(`${app.url}/v1/${realmId}${path}`, { headers })).json()
  }
  const end = Date.now() + settleMs
  for (;;) {
    const { counts } = (await get('/stats')) as { counts: Record<string, number> } // our own API
    const { deadLetters } = (await get('/dead-letters')) as { deadLetters: { key: string; error?: { code: string } }[] } // our own API
    const problems = [
      ...openKinds.flatMap((kind) => (counts[kind] ? [`left to do: ${counts[kind]} ${kind}`] : [])),
      ...(counts.leads === taken.size ? [] : [`${counts.leads} leads of ${taken.size} calls`]),
      ...deadLetters.filter(({ error }) => error?.code !== uncertain).map(({ key }) => `dead letter ${key}`),
    ]
    if (problems.length === 0 || Date.now() > end) return problems
    await pause(200)
  }
}
