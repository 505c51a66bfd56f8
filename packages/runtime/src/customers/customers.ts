import type { CustomerChange } from '@leadbooks/core'
import { quickbooksUrl } from '@leadbooks/qbo'
import type { Engine } from '../engine/options.ts'
import { readList } from '../quickbooks/name-lists.ts'
import { hasHistory } from '../sync/import.ts'
import { changeCustomerFrom } from './change-customers.ts'
import { placeOf, type Transaction, toTransaction } from './transaction.ts'

/** What a customer was billed and has paid, and how they want it, as the mirror has it. */
export interface CustomerTransactions {
  customerId: string
  displayName: string
  /** ISO 4217; the company's own where QuickBooks names none. */
  currency?: string
  /** Name of the payment terms, of the preferred way to pay, and how documents go out. */
  terms?: string
  paymentMethod?: string
  delivery?: string
  /** The customer's page in QuickBooks. */
  url: string
  /** Newest first. */
  transactions: Transaction[]
  /** Whether the history was imported: else older documents that were settled before are not among them. */
  complete: boolean
}

export interface Customers {
  /** A customer's documents, newest first, with what was agreed on paying; `undefined` where the realm has no such customer. */
  transactions(
    realmId: string,
    customerId: string,
    options?: { limit?: number },
  ): Promise<CustomerTransactions | undefined>
  /**
   * Takes a change of a customer that the user's CRM has made. It is brought into QuickBooks field by field: what a person
   * has changed there since the CRM saw it stays. The same change again changes nothing.
   *
   * @throws CustomerChangeError, UnknownRealmError
   */
  update(realmId: string, customerId: string, change: CustomerChange): Promise<{ key: string }>
}

const mostDocuments = 10_000

export const createCustomers = (engine: Engine): Customers => {
  const nameIn = async (
    realmId: string,
    list: 'term' | 'payment method',
    id: string | undefined,
  ): Promise<string | undefined> =>
    id === undefined ? undefined : (await readList(engine.store, realmId, list))?.find(({ Id }) => Id === id)?.Name

  return {
    update: (realmId, customerId, change) => changeCustomerFrom(engine, realmId, customerId, change),
    transactions: async (realmId, customerId, { limit = mostDocuments } = {}) => {
      const place = await placeOf(engine, realmId)
      const customer = await engine.store.readCustomer(realmId, customerId)
      if (customer === undefined) return undefined
      const { profile, currency, preferences = {} } = customer
      const terms = await nameIn(realmId, 'term', preferences.termId)
      const paymentMethod = await nameIn(realmId, 'payment method', preferences.paymentMethodId)
      const documents = await engine.store.listDocuments(realmId, customerId, Math.min(limit, mostDocuments))
      return {
        customerId,
        displayName: profile.displayName,
        ...(currency === undefined ? {} : { currency }),
        ...(terms === undefined ? {} : { terms }),
        ...(paymentMethod === undefined ? {} : { paymentMethod }),
        ...(preferences.delivery === undefined ? {} : { delivery: preferences.delivery }),
        url: quickbooksUrl(place, 'customer', customerId),
        transactions: documents.map((record) => toTransaction(record, place)),
        complete: await hasHistory(engine, realmId),
      }
    },
  }
}
