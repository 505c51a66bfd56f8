import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Lead, mergeLead } from '@leadbooks/core'
import { describe, expect, test } from 'vitest'
import { leadOf, vendorCalls } from '../vendor-calls.ts'

const folder = join(import.meta.dirname, '../../../../docs/adapters')
const vendors = [...new Set(vendorCalls.map(({ vendor }) => vendor))]
const [begin, end] = ['<!-- from the example call: checked by a test -->', '<!-- /from the example call -->']

/** Both generations of a vendor tell of a call of their own. */
const examples = async (vendor: string): Promise<Lead[]> =>
  Promise.all(
    vendorCalls
      .filter((call) => call.vendor === vendor)
      .map(async ({ adapter, deliveries }) => {
        const leads = await Promise.all(deliveries.map(({ body }) => leadOf(adapter, body)))
        return leads.reduce(mergeLead)
      }),
  )

/** Every detail of a lead by its path. */
const details = (value: unknown, path = ''): [string, unknown][] => {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, child]) => details(child, path === '' ? key : `${path}.${key}`))
}

const inOrder = [
  'id',
  'occurredAt',
  'complete',
  'contact.',
  'request.',
  'appointment.',
  'callback.',
  'call.',
  'fields.',
]
const placeOf = (path: string): number =>
  inOrder.findIndex((start) => path === start || (start.endsWith('.') && path.startsWith(start)))

const rowsOf = (lead: Lead): [string, string][] =>
  details({ ...lead, provenance: undefined, source: undefined })
    .filter(([path, value]) => placeOf(path) >= 0 && value !== '')
    .sort(([left], [right]) => placeOf(left) - placeOf(right))
    .map(([path, value]) => [path, String(value).replaceAll('\n', ' ⏎ ').replaceAll('|', '\\|')])

const originOf = ({ provenance = {} }: Lead, path: string): string => {
  const at = Object.keys(provenance).find((known) => path === known || path.startsWith(`${known}.`))
  return at === undefined ? '' : `\`${provenance[at]}\``
}

const tableOf = async (vendor: string): Promise<string> => {
  const tables = (await examples(vendor)).map((lead) => {
    const rows = rowsOf(lead).map(([path, value]) => `| \`${path}\` | ${value} | ${originOf(lead, path)} |`)
    return ['| in the lead | example | read from |', '|---|---|---|', ...rows].join('\n')
  })
  return tables.join('\n\nThe newer generation:\n\n')
}

const columns = [
  'phones',
  'name',
  'emails',
  'address',
  'text',
  'urgency',
  'callback',
  'budget',
  'start, end',
  'duration',
  'recording',
  'transcript',
  'summary',
] as const
const has: Record<(typeof columns)[number], (lead: Lead) => unknown> = {
  phones: ({ contact }) => contact.phones[0],
  name: ({ contact }) => contact.name,
  emails: ({ contact }) => contact.emails[0],
  address: ({ contact }) => contact.address,
  text: ({ request }) => request.text,
  urgency: ({ request }) => request.urgency,
  callback: ({ request }) => request.intents.includes('callback'),
  budget: ({ request }) => request.budget,
  'start, end': ({ call }) => call?.startedAt && call.endedAt,
  duration: ({ call }) => call?.durationSeconds,
  recording: ({ call }) => call?.recordingUrl,
  transcript: ({ call }) => call?.transcript,
  summary: ({ call }) => call?.summary,
}

const overview = async (): Promise<string> => {
  const lines = await Promise.all(
    vendors.map(async (vendor) => {
      const leads = await examples(vendor)
      const cells = columns.map((column) => (leads.some((lead) => has[column](lead)) ? '●' : ''))
      return `| [${vendor}](${vendor}.md) | ${cells.join(' | ')} |`
    }),
  )
  return [`| | ${columns.join(' | ')} |`, `|---|${columns.map(() => ':-:').join('|')}|`, ...lines].join('\n')
}

/** With `UPDATE_DOCS=1` the tables are written anew. */
const expectTable = (page: string, table: string): void => {
  const path = join(folder, page)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const [before = '', rest = ''] = text.split(begin)
  const after = rest.split(end)[1] ?? ''
  const wanted = `${before}${begin}\n${table}\n${end}${after}`
  if (process.env.UPDATE_DOCS) writeFileSync(path, wanted)
  else expect(text).toBe(wanted)
}

describe('the tables in the guides say what the adapters do', () => {
  test.each(vendors)('%s', async (vendor) => {
    expectTable(`${vendor}.md`, await tableOf(vendor))
  })

  test('all of them together', async () => {
    expectTable('README.md', await overview())
  })
})
