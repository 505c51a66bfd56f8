import { businessRule, requiredParameter, unknownReference } from '../faults/fault.ts'
import { type Json, type JsonObject, objectsOf, type Row, refOf, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, sum, wholeCents, wireCents, wireNumber } from '../ledger/money.ts'
import type { EntityName } from './kind.ts'

/** A document that payments are put on: `debt` is settled by them, `credit` pays along with them. */
export type OpenDocuments = ReadonlyMap<string, { readonly entity: EntityName; readonly is: 'debt' | 'credit' }>

/** One part of a payment: what it puts on which document. */
interface Application {
  readonly entity: EntityName
  readonly id: string
  readonly amount: number
}

/** Who pays, or is paid. */
export interface Payer {
  readonly field: 'CustomerRef' | 'VendorRef'
  readonly id: string | undefined
}

const applications = (lines: readonly JsonObject[], documents: OpenDocuments): Application[] =>
  lines.flatMap((line) =>
    objectsOf(line.LinkedTxn).flatMap(({ TxnType, TxnId }) => {
      const document = documents.get(textOf(TxnType) ?? '')
      return document === undefined
        ? []
        : [{ entity: document.entity, id: textOf(TxnId) ?? '', amount: Number(line.Amount ?? 0) }]
    }),
  )

/**
 * Checks the lines of a payment against what is open, and adds them up.
 *
 * @returns debts settled less credits used
 * @param payer - whose documents may be settled: those of one vendor, or of a customer and its jobs
 * @throws FaultReply 2020, 2500, or 6000 for more than is open, or what is somebody else's
 */
export const appliedAmount = (
  lines: readonly JsonObject[],
  payer: Payer,
  previous: Row | undefined,
  documents: OpenDocuments,
  ledger: Ledger,
): number => {
  const before = applications(objectsOf(previous?.Line), documents)
  let applied = amountOf(0)
  for (const line of lines) {
    if (line.Amount === undefined) throw requiredParameter('Line.Amount')
    const [link] = objectsOf(line.LinkedTxn)
    const document = documents.get(textOf(link?.TxnType) ?? '')
    if (link === undefined || document === undefined)
      throw businessRule(`A payment can't be applied to ${textOf(link?.TxnType) ?? 'nothing'} here.`)
    const id = textOf(link.TxnId) ?? ''
    applied = document.is === 'debt' ? applied.plus(amountOf(line.Amount)) : applied.minus(amountOf(line.Amount))
    checkOpen(line.Amount, document.entity, id, before, ledger)
    checkPayer(ledger.find(document.entity, id), payer, ledger)
  }
  return wireNumber(applied)
}

/** The customer at the top of a row's family: payments of one count for all of it. */
const familyOf = (customerId: string | undefined, ledger: Ledger): string | undefined => {
  const row = ledger.find('Customer', customerId)
  const parentId = refOf(row?.ParentRef)
  return parentId === undefined ? customerId : familyOf(parentId, ledger)
}

const checkPayer = (document: Row | undefined, { field, id }: Payer, ledger: Ledger): void => {
  const owner = refOf(document?.[field])
  const same = field === 'VendorRef' ? owner === id : familyOf(owner, ledger) === familyOf(id, ledger)
  if (!same) throw businessRule("You can't apply a payment to the transaction of somebody else.")
}

const checkOpen = (
  amount: Json,
  entity: EntityName,
  id: string,
  before: readonly Application[],
  ledger: Ledger,
): void => {
  const row = ledger.find(entity, id)
  if (row === undefined) throw unknownReference('Transactions', id)
  const own = sum(before.filter((one) => one.entity === entity && one.id === id).map((one) => amountOf(one.amount)))
  if (amountOf(amount).gt(amountOf(row.Balance).plus(own)))
    throw businessRule("You can't apply more to a transaction than its open balance.")
}

/** Moves the open amounts of the documents a payment is put on; `linkType` is what they call the payment. */
export const applyPayment = (
  payment: Row | undefined,
  sign: 1 | -1,
  documents: OpenDocuments,
  linkType: string,
  ledger: Ledger,
): void => {
  if (payment === undefined) return
  for (const { entity, id, amount } of applications(objectsOf(payment.Line), documents)) {
    const row = ledger.find(entity, id)
    if (row === undefined) continue
    const others = objectsOf(row.LinkedTxn).filter((link) => link.TxnId !== payment.Id || link.TxnType !== linkType)
    const Balance = wireNumber(amountOf(row.Balance).minus(amountOf(amount * sign)))
    ledger.touch(entity, id, {
      Balance,
      ...homeBalance(row, Balance),
      ...(row.RemainingCredit === undefined ? {} : { RemainingCredit: Balance }),
      LinkedTxn: sign === 1 ? [...others, { TxnId: payment.Id, TxnType: linkType }] : others,
    })
  }
}

/** What is open in the company's own currency; nothing where it has only one. */
export const homeBalance = (row: Row, balance: number): JsonObject =>
  row.HomeBalance === undefined
    ? {}
    : {
        HomeBalance: wireNumber(
          amountOf(balance)
            .times(amountOf(row.ExchangeRate ?? 1))
            .round(2),
        ),
      }

/** What is open of a document after a change: its total less what was paid before. */
export const openBalance = (total: Json | undefined, previous: Row | undefined): number => {
  const paid = wholeCents(previous?.TotalAmt) - wholeCents(previous?.Deposit) - wholeCents(previous?.Balance)
  return wireCents(wholeCents(total) - paid)
}

/** The deposit a transaction stands in; undefined where it stands in none. */
export const depositOf = (row: Row): string | undefined =>
  textOf(objectsOf(row.LinkedTxn).find((link) => link.TxnType === 'Deposit')?.TxnId)

/** Whether a change would alter what a deposit counts on. */
export const altersDeposited = (before: Row, after: JsonObject | undefined): boolean =>
  depositOf(before) !== undefined &&
  (after === undefined ||
    !amountOf(after.TotalAmt).eq(amountOf(before.TotalAmt)) ||
    refOf(after.DepositToAccountRef) !== refOf(before.DepositToAccountRef))
