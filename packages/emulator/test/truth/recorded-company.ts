import { seedCompany } from '../../src/company/seed.ts'
import type { EntityName } from '../../src/entities/kind.ts'
import { kinds } from '../../src/entities/kinds.ts'
import { Faults } from '../../src/faults/injection.ts'
import { Gateway } from '../../src/http/gateway.ts'
import { Journal } from '../../src/http/journal.ts'
import { LimitSwitch } from '../../src/http/limits.ts'
import { isObject, type Json, type JsonObject, objectsOf, refOf, textOf } from '../../src/ledger/json.ts'
import { OAuthServer } from '../../src/oauth/oauth-server.ts'
import { post } from '../../src/postings/post.ts'
import { createRandom } from '../../src/random.ts'
import type { Recording } from '../reference.ts'

/** The company of the recordings: rows as they stood before the call. */
export type Rows = { readonly [entity in EntityName]?: readonly JsonObject[] }

const realmId = '9341457021722202'

/** Every row that recorded replies show, whole or in a list; a row shown twice counts as it was shown first. */
export const rowsIn = (recorded: Iterable<Recording>): { readonly [entity: string]: JsonObject[] } => {
  const found: { [entity: string]: JsonObject[] } = {}
  const take = (entity: string, row: JsonObject): void => {
    const rows = found[entity] ?? []
    found[entity] = rows
    if (textOf(row.Id) !== undefined && !rows.some(({ Id }) => Id === row.Id)) rows.push(row)
  }
  for (const { response } of recorded) {
    const body = isObject(response.body) ? response.body : {}
    for (const [name, value] of Object.entries(isObject(body.QueryResponse) ? body.QueryResponse : body)) {
      if (!kinds.has(name)) continue
      for (const row of Array.isArray(value) ? objectsOf(value) : [value]) if (isObject(row)) take(name, row)
    }
  }
  return found
}

const targets: readonly (readonly [
  field: RegExp,
  entity: EntityName,
  name: 'FullyQualifiedName' | 'DisplayName' | 'Name',
])[] = [
  [/AccountRef$/, 'Account', 'FullyQualifiedName'],
  [/^ItemRef$/, 'Item', 'FullyQualifiedName'],
  [/^CustomerRef$/, 'Customer', 'FullyQualifiedName'],
  [/^SalesTermRef$/, 'Term', 'Name'],
  [/^PaymentMethodRef$/, 'PaymentMethod', 'Name'],
  [/^DepartmentRef$/, 'Department', 'FullyQualifiedName'],
  [/^ClassRef$/, 'Class', 'FullyQualifiedName'],
  [/^EmployeeRef$/, 'Employee', 'DisplayName'],
  [/^VendorRef$/, 'Vendor', 'DisplayName'],
]

/** The rows that others refer to by Id and name, as far as a reply shows them. */
const referred = (value: Json | undefined, take: (entity: EntityName, row: JsonObject) => void): void => {
  if (Array.isArray(value)) for (const item of value) referred(item, take)
  if (!isObject(value)) return
  for (const [field, inner] of Object.entries(value)) {
    const target = targets.find(([pattern]) => pattern.test(field))
    const id = refOf(inner)
    if (target === undefined || id === undefined) referred(inner, take)
    else if (isObject(inner)) {
      const [, entity, named] = target
      const { name } = inner
      take(entity, {
        Id: id,
        SyncToken: '0',
        Active: true,
        Name: name,
        [named]: name,
        ...(entity === 'Customer' ? { DisplayName: name } : {}),
      })
    }
  }
}

const settings = (fields: JsonObject): JsonObject => ({
  SalesFormsPrefs: { DefaultTerms: { value: '3' }, CustomTxnNumbers: false, ...fields },
  TaxPrefs: { TaxGroupCodeRef: { value: '2' } },
  CurrencyPrefs: { HomeCurrency: { value: 'USD' } },
})

