import { at, type Check, date, isFields, number, object, reference, text } from './checks.ts'
import { differs, product } from './decimal.ts'

const fields = object({
  Description: text(4000),
  Amount: number,
  SalesItemLineDetail: object({
    ItemRef: reference,
    Qty: number,
    UnitPrice: number,
    TaxCodeRef: reference,
    ClassRef: reference,
    ServiceDate: date,
    DiscountRate: number,
    DiscountAmt: number,
  }),
  DescriptionLineDetail: object({ ServiceDate: date, TaxCodeRef: reference }),
  DiscountLineDetail: object({ DiscountPercent: number, DiscountAccountRef: reference }),
  GroupLineDetail: object({ GroupItemRef: reference, Quantity: number, ServiceDate: date }),
})

/** `6070`: where quantity and rate are both given, the amount is their product, to the cent. */
const amountIsProduct: Check = (line, path, report) => {
  if (!isFields(line) || !isFields(line.SalesItemLineDetail)) return
  const { Amount: amount } = line
  const { Qty: quantity, UnitPrice: rate, DiscountRate, DiscountAmt } = line.SalesItemLineDetail
  if (DiscountRate !== undefined || DiscountAmt !== undefined) return
  if (!Number.isFinite(amount) || !Number.isFinite(quantity) || !Number.isFinite(rate)) return
  const expected = product(Number(quantity), Number(rate))
  if (differs(Number(amount), expected)) {
    report(at(path, 'Amount'), 'amount-mismatch', `is ${amount}, expected Qty × UnitPrice = ${expected}`)
  }
}

/** One line of a sales document. */
export const salesLine: Check = (line, path, report) => {
  fields(line, path, report)
  if (!isFields(line)) return
  const { DetailType: detailType } = line
  if (typeof detailType !== 'string' || detailType === '')
    return report(at(path, 'DetailType'), 'missing', 'is missing')
  if (detailType === 'SalesItemLineDetail') {
    if (line.Amount === undefined) report(at(path, 'Amount'), 'missing', 'is missing')
    if (line.SalesItemLineDetail === undefined) report(at(path, detailType), 'missing', 'is missing')
  }
  amountIsProduct(line, path, report)
}
