import type { Ledger } from '../ledger/ledger.ts'
import { type ListScreens, listScreens } from './list-screens.ts'
import { type PaymentScreens, paymentScreens } from './payment-screens.ts'
import { type SalesScreens, salesScreens } from './sales-screens.ts'
import { screenOf } from './screen.ts'

/**
 * What a person does at QuickBooks' screens: no token, no SyncToken to know, the same effects.
 *
 * Every method throws EmulatorError `unknown-company`, `unknown-document` or, where QuickBooks would refuse, `refused`.
 */
export interface QuickBooksUi extends SalesScreens, PaymentScreens, ListScreens {}

/** Makes the screens of a set of companies. */
export const createUi = (ledgerOf: (realmId: string) => Ledger): QuickBooksUi => {
  const screen = screenOf(ledgerOf)
  return { ...salesScreens(screen), ...paymentScreens(screen), ...listScreens(screen) }
}
