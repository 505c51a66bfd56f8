import { kinds } from '../entities/kinds.ts'
import { duplicateName, duplicateTaxRate, requiredParameter, unknownReference } from '../faults/fault.ts'
import { type JsonObject, objectsOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { createRow } from '../ledger/write.ts'

const create = (ledger: Ledger, entity: 'TaxCode' | 'TaxRate', body: JsonObject): string => {
  const kind = kinds.get(entity)
  if (kind === undefined) throw new RangeError(`The emulator keeps no ${entity}`)
  return createRow(ledger, kind, body).Id
}

const rateIdOf = (ledger: Ledger, detail: JsonObject): string => {
  const known = textOf(detail.TaxRateId)
  if (known !== undefined) {
    if (ledger.find('TaxRate', known) === undefined) throw unknownReference('TaxRates', known)
    return known
  }
  const Name = textOf(detail.TaxRateName)
  if (Name === undefined) throw requiredParameter('TaxRateName')
  if (ledger.table('TaxRate').named(Name).length > 0) throw duplicateTaxRate()
  if (detail.RateValue === undefined) throw requiredParameter('RateValue')
  const agency = textOf(detail.TaxAgencyId)
  if (agency === undefined) throw requiredParameter('TaxAgencyId')
  if (ledger.find('TaxAgency', agency) === undefined) throw unknownReference('TaxAgencies', agency)
  return create(ledger, 'TaxRate', {
    Name,
    Description: Name,
    RateValue: detail.RateValue,
    AgencyRef: { value: agency },
  })
}

/**
 * Makes a tax code and the rates it is made of, in one call: the only way the API has to make either.
 *
 * @throws FaultReply 2020, 2500 or 6240
 */
export const createTaxCode = (ledger: Ledger, body: JsonObject): JsonObject => {
  const name = textOf(body.TaxCode)
  if (name === undefined) throw requiredParameter('TaxCode')
  if (ledger.table('TaxCode').named(name).length > 0) throw duplicateName()
  const details = objectsOf(body.TaxRateDetails)
  if (details.length === 0) throw requiredParameter('TaxRateDetails')
  const made = details.map((detail): JsonObject => ({ ...detail, TaxRateId: rateIdOf(ledger, detail) }))
  const rates = (side: 'Sales' | 'Purchase'): JsonObject => ({
    TaxRateDetail: made
      .filter((detail) => (textOf(detail.TaxApplicableOn) ?? 'Sales') === side)
      .map(({ TaxRateId }, TaxOrder) => ({
        TaxRateRef: { value: TaxRateId },
        TaxTypeApplicable: 'TaxOnAmount',
        TaxOrder,
      })),
  })
  const TaxCodeId = create(ledger, 'TaxCode', {
    Name: name,
    Description: name,
    Taxable: true,
    TaxGroup: true,
    SalesTaxRateList: rates('Sales'),
    PurchaseTaxRateList: rates('Purchase'),
  })
  return { TaxCode: name, TaxCodeId, TaxRateDetails: made }
}