/** The books that a call was recorded against, and a gateway in front of them. */
export const recordedCompany = (rows: Rows, at: number, salesForms: JsonObject, booked = false): Gateway => {
  const clock = { now: () => at }
  const ledger = seedCompany(realmId, clock, (seeding) => {
    const put = (entity: EntityName, row: JsonObject): void => {
      const id = textOf(row.Id)
      if (id !== undefined && row.status === 'Deleted') {
        const changed = isObject(row.MetaData) ? textOf(row.MetaData.LastUpdatedTime) : undefined
        seeding.ledger.deletions.push({ entity, id, at: Date.parse(changed ?? '') })
      }
      if (id === undefined || row.status === 'Deleted' || seeding.ledger.find(entity, id) !== undefined) return
      seeding.place(entity, id, row)
      const placed = seeding.ledger.find(entity, id)
      if (placed === undefined) return
      const { SyncToken, MetaData } = row
      const stamps = isObject(MetaData) ? { ...placed.MetaData, ...MetaData } : placed.MetaData
      seeding.ledger.table(entity).put({ ...placed, SyncToken: textOf(SyncToken) ?? '0', MetaData: stamps })
    }
    for (const kind of kinds.values()) for (const row of rows[kind.name] ?? []) put(kind.name, row)
    put('Account', {
      Id: '4',
      Name: 'Undeposited Funds',
      FullyQualifiedName: 'Undeposited Funds',
      AccountSubType: 'UndepositedFunds',
      Active: true,
    })
    referred(Object.values(rows).flat(), put)
    seeding.place('TaxRate', '3', { Name: 'California', Active: true, RateValue: 8 })
    put('TaxCode', {
      Id: '2',
      Name: 'California',
      Active: true,
      SalesTaxRateList: { TaxRateDetail: [{ TaxRateRef: { value: '3' } }] },
    })
    for (const Id of ['TAX', 'NON']) put('TaxCode', { Id, Name: Id, Active: true })
    const CompanyAddr = {
      Line1: '123 Sierra Way',
      City: 'San Pablo',
      CountrySubDivisionCode: 'CA',
      PostalCode: '87999',
    }
    if (booked)
      for (const kind of kinds.values())
        for (const row of seeding.ledger.table(kind.name).all()) post(kind.name, row.Id, row, seeding.ledger)
    put('CompanyInfo', { Id: '1', CompanyName: 'Recorded', Country: 'US', CompanyAddr })
    put('Preferences', { Id: '1', ...settings(salesForms) })
    put('Term', { Id: '3', Name: 'Net 30', DueDays: 30, Active: true })
  })
  const random = createRandom(1)
  return new Gateway({
    companies: new Map([[realmId, ledger]]),
    clock,
    random,
    faults: new Faults(),
    journal: new Journal(),
    oauth: new OAuthServer(clock, random, [realmId]),
    limits: new LimitSwitch(undefined),
  })
}

/** A call that wants XML, sent to the company of the emulator. */
export const replayXml = async (
  gateway: Gateway,
  path: string,
): Promise<{ readonly status: number; readonly body: string }> => {
  const url = `https://sandbox-quickbooks.api.intuit.com/v3/company/${realmId}/${path}`
  const response = await gateway.handle(new Request(url, { headers: { authorization: 'Bearer recorded' } }))
  return { status: response.status, body: await response.text() }
}

/** The recorded request, sent to the company of the emulator; recordings that lost the company's path get it back. */
export const replay = async (
  gateway: Gateway,
  { request }: Recording,
  body: Json | string | undefined,
  asked: { readonly method: string; readonly path: string } | undefined,
): Promise<{ readonly status: number; readonly body: Json }> => {
  const path = asked?.path ?? request.url.replace(/^https:\/\/[^/]+\/v3\/(?:company\/[^/]+\/)?/, '')
  const sent = body ?? request.body
  const type = request.headers['Content-Type']
  const response = await gateway.handle(
    new Request(`https://sandbox-quickbooks.api.intuit.com/v3/company/${realmId}/${path}`, {
      method: asked?.method ?? request.method,
      headers: {
        authorization: 'Bearer recorded',
        accept: 'application/json',
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      ...(sent === null || sent === undefined ? {} : { body: typeof sent === 'string' ? sent : JSON.stringify(sent) }),
    }),
  )
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}
