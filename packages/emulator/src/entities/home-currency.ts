import { objectOf, refOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** The company's own currency. */
export const homeCurrency = (ledger: Ledger): string =>
  refOf(objectOf(ledger.settings('Preferences').CurrencyPrefs).HomeCurrency) ?? 'USD'
