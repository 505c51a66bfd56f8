import { businessRule, requiredParameter, unknownReference } from '../faults/fault.ts'
import { type Json, type JsonObject, objectOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, cents, wireNumber } from '../ledger/money.ts'
import { anything, date, decimal, flag, identity, readOnly, text } from './fields.ts'
import { homeCurrency } from './home-currency.ts'
import type { EntityKind } from './kind.ts'

/** Whether the company deals in more than its own currency. */
export const isMultiCurrency = (ledger: Ledger): boolean =>
  objectOf(ledger.settings('Preferences').CurrencyPrefs).MultiCurrencyEnabled === true

/** Refuses a currency the company has not added. @throws FaultReply 2500 */
export const checkCurrency = (code: string, ledger: Ledger): void => {
  if (!isMultiCurrency(ledger) || code === homeCurrency(ledger)) return
  for (const row of ledger.table('CompanyCurrency').all()) if (row.Code === code && row.Active !== false) return
  throw unknownReference('Currency', code)
}

/** Home units for one unit of a currency on a day: the newest rate that is not newer; 1 where none was ever entered. */
const rateOn = (code: string, day: string, ledger: Ledger): Row | undefined => {
  let newest: Row | undefined
  for (const row of ledger.table('ExchangeRate').all()) {
    const asOf = textOf(row.AsOfDate) ?? ''
    if (row.SourceCurrencyCode === code && asOf <= day && asOf >= (textOf(newest?.AsOfDate) ?? '')) newest = row
  }
  return newest
}

/** The currency fields of a document. */
interface DocumentCurrency extends JsonObject {
  readonly CurrencyRef: JsonObject
  /** Undefined where the company has one currency, whatever was sent. */
  readonly ExchangeRate: number | undefined
}

/**
 * The currency of a document is that of whom it is for; with several currencies it has a rate.
 *
 * @throws FaultReply 6000 for another currency than the person's
 */
export const documentCurrency = (
  draft: JsonObject,
  previous: Row | undefined,
  party: JsonObject | undefined,
  ledger: Ledger,
): DocumentCurrency => {
  const home = homeCurrency(ledger)
  const sent = refOf(draft.CurrencyRef)
  const value = refOf(party?.CurrencyRef) ?? (isMultiCurrency(ledger) ? sent : undefined) ?? home
  if (!isMultiCurrency(ledger)) return { CurrencyRef: { value }, ExchangeRate: undefined }
  if (sent !== undefined && sent !== value)
    throw businessRule('The currency of the transaction is invalid for customer / vendor / account.')
  const day = textOf(draft.TxnDate) ?? ledger.today()
  const given = draft.ExchangeRate ?? previous?.ExchangeRate ?? rateOn(value, day, ledger)?.Rate
  return { CurrencyRef: { value }, ExchangeRate: value === home ? 1 : Number(given ?? 1) }
}

/** An amount in the company's own currency; nothing where it has only one. */
export const homeAmount = (
  field: 'HomeTotalAmt' | 'HomeBalance',
  amount: Json | undefined,
  { ExchangeRate }: JsonObject,
): JsonObject =>
  ExchangeRate === undefined ? {} : { [field]: wireNumber(cents(amountOf(amount).times(amountOf(ExchangeRate)))) }

const codePattern = /^[A-Z]{3}$/

/** A currency the company deals in. */
export const companyCurrency: EntityKind = {
  name: 'CompanyCurrency',
  is: 'nameList',
  sequence: 'CompanyCurrency',
  listName: 'Currency',
  operations: new Set(['create', 'update', 'delete']),
  fields: { Code: text(3), Name: readOnly(text()), Active: flag(), CompanyCurrencyEx: anything(), ...identity },
  queryable: { Id: 'id', Code: 'text', Name: 'text', Active: 'flag', 'MetaData.LastUpdatedTime': 'time' },
  complete: (draft, previous, ledger) => {
    const code = textOf(previous?.Code) ?? textOf(draft.Code)
    if (code === undefined) throw requiredParameter('Code')
    if (!codePattern.test(code)) throw unknownReference('Currency', code)
    for (const row of ledger.table('CompanyCurrency').all())
      if (row.Code === code && row.Id !== previous?.Id) throw businessRule(`The currency ${code} is there already.`)
    return { Code: code, Name: ledger.nameOf('Currency', code) ?? code, Active: draft.Active !== false }
  },
}

/** What a currency was worth on a day. QuickBooks gives it no Id: currency and day say which one is meant. */
export const exchangeRate: EntityKind = {
  name: 'ExchangeRate',
  is: 'transaction',
  sequence: 'ExchangeRate',
  listName: 'ExchangeRate',
  operations: new Set(['update']),
  fields: {
    SyncToken: readOnly(text()),
    domain: readOnly(text()),
    AsOfDate: date(),
    SourceCurrencyCode: text(3),
    Rate: decimal(),
    sparse: readOnly(flag()),
    TargetCurrencyCode: text(3),
    MetaData: readOnly(anything()),
    ExchangeRateEx: anything(),
  },
  queryable: {
    SourceCurrencyCode: 'text',
    TargetCurrencyCode: 'text',
    AsOfDate: 'date',
    'MetaData.LastUpdatedTime': 'time',
  },
  complete: (draft, _previous, ledger) => {
    const code = textOf(draft.SourceCurrencyCode)
    if (code === undefined) throw requiredParameter('SourceCurrencyCode')
    if (draft.Rate === undefined || !amountOf(draft.Rate).gt(0)) throw requiredParameter('Rate')
    checkCurrency(code, ledger)
    const AsOfDate = draft.AsOfDate ?? ledger.today()
    return { AsOfDate, SourceCurrencyCode: code, Rate: draft.Rate, TargetCurrencyCode: homeCurrency(ledger) }
  },
}

/**
 * The rate of a currency on a day, in the company's own.
 *
 * @throws FaultReply 2020 without a currency, 2500 for one the company has not
 */
export const readRate = (code: string | null, asOf: string | null, ledger: Ledger): Row => {
  if (code === null || code === '') throw requiredParameter('sourcecurrencycode')
  checkCurrency(code, ledger)
  const day = asOf ?? ledger.today()
  const stamp = ledger.stamp()
  const found = code === homeCurrency(ledger) ? undefined : rateOn(code, day, ledger)
  return {
    SourceCurrencyCode: code,
    TargetCurrencyCode: homeCurrency(ledger),
    Rate: found?.Rate ?? 1,
    AsOfDate: day,
    Id: '',
    SyncToken: '0',
    MetaData: found?.MetaData ?? { CreateTime: stamp, LastUpdatedTime: stamp },
  }
}

/** Stores a rate; a second one for the same day takes the first one's place. @throws FaultReply 2020 or 2500 */
export const writeRate = (draft: JsonObject, ledger: Ledger): Row => {
  const completed = exchangeRate.complete(draft, undefined, ledger)
  const stamp = ledger.stamp()
  const row: Row = {
    ...completed,
    Id: `${textOf(completed.SourceCurrencyCode)} ${textOf(completed.AsOfDate)}`,
    SyncToken: '0',
    MetaData: { CreateTime: stamp, LastUpdatedTime: stamp },
  }
  ledger.table('ExchangeRate').put(row)
  return row
}
