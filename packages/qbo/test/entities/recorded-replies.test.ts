import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { FactTable } from '../../scripts/generate/entity-facts.ts'
import type { QuickBooks } from '../../src/index.ts'
import { openCompany } from '../company.ts'
import { type Recorded, recordedReplies, recordedTests, skipped } from '../recorded.ts'
import { serve } from '../server.ts'

const table: FactTable = JSON.parse(readFileSync(new URL('../../scripts/generate/facts.json', import.meta.url), 'utf8'))
const stored = ['Id', 'SyncToken', 'MetaData', 'domain', 'status', 'sparse', 'CustomField', 'AttachableRef', 'time']

type Row = Record<string, unknown>
const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The resource of an entity, as far as every one of them reads. */
const resourceOf = (qbo: QuickBooks, entity: string) => {
  const resources = Object.values(qbo).filter(
    (one): one is { entity: string; read(id: string): Promise<object>; query(): { all(): Promise<object[]> } } =>
      isRow(one) && 'entity' in one && 'query' in one,
  )
  const found = resources.find((one) => one.entity === entity)
  if (!found) throw new Error(`no resource for ${entity}`)
  return found
}

/** What a client makes of a recorded body, and the rows that body had. */
const replay = async (entity: string, body: Row): Promise<{ parsed: unknown; wire: unknown }> => {
  const server = await serve([{ json: body }])
  const qbo = openCompany(server.url)
  if (isRow(body.QueryResponse)) {
    const wire = body.QueryResponse[entity]
    return { parsed: await resourceOf(qbo, entity).query().all(), wire }
  }
  if (entity === 'Preferences') return { parsed: await qbo.preferences.read(), wire: body[entity] }
  return { parsed: await resourceOf(qbo, entity).read('1'), wire: body[entity] }
}

const entityIn = (body: Row): string | undefined => {
  const holder = isRow(body.QueryResponse) ? body.QueryResponse : body
  return Object.keys(holder).find((key) => Object.hasOwn(table.entities, key))
}

const json = recordedReplies().filter(({ response }) => isRow(response.body) && response.status === 200)
const bodyOf = ({ response }: Recorded) => response.body as Row
const withRows = json.flatMap((one) => {
  const entity = entityIn(bodyOf(one))
  return entity ? [{ file: one.file, entity, body: bodyOf(one) }] : []
})

/** Every row anywhere in a reply, with its entity: in envelopes, batches, change sets. */
const rowsIn = (value: unknown): [string, Row][] => {
  if (Array.isArray(value)) return value.flatMap(rowsIn)
  if (!isRow(value)) return []
  return Object.entries(value).flatMap(([key, inner]): [string, Row][] => {
    if (!Object.hasOwn(table.entities, key)) return rowsIn(inner)
    return (Array.isArray(inner) ? inner : [inner]).filter(isRow).map((row) => [key, row])
  })
}

describe.skipIf(skipped)(recordedTests('recorded replies'), () => {
  test('are there to be looked at', () => expect(withRows.length).toBeGreaterThan(30))

  test.each(withRows.map((one) => [one.file, one] as const))('%s loses no field', async (_, { entity, body }) => {
    const { parsed, wire } = await replay(entity, body)
    expect(parsed).toEqual(wire)
  })

  test.each(json.map((one) => [one.file, one] as const))('%s has no field that the types do not know', (_, one) => {
    const unknown = rowsIn(one.response.body).flatMap(([entity, row]) =>
      Object.keys(row).filter(
        (field) => !stored.includes(field) && !Object.hasOwn(table.entities[entity] ?? {}, field),
      ),
    )
    expect(unknown).toEqual([])
  })

  test('of a batch give each item its row or its error', async () => {
    const batch = json.find(({ class: { op } }) => op === 'batch')
    const server = await serve([{ json: batch ? bodyOf(batch) : {} }])
    const [vendor, gone, stale, receipts] = await openCompany(server.url).batch([
      { bId: 'bid1', operation: 'create', entity: 'Vendor', input: { DisplayName: 'Boraski Family Store' } },
      { bId: 'bid2', operation: 'delete', entity: 'Invoice', input: { Id: '129', SyncToken: '0' } },
      { bId: 'bid3', operation: 'update', entity: 'SalesReceipt', input: { Id: '11', SyncToken: '0' } },
      { bId: 'bid4', operation: 'query', entity: 'SalesReceipt', spec: { where: { TotalAmt: { '>': 300 } } } },
    ])
    expect(vendor).toMatchObject({ ok: true, value: { DisplayName: 'Boraski Family Store' } })
    expect(gone).toMatchObject({ ok: false, error: { name: 'ObjectNotFoundError', fault: { code: '610' } } })
    expect(stale).toMatchObject({ ok: false, error: { name: 'StaleObjectError', fault: { code: '5010' } } })
    expect(receipts?.ok && receipts.value.length).toBeGreaterThan(0)
  })

  test('of change data capture give the rows of each entity', async () => {
    const capture = json.find(({ class: { op } }) => op === 'cdc')
    const server = await serve([{ json: capture ? bodyOf(capture) : {} }])
    const since = '2026-11-20T00:00:00-08:00'
    const { rows } = await openCompany(server.url).changes({ entities: ['Estimate'], since })
    expect(rows.Estimate.map(({ Id }) => Id)).toContain('48')
  })

  test('of an upload give the attachment, or the fault inside a 200', async () => {
    const uploads = json.filter(({ class: { op } }) => op === 'upload')
    expect(uploads).toHaveLength(2)
    for (const one of uploads) {
      const server = await serve([{ json: bodyOf(one) }])
      const upload = openCompany(server.url).attachments.upload({
        fileName: 'no_detail.xml',
        contentType: 'text/xml',
        content: '<a/>',
        attachTo: [{ entity: 'Invoice', id: '75' }],
      })
      if (one.class.fault)
        await expect(upload).rejects.toMatchObject({ name: 'ValidationError', fault: { code: '6000' } })
      else await expect(upload).resolves.toMatchObject({ Id: '5000000000000503624', FileName: 'no_detail.xml' })
    }
  })

  test('of reports come as they are', async () => {
    for (const one of json.filter(({ class: { op } }) => op === 'reports')) {
      const server = await serve([{ json: bodyOf(one) }])
      expect(await openCompany(server.url).reports.read(one.class.entity)).toEqual(one.response.body)
    }
  })
})
