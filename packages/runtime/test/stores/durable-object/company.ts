import type { EntityName } from '@leadbooks/emulator'
import type { Customer, Estimate } from '@leadbooks/qbo'
import { type SlowQuickbooks, slowQuickbooks } from '../../slow-quickbooks.ts'

export const realms = ['9341450000000001', '9341450000000002'] as const

/** QuickBooks over HTTP, a little slow, with two companies. */
export interface Company extends SlowQuickbooks {
  customers(realmId: string): Customer[]
  estimates(realmId: string): Estimate[]
  /** How many e-mails left, replays not counted. */
  emails(): number
}

export const openCompany = async (): Promise<Company> => {
  const quickbooks = await slowQuickbooks(realms, 30)
  const { emulator } = quickbooks
  const rows = <Row>(realmId: string, entity: EntityName): Row[] => emulator.documents(realmId, entity) as Row[] // rows of that entity
  return {
    ...quickbooks,
    customers: (realmId) => rows<Customer>(realmId, 'Customer'),
    estimates: (realmId) => rows<Estimate>(realmId, 'Estimate'),
    emails: () =>
      emulator.requests.filter(({ path, replayed, status }) => path.endsWith('/send') && status === 200 && !replayed)
        .length,
  }
}
