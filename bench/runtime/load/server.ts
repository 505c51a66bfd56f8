import { nextphone } from '@leadbooks/adapters/nextphone'
import { homeServicesItems, homeServicesRules } from '@leadbooks/core/starter'
import { createQuickBooks } from '@leadbooks/qbo'
import { createLeadBooks, type TenantConfig } from '@leadbooks/runtime'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import { createApp, listen } from '../../../examples/express/src/app.ts'

/** LeadBooks in Express on a SQLite file, for any realm: the process that is measured. */
const [database = '', quickbooksUrl = '', secret = ''] = process.argv.slice(2)

const tenant: TenantConfig = {
  timeZone: 'America/Chicago',
  country: 'US',
  currency: 'USD',
  secrets: { nextphone: [secret] },
  mapping: homeServicesRules,
  items: homeServicesItems,
  // A day's messages come in an hour here.
  limits: { messages: { perDay: 1_000_000 } },
  senders: { businessName: 'Example Home Services', contractor: { sms: ['+13125550100'] } },
}

const store = sqliteStore({ path: database })
const books = createLeadBooks({
  store,
  quickbooks: (realmId) =>
    createQuickBooks({ realmId, environment: 'sandbox', auth: { accessToken: 'token' }, baseUrl: quickbooksUrl }),
  adapters: [nextphone()],
  tenant: async () => tenant,
  notify: [{ kind: 'sms', name: 'nobody', send: async () => ({}) }],
})

const answers: Record<string, (realmIds: string[]) => Promise<unknown>> = {
  import: async (realmIds) => {
    for (const realmId of realmIds) await books.sync.import(realmId)
    return undefined
  },
  start: async () => {
    books.start()
    return undefined
  },
  heap: async () => {
    for (let times = 0; times < 3; times += 1) globalThis.gc?.()
    return process.memoryUsage().heapUsed
  },
  waiting: async (realmIds) => {
    const counts = await Promise.all(realmIds.map((realmId) => store.counts(realmId)))
    const open = ['commands.ready', 'commands.leased', 'deliveries.received']
    return counts.reduce((sum, held) => sum + open.reduce((most, kind) => most + (held[kind] ?? 0), 0), 0)
  },
  cpu: async () => process.cpuUsage(),
}

process.on('message', async ({ ask, realmIds }: { ask: string; realmIds: string[] }) => {
  process.send?.({ answer: await answers[ask]?.(realmIds) })
})
process.on('disconnect', () => process.exit(0))
const { url } = await listen(createApp(books), 0)
process.send?.({ url })
