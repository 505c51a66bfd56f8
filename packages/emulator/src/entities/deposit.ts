import { businessRule, requiredParameter, unknownReference } from '../faults/fault.ts'
import { type JsonObject, objectOf, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, sum, wireNumber } from '../ledger/money.ts'
import { anything, bareRef, choice, decimal, group, money, readOnly, ref, text, typedRef } from './fields.ts'
import { homeCurrency } from './home-currency.ts'
import type { EntityKind, EntityName } from './kind.ts'
import { depositOf } from './open-amount.ts'
import { dropEmpty } from './person.ts'
import { numbered } from './sales-lines.ts'
import { lines, transactionFields, transactionQueryable } from './transaction-fields.ts'

const depositable: ReadonlySet<string> = new Set<EntityName>(['Payment', 'SalesReceipt', 'RefundReceipt'])

interface Deposited {
  readonly entity: EntityName
  readonly id: string
}

const depositedBy = (lineList: readonly JsonObject[]): Deposited[] =>
  lineList.flatMap((line) =>
    objectsOf(line.LinkedTxn).flatMap(({ TxnType, TxnId }) => {
      const type = textOf(TxnType) ?? ''
      // The set holds names of entities only, so a type in it is one.
      return depositable.has(type) ? [{ entity: type as EntityName, id: textOf(TxnId) ?? '' }] : []
    }),
  )

/** A line takes the whole of a payment out of the undeposited funds, or books money to an account. */
const completeLine = (line: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject => {
  const [taken] = depositedBy([line])
  if (taken === undefined) {
    if (line.Amount === undefined) throw requiredParameter('Line.Amount')
    if (refOf(objectOf(line.DepositLineDetail).AccountRef) === undefined)
      throw requiredParameter('Line.DepositLineDetail.AccountRef')
    return { ...line, DetailType: 'DepositLineDetail' }
  }
  const row = ledger.find(taken.entity, taken.id)
  if (row === undefined) throw unknownReference('Transactions', taken.id)
  const holder = depositOf(row)
  if (holder !== undefined && holder !== previous?.Id)
    throw businessRule(`${taken.entity} ${taken.id} has been deposited already.`)
  const total = amountOf(row.TotalAmt).times(taken.entity === 'RefundReceipt' ? -1 : 1)
  return { ...line, Amount: wireNumber(total) }
}

const complete = (draft: JsonObject, previous: Row | undefined, ledger: Ledger): JsonObject => {
  const account = ledger.find('Account', refOf(draft.DepositToAccountRef))
  if (account === undefined) throw requiredParameter('DepositToAccountRef')
  const sent = objectsOf(draft.Line)
  if (sent.length === 0) throw requiredParameter('Line')
  const completed = sent.map((line) => completeLine(line, previous, ledger))
  const cashBack = amountOf(objectOf(draft.CashBack).Amount)
  return dropEmpty({
    ...draft,
    TxnDate: draft.TxnDate ?? ledger.today(),
    CurrencyRef: { value: refOf(account.CurrencyRef) ?? homeCurrency(ledger) },
    Line: numbered(completed, previous),
    TotalAmt: wireNumber(sum(completed.map((line) => amountOf(line.Amount))).minus(cashBack)),
  })
}

const settle = (before: Row | undefined, after: Row | undefined, ledger: Ledger): void => {
  const now = depositedBy(objectsOf(after?.Line))
  for (const { entity, id } of depositedBy(objectsOf(before?.Line)))
    if (!now.some((one) => one.entity === entity && one.id === id)) link(entity, id, undefined, ledger)
  for (const { entity, id } of now) link(entity, id, after?.Id, ledger)
}

const link = (entity: EntityName, id: string, depositId: string | undefined, ledger: Ledger): void => {
  const row = ledger.find(entity, id)
  if (row === undefined || depositOf(row) === depositId) return
  const others = objectsOf(row.LinkedTxn).filter((one) => one.TxnType !== 'Deposit')
  const own = depositId === undefined ? [] : [{ TxnId: depositId, TxnType: 'Deposit' }]
  ledger.touch(entity, id, { LinkedTxn: [...others, ...own] })
}

/** Money taken to the bank. */
export const deposit: EntityKind = {
  name: 'Deposit',
  is: 'transaction',
  sequence: 'transaction',
  listName: 'Transactions',
  countsPages: true,
  operations: new Set(['create', 'update', 'delete']),
  fields: {
    DepositToAccountRef: ref('Account'),
    CashBack: group('CashBackInfo', { AccountRef: ref('Account'), Amount: money(), Memo: text() }),
    TotalAmt: readOnly(decimal()),
    HomeTotalAmt: readOnly(decimal()),
    ...transactionFields,
    Line: lines({
      DepositLineDetail: {
        Entity: typedRef(),
        ClassRef: ref('Class'),
        AccountRef: ref('Account'),
        PaymentMethodRef: ref('PaymentMethod'),
        CheckNum: text(21),
        TxnType: text(),
        TaxCodeRef: bareRef('TaxCode'),
        TaxApplicableOn: choice('Sales', 'Purchase'),
        DepositLineDetailEx: anything(),
      },
    }),
    DepositEx: anything(),
  },
  queryable: transactionQueryable,
  complete,
  settle,
}
