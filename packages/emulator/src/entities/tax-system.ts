import { textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Whether the company is taxed the American way: TAX or NON on each line. */
export const usesUsTax = (ledger: Ledger): boolean => (textOf(ledger.settings('CompanyInfo').Country) ?? 'US') === 'US'
