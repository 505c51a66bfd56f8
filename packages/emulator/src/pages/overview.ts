import { kinds } from '../entities/kinds.ts'
import type { Reply } from '../http/reply.ts'
import { textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { escaped, link, page, table } from './html.ts'

/** The name of a company, or its number where it has none. */
export const companyName = (ledger: Ledger): string =>
  textOf(ledger.settings('CompanyInfo').CompanyName) ?? ledger.realmId

/** The first page: which companies there are. */
export const companiesPage = (companies: ReadonlyMap<string, Ledger>): Reply =>
  page(
    'QuickBooks Online, emulated',
    table(
      `${companies.size} ${companies.size === 1 ? 'company' : 'companies'}`,
      [{ title: 'Company' }, { title: 'realmId' }, { title: 'Customers', isNumber: true }, { title: 'Requests' }],
      [...companies.values()].map((ledger) => [
        link(`/companies/${ledger.realmId}`, companyName(ledger)),
        escaped(ledger.realmId),
        String(ledger.table('Customer').size),
        link(`/requests?company=${ledger.realmId}`, 'Requests'),
      ]),
      'There are no companies.',
    ),
    [{ path: '/requests', text: 'All requests' }],
  )

/** What one company keeps: a line for each entity that has rows. */
export const companyPage = (ledger: Ledger): Reply => {
  const kept = [...kinds.values()].filter(({ name }) => ledger.table(name).size > 0)
  return page(
    companyName(ledger),
    table(
      `What company ${ledger.realmId} keeps`,
      [{ title: 'Entity' }, { title: 'Rows', isNumber: true }],
      kept.map(({ name }) => [link(`/companies/${ledger.realmId}/${name}`, name), String(ledger.table(name).size)]),
      'The books are empty.',
    ),
    [
      { path: '/', text: 'Companies' },
      { path: `/requests?company=${ledger.realmId}`, text: 'Requests' },
    ],
  )
}
