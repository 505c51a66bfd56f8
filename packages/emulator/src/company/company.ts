import { kinds } from '../entities/kinds.ts'
import type { JsonObject } from '../ledger/json.ts'
import type { Clock, Ledger } from '../ledger/ledger.ts'
import { changeRow, sparseDraft } from '../ledger/write.ts'
import { accountFor } from '../postings/account-roles.ts'
import { type CompanyProfile, openBooks } from './base-company.ts'
import { homeServicesCustomers } from './home-services-customers.ts'
import { fillHistory } from './home-services-history.ts'
import catalogue from './home-services-items.json' with { type: 'json' }
import { type Seeding, seedCompany } from './seed.ts'

/** The companies that can be opened. */
export type CompanyName = 'home-services' | 'empty'

const dayMs = 86_400_000

const chicago: CompanyProfile = {
  name: 'Example Home Services',
  address: {
    Line1: '1200 W Fulton St',
    City: 'Chicago',
    Country: 'USA',
    CountrySubDivisionCode: 'IL',
    PostalCode: '60607',
  },
  phone: '(312) 555-0100',
  email: 'office@example.com',
  salesTax: { name: 'Chicago', percent: 10.25 },
}

const tradeAccounts: { readonly [trade: string]: string } = {
  plumbing: 'Plumbing',
  hvac: 'Heating and Cooling',
  electrical: 'Electrical',
  general: 'General Contracting',
}

/** Every item of the catalogue as a service, under the income account of its trade; a quote has no price yet. */
const fillItems = (seeding: Seeding, servicesId: string): void => {
  const accounts = new Map<string, string>()
  for (const [trade, Name] of Object.entries(tradeAccounts)) {
    const body = { Name, AccountType: 'Income', ParentRef: { value: servicesId } }
    accounts.set(trade, seeding.create('Account', body).Id)
  }
  for (const { item, trade, rate, taxable } of catalogue.items)
    seeding.create('Item', {
      Name: item,
      Type: 'Service',
      Taxable: taxable,
      UnitPrice: Number(rate ?? 0),
      IncomeAccountRef: { value: accounts.get(trade) ?? servicesId },
    })
}

const fillCustomers = (seeding: Seeding): void => {
  const ids = new Map<string, string>()
  const kind = kinds.get('Customer')
  for (const { fields, parent, inactive } of homeServicesCustomers) {
    seeding.later(11 * dayMs)
    const above = parent === undefined ? undefined : ids.get(parent)
    const body: JsonObject = above === undefined ? fields : { ...fields, ParentRef: { value: above } }
    const row = seeding.create('Customer', body)
    ids.set(String(fields.DisplayName), row.Id)
    if (inactive && kind !== undefined) changeRow(seeding.ledger, kind, row, sparseDraft(row, { Active: false }))
  }
}

/**
 * Opens one of the example companies: `empty` has accounts, terms and taxes, no items and no people.
 *
 * @param history - whether `home-services` has worked before
 */
export const openCompany = (name: CompanyName, realmId: string, clock: Clock, history = false): Ledger =>
  seedCompany(realmId, clock, (seeding) => {
    openBooks(seeding, name === 'empty' ? { ...chicago, name: 'Empty Company' } : chicago)
    const [services] = seeding.ledger.table('Account').named('Services')
    if (name !== 'empty' && services !== undefined) fillItems(seeding, services.Id)
    for (const role of ['opening', 'retained'] as const) accountFor(role, seeding.ledger)
    if (name === 'empty') return
    fillCustomers(seeding)
    if (history) fillHistory(seeding)
  })
