import type { EntityKind } from '../entities/kind.ts'
import { kinds } from '../entities/kinds.ts'
import type { RecordedCall } from '../http/journal.ts'
import type { Reply } from '../http/reply.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { link, page } from './html.ts'
import { companiesPage, companyName, companyPage } from './overview.ts'
import { requestLog } from './request-log.ts'
import { rowPage } from './row-page.ts'
import { rowTable } from './row-table.ts'

/** What the pages show. */
export interface Books {
  readonly companies: ReadonlyMap<string, Ledger>
  readonly calls: readonly RecordedCall[]
}

const rowsPerPage = 200

/** The rows of one entity, newest first, a page at a time. */
const rowsPage = (ledger: Ledger, kind: EntityKind, asked: number): Reply => {
  const all = [...ledger.table(kind.name).all()].reverse()
  const last = Math.max(1, Math.ceil(all.length / rowsPerPage))
  const number = Math.min(Math.max(1, asked), last)
  const base = `/companies/${ledger.realmId}/${kind.name}`
  const rows = all.slice((number - 1) * rowsPerPage, number * rowsPerPage)
  const turns = [
    ...(number > 1 ? [link(`${base}?page=${number - 1}`, 'Newer')] : []),
    ...(number < last ? [link(`${base}?page=${number + 1}`, 'Older')] : []),
  ]
  return page(
    kind.name,
    rowTable(
      `${rows.length} of ${all.length}, newest first${last > 1 ? `, page ${number} of ${last}` : ''}`,
      rows.map((row) => ({ kind, row })),
      ledger,
      `There is no ${kind.name} yet.`,
    ) + (turns.length === 0 ? '' : `<nav aria-label="More rows">${turns.join('')}</nav>`),
    [
      { path: '/', text: 'Companies' },
      { path: `/companies/${ledger.realmId}`, text: companyName(ledger) },
    ],
  )
}

const entityPath = /^\/companies\/(\d{1,20})(?:\/([A-Za-z]{1,40})(?:\/([A-Za-z0-9%-]{1,60}))?)?\/?$/

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Answers a browser that looks at the books; undefined for an address that is no page. Nothing can be changed here. */
export const booksPage = (url: URL, books: Books): Reply | undefined => {
  if (url.pathname === '/') return companiesPage(books.companies)
  if (url.pathname === '/requests') {
    const company = url.searchParams.get('company')
    return requestLog(books.calls, company !== null && books.companies.has(company) ? company : undefined)
  }
  const [, realmId = '', entity, id] = entityPath.exec(url.pathname) ?? []
  const ledger = books.companies.get(realmId)
  if (ledger === undefined) return undefined
  if (entity === undefined) return companyPage(ledger)
  const kind = kinds.get(entity)
  if (kind === undefined) return undefined
  if (id === undefined) return rowsPage(ledger, kind, Math.floor(Number(url.searchParams.get('page') ?? 1)) || 1)
  const row = ledger.find(kind.name, decoded(id))
  return row === undefined ? undefined : rowPage(ledger, kind, row)
}
