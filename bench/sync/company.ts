import { nextphone, nextphoneBodyTemplate } from '@leadbooks/adapters/nextphone'
import { memoryChannel } from '@leadbooks/adapters/notify'
import { homeServicesItems, homeServicesRules } from '@leadbooks/core/starter'
import { createEmulator } from '@leadbooks/emulator'
import { createQuickBooks, type QuickBooks } from '@leadbooks/qbo'
import { createLeadBooks, type LeadBooks, type LeadBooksOptions, type Store } from '@leadbooks/runtime'

export const realmId = '9341450000000001'
export const secret = 'a-secret-of-the-bench'
export const verifierToken = 'a-verifier-token-of-the-bench'

/** A clock that stands still until it is moved. */
export class HandClock {
  #time = Date.parse('2026-11-23T14:02:00-06:00')

  now(): number {
    return this.#time
  }

  move(milliseconds: number): void {
    this.#time += milliseconds
  }
}

export interface Company {
  books: LeadBooks
  store: Store
  clock: HandClock
  quickbooks: QuickBooks
  emulator: ReturnType<typeof createEmulator>
  /** Metered calls so far. */
  metered(): number
}

/** LeadBooks and one company in the emulator, on a clock moved by hand. */
export const company = (store: Store, over: Partial<LeadBooksOptions> = {}): Company => {
  const clock = new HandClock()
  const emulator = createEmulator({ company: 'home-services', realmIds: [realmId], clock })
  const client = (realm: string): QuickBooks =>
    createQuickBooks({
      realmId: realm,
      environment: 'sandbox',
      auth: { accessToken: 'token' },
      fetch: (request) => emulator.fetch(request),
      rateLimiter: { acquire: async () => () => undefined, slowDown: () => undefined },
    })
  const books = createLeadBooks({
    store,
    quickbooks: client,
    adapters: [nextphone()],
    tenant: async (realm) =>
      realm === realmId
        ? {
            timeZone: 'America/Chicago',
            country: 'US',
            currency: 'USD',
            secrets: { nextphone: [secret] },
            mapping: homeServicesRules,
            items: homeServicesItems,
            senders: { businessName: 'Example Home Services', contractor: { sms: ['+13125550100'] } },
          }
        : undefined,
    webhookVerifierTokens: [verifierToken],
    notify: [memoryChannel('sms')],
    clock,
    ...over,
  })
  emulator.webhooks.to('https://books.example/v1/quickbooks/webhooks', verifierToken, {
    fetch: (request) => books.fetch(request),
    automatic: false,
    duplicated: true,
    reordered: true,
  })
  return {
    books,
    store,
    clock,
    emulator,
    quickbooks: client(realmId),
    metered: () => emulator.requests.filter(({ metered }) => metered).length,
  }
}

/** A call as NextPhone posts it, each by somebody else. */
export const call = (index: number): Request => {
  const said: Record<string, string> = {
    caller_number: `+1312${String(2_000_000 + index)}`,
    receiving_number: '+13125550100',
    caller_name: `Caller Number${index}`,
    email: `caller${index}@example.com`,
    summary: 'AC not cooling. Would like somebody today if possible, wants a quote.',
    urgency: 'urgent',
    wants: 'quote',
  }
  const body = Object.fromEntries(
    Object.entries(nextphoneBodyTemplate).map(([name, text]) => [name, said[name] ?? text]),
  )
  return new Request(`https://books.example/v1/${realmId}/calls/nextphone`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
    body: JSON.stringify(body),
  })
}

/** @param sorted - ascending */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
