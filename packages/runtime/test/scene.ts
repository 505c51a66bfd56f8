import { nextphone, nextphoneBodyTemplate } from '@leadbooks/adapters/nextphone'
import { type MemoryChannel, memoryChannel } from '@leadbooks/adapters/notify'
import { homeServicesItems, homeServicesRules } from '@leadbooks/core/starter'
import { createEmulator, type EntityName } from '@leadbooks/emulator'
import { type Customer, createQuickBooks, type Estimate } from '@leadbooks/qbo'
import {
  createLeadBooks,
  type LeadBooks,
  type LeadBooksOptions,
  type Store,
  type TenantConfig,
} from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'

export const realmId = '9341450000000001'
export const secret = 'a-secret-of-the-tests'

/** A clock that stands still until it is moved. */
export interface HandClock {
  now(): number
  set(instant: string): void
  move(milliseconds: number): void
}

export const handClock = (start = '2026-11-23T14:02:00-06:00'): HandClock => {
  let time = Date.parse(start)
  return {
    now: () => time,
    set: (instant) => {
      time = Date.parse(instant)
    },
    move: (milliseconds) => {
      time += milliseconds
    },
  }
}

export const tenant: TenantConfig = {
  timeZone: 'America/Chicago',
  country: 'US',
  currency: 'USD',
  secrets: { nextphone: [secret] },
  mapping: homeServicesRules,
  items: homeServicesItems,
  senders: { businessName: 'Example Home Services', contractor: { sms: ['+13125550100'] } },
}

/** A whole LeadBooks on the emulator, with every part in the test's hands. */
export interface Scene {
  books: LeadBooks
  store: Store
  emulator: ReturnType<typeof createEmulator>
  sms: MemoryChannel
  clock: HandClock
  /** Posts a call as NextPhone does. */
  call(said: Record<string, string>, over?: RequestInit): Promise<Response>
  customers(): Customer[]
  estimates(): Estimate[]
  /** Paths of the writes QuickBooks got, in order. */
  writes(): string[]
}

export const callUrl = (realm = realmId): string => `https://books.example/v1/${realm}/calls/nextphone`

const fill = (said: Record<string, string>): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(nextphoneBodyTemplate).map(([name, text]) => [name, said[name] ?? text])),
  )

export const callRequest = (said: Record<string, string>, over: RequestInit = {}): Request =>
  new Request(callUrl(), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: fill(said),
    ...over,
  })

export const scene = (over: Partial<LeadBooksOptions> = {}): Scene => {
  const clock = handClock()
  const emulator = createEmulator({ company: 'home-services', realmIds: [realmId], clock })
  const store = over.store ?? memoryStore()
  const sms = memoryChannel('sms')
  const books = createLeadBooks({
    store,
    quickbooks: (realm) =>
      createQuickBooks({
        realmId: realm,
        environment: 'sandbox',
        auth: { accessToken: 'token' },
        fetch: (request) => emulator.fetch(request),
        // One attempt a call: the outbox decides about the next, on the test's clock.
        maxRetries: 0,
        // The client would rest a throttled realm in real time; the outbox rests it on the test's clock.
        rateLimiter: { acquire: async () => () => undefined, slowDown: () => undefined },
      }),
    adapters: [nextphone()],
    tenant: async (realm) => (realm === realmId ? tenant : undefined),
    notify: [sms],
    authenticate: async (request) =>
      request.headers.get('authorization') === 'Bearer key'
        ? { realms: [realmId], scopes: ['read', 'events', 'manage'] }
        : undefined,
    clock,
    ...over,
  })
  const documents = <Row>(entity: EntityName): Row[] => emulator.documents(realmId, entity) as Row[] // rows of that entity
  return {
    books,
    store,
    emulator,
    sms,
    clock,
    call: (said, init) => books.fetch(callRequest(said, init)),
    customers: () => documents<Customer>('Customer'),
    estimates: () => documents<Estimate>('Estimate'),
    writes: () =>
      emulator.requests
        .filter(({ method, status }) => method === 'POST' && status === 200)
        .map(({ path }) => path.replace(/^.*\/company\/\d+/, ''))
        .filter((path) => !path.startsWith('/query')),
  }
}

/** Asks the API with the key of the tests. */
export const api = (books: LeadBooks, path: string, init: RequestInit = {}): Promise<Response> =>
  books.fetch(
    new Request(`https://books.example${path}`, { ...init, headers: { authorization: 'Bearer key', ...init.headers } }),
  )

export const mike = {
  caller_number: '(555) 123-4567',
  receiving_number: '+13125550100',
  caller_name: 'Mike Chen',
  email: 'mike@email.com',
  summary: 'AC not cooling. Would like somebody today if possible, wants a quote.',
  urgency: 'urgent',
  wants: 'quote',
}
