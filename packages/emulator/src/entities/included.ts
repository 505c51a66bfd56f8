import { objectOf, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { createRandom } from '../random.ts'
import { shownCustomFields } from './custom-fields.ts'
import type { EntityKind } from './kind.ts'

/** What a request wants to see beside what every reply shows; `include` in its URL. */
export interface Included {
  readonly invoiceLink?: boolean
  readonly allCustomFields?: boolean
}

/** Where a customer looks at an invoice and pays it; the same one whenever it is asked for. */
const invoiceLink = (row: Row, ledger: Ledger): string => {
  const seed = Number(BigInt.asUintN(32, BigInt(ledger.realmId) * 31n + BigInt(row.Id)))
  const code = createRandom(seed).hex(96)
  return `https://developer.intuit.com/comingSoonview/scs-v1-${code}?locale=en_US&cta=v3invoicelink`
}

/** Whether an invoice can be paid over the net: it is allowed, and somebody can be sent the link. */
const isPayable = (row: Row): boolean =>
  (row.AllowOnlineCreditCardPayment === true || row.AllowOnlineACHPayment === true) &&
  textOf(objectOf(row.BillEmail).Address) !== undefined

/** A row with what a request asked to see, and without what it did not. */
export const withIncluded = (row: Row, kind: EntityKind, wanted: Included, ledger: Ledger): Row => {
  const linked =
    wanted.invoiceLink && kind.name === 'Invoice' && isPayable(row)
      ? { ...row, InvoiceLink: invoiceLink(row, ledger) }
      : row
  if (ledger.customFields.length === 0 || row.CustomField === undefined) return linked
  return { ...linked, CustomField: shownCustomFields(kind.name, row, wanted.allCustomFields === true, ledger) }
}
