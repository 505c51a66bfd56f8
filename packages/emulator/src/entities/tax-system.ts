import { businessRule, unknownReference } from '../faults/fault.ts'
import { type Json, type JsonObject, objectOf, objectsOf, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'

const countryOf = (ledger: Ledger): string => textOf(ledger.settings('CompanyInfo').Country) ?? 'US'

/** Whether the company is taxed the American way: TAX or NON on each line. */
export const usesUsTax = (ledger: Ledger): boolean => countryOf(ledger) === 'US'

/** What QuickBooks calls the tax of a country. */
const taxNames: { readonly [country: string]: string } = {
  AU: 'GST',
  CA: 'GST/HST',
  GB: 'VAT',
  IN: 'GST',
  NZ: 'GST',
  SG: 'GST',
  ZA: 'VAT',
}

/**
 * Refuses lines without a tax code where each needs one: outside the US, in a company that collects taxes, unless the
 * document says that none applies. TAX and NON are codes of the US.
 *
 * @throws FaultReply 6000 or 2500
 */
export const checkTaxCodes = (lines: Json | undefined, draft: JsonObject, ledger: Ledger): void => {
  if (usesUsTax(ledger) || draft.GlobalTaxCalculation === 'NotApplicable') return
  const collects = objectOf(ledger.settings('Preferences').TaxPrefs).UsingSalesTax === true
  for (const line of objectsOf(lines)) {
    const detail = line.SalesItemLineDetail ?? line.AccountBasedExpenseLineDetail ?? line.ItemBasedExpenseLineDetail
    if (detail === undefined) continue
    const code = refOf(objectOf(detail).TaxCodeRef)
    if (code === 'TAX' || code === 'NON') throw unknownReference('TaxCodes', code)
    if (code === undefined && collects)
      throw businessRule(
        `Make sure all your transactions have a ${taxNames[countryOf(ledger)] ?? 'sales tax'} rate before you save.`,
      )
  }
}
