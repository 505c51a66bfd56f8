import { kinds } from '../entities/kinds.ts'
import { present } from '../entities/present.ts'
import type { RecordedCall } from '../http/journal.ts'
import type { Reply } from '../http/reply.ts'
import { type Json, type JsonObject, objectOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { escaped, link, page, table } from './html.ts'

/** What the pages show. */
export interface Books {
  readonly companies: ReadonlyMap<string, Ledger>
  readonly calls: readonly RecordedCall[]
}

const mostRows = 500

const text = (value: Json | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : escaped(String(value))

const overview = ({ companies }: Books): Reply =>
  page(
    'QuickBooks Online, emulated',
    `<nav>${link('/requests', 'Requests')}</nav>${table(
      ['Company', 'Name', 'Customers'],
      [...companies].map(([realmId, ledger]) => [
        link(`/companies/${realmId}`, realmId),
        text(ledger.settings('CompanyInfo').CompanyName),
        String(ledger.table('Customer').size),
      ]),
    )}`,
  )

const company = (ledger: Ledger): Reply =>
  page(
    textOf(ledger.settings('CompanyInfo').CompanyName) ?? ledger.realmId,
    `<nav>${link('/', 'Companies')}${link('/requests', 'Requests')}</nav>${table(
      ['Entity', 'Rows'],
      [...kinds.values()]
        .map(({ name }) => ({ name, size: ledger.table(name).size }))
        .filter(({ size }) => size > 0)
        .map(({ name, size }) => [link(`/companies/${ledger.realmId}/${name}`, name), String(size)]),
    )}`,
  )

const shownRows = (ledger: Ledger, entity: string): JsonObject[] => {
  const kind = kinds.get(entity)
  if (kind === undefined) return []
  return [...ledger.table(kind.name).all()].map((row) => ({
    ...present(row, kind, (to, id) => ledger.nameOf(to, id)),
    Id: row.Id,
  }))
}

const rows = (ledger: Ledger, entity: string): Reply => {
  const all = shownRows(ledger, entity)
  const base = `/companies/${ledger.realmId}`
  return page(
    `${entity} (${all.length})`,
    `<nav>${link(base, 'Company')}</nav>${table(
      ['Id', 'Name or number', 'Whose', 'Date', 'State', 'Total', 'Balance'],
      all
        .slice(-mostRows)
        .reverse()
        .map((row) => [
          link(`${base}/${entity}/${String(row.Id)}`, String(row.Id)),
          text(row.FullyQualifiedName ?? row.DisplayName ?? row.Name ?? row.DocNumber),
          text(objectOf(row.CustomerRef ?? row.VendorRef).name),
          text(row.TxnDate),
          text(row.Active === false ? 'inactive' : row.TxnStatus),
          text(row.TotalAmt ?? row.UnitPrice),
          text(row.Balance),
        ]),
    )}`,
  )
}

const oneRow = (ledger: Ledger, entity: string, id: string): Reply | undefined => {
  const row = shownRows(ledger, entity).find(({ Id }) => Id === id)
  if (row === undefined) return undefined
  return page(
    `${entity} ${id}`,
    `<nav>${link(`/companies/${ledger.realmId}/${entity}`, entity)}</nav><pre>${escaped(JSON.stringify(row, null, 2))}</pre>`,
  )
}

const requests = ({ calls }: Books): Reply =>
  page(
    `Requests (${calls.length})`,
    `<nav>${link('/', 'Companies')}</nav>${table(
      ['At', 'Status', 'Operation', 'Method', 'Path', 'requestid', 'Metered'],
      calls
        .slice(-mostRows)
        .reverse()
        .map((call) => [
          escaped(call.at),
          call.status === 0 ? 'no reply' : `${call.status}${call.replayed ? ' (replayed)' : ''}`,
          escaped(`${call.operation} ${call.entity ?? ''}`),
          escaped(call.method),
          escaped(call.path),
          escaped(call.requestId ?? ''),
          call.metered ? 'yes' : '',
        ]),
    )}`,
  )

const entityPath = /^\/companies\/(\d{1,20})(?:\/([A-Za-z]{1,40})(?:\/([A-Za-z0-9-]{1,40}))?)?\/?$/

/** Answers a browser that looks at the books; undefined for a path that is no page. Nothing can be changed here. */
export const booksPage = (path: string, books: Books): Reply | undefined => {
  if (path === '/') return overview(books)
  if (path === '/requests') return requests(books)
  const [, realmId = '', entity, id] = entityPath.exec(path) ?? []
  const ledger = books.companies.get(realmId)
  if (ledger === undefined) return undefined
  if (entity === undefined) return company(ledger)
  if (!kinds.has(entity)) return undefined
  return id === undefined ? rows(ledger, entity) : oneRow(ledger, entity, id)
}
