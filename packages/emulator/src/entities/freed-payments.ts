import type Big from 'big.js'
import { type JsonObject, objectsOf, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { amountOf, sum, wireNumber } from '../ledger/money.ts'
import { post } from '../postings/post.ts'
import type { EntityName } from './kind.ts'
import { homeBalance } from './open-amount.ts'

/** Which documents pay, and what they are called in links. */
export interface PaidBy {
  readonly entity: EntityName
  readonly linkTypes: readonly string[]
}

const paymentLinks = (row: Row | undefined, { linkTypes }: PaidBy): JsonObject[] =>
  objectsOf(row?.LinkedTxn).filter((link) => linkTypes.includes(textOf(link.TxnType) ?? ''))

const isOn = (line: JsonObject, document: Row, txnType: string): boolean =>
  objectsOf(line.LinkedTxn).some(({ TxnId, TxnType }) => TxnId === document.Id && TxnType === txnType)

const isDebt = (line: JsonObject): boolean =>
  objectsOf(line.LinkedTxn).some(({ TxnType }) => TxnType === 'Invoice' || TxnType === 'Bill')

/** Lowers lines from the last one on until a sum is taken off them; a line that has nothing left goes. */
const lowered = (
  lines: readonly JsonObject[],
  isMeant: (line: JsonObject) => boolean,
  most: Big | undefined,
): { readonly lines: JsonObject[]; readonly taken: Big } => {
  let taken = amountOf(0)
  const left: JsonObject[] = []
  for (const line of [...lines].reverse()) {
    const amount = amountOf(line.Amount)
    const wanted = most === undefined ? amount : most.minus(taken)
    if (!isMeant(line) || wanted.lte(0)) left.unshift(line)
    else if (wanted.lt(amount)) left.unshift({ ...line, Amount: wireNumber(amount.minus(wanted)) })
    if (isMeant(line) && wanted.gt(0)) taken = taken.plus(wanted.lt(amount) ? wanted : amount)
  }
  return { lines: left, taken }
}

/** What a payment puts on debts beyond its own money and the credits it uses. */
const overdrawn = (payment: Row, lines: readonly JsonObject[]): Big =>
  sum(lines.map((line) => amountOf(line.Amount).times(isDebt(line) ? 1 : -1))).minus(amountOf(payment.TotalAmt))

/** Opens the debts again that a payment paid with a credit it no longer has. */
const reopenDebts = (
  payment: Row,
  before: readonly JsonObject[],
  after: readonly JsonObject[],
  ledger: Ledger,
): void => {
  for (const line of before) {
    const [link] = objectsOf(line.LinkedTxn)
    const entity = link?.TxnType
    if (entity !== 'Invoice' && entity !== 'Bill') continue
    const row = ledger.find(entity, textOf(link?.TxnId))
    const left = sum(
      after.filter((one) => row !== undefined && isOn(one, row, entity)).map((one) => amountOf(one.Amount)),
    )
    const change = amountOf(line.Amount).minus(left)
    if (row === undefined || change.lte(0)) continue
    const Balance = wireNumber(amountOf(row.Balance).plus(change))
    const others = objectsOf(row.LinkedTxn).filter(({ TxnId }) => TxnId !== payment.Id)
    ledger.touch(entity, row.Id, {
      Balance,
      ...homeBalance(row, Balance),
      ...(left.eq(0) ? { LinkedTxn: others } : {}),
    })
  }
}

/** Books a payment again: what it settles has changed, or the rate of that has. */
const repost = (paymentId: string, { entity }: PaidBy, ledger: Ledger): void =>
  post(entity, paymentId, ledger.find(entity, paymentId), ledger)

/** Takes an amount off what a payment puts on a document, all of it where none is said. @returns what was taken */
const release = (
  paymentId: string | undefined,
  document: Row,
  txnType: string,
  paidBy: PaidBy,
  ledger: Ledger,
  most?: Big,
): Big => {
  const payment = ledger.find(paidBy.entity, paymentId)
  if (payment === undefined) return amountOf(0)
  const freed = lowered(objectsOf(payment.Line), (line) => isOn(line, document, txnType), most)
  const over = overdrawn(payment, freed.lines)
  const { lines: Line } = over.gt(0) ? lowered(freed.lines, isDebt, over) : freed
  const UnappliedAmt = payment.UnappliedAmt === undefined ? undefined : wireNumber(overdrawn(payment, Line).times(-1))
  ledger.touch(paidBy.entity, payment.Id, { Line, UnappliedAmt })
  repost(payment.Id, paidBy, ledger)
  if (over.gt(0)) reopenDebts(payment, freed.lines, Line, ledger)
  return freed.taken
}

/**
 * Frees the payments of a document that is voided, deleted or somebody else's now; one that costs less than was paid gives
 * back what is too much, of the newest payment first.
 */
export const freePayments = (
  before: Row | undefined,
  after: Row | undefined,
  txnType: 'Invoice' | 'CreditMemo' | 'Bill' | 'VendorCredit',
  paidBy: PaidBy,
  ledger: Ledger,
): void => {
  if (before === undefined) return
  const kept = paymentLinks(after, paidBy)
  for (const { TxnId } of paymentLinks(before, paidBy))
    if (!kept.some((link) => link.TxnId === TxnId)) release(textOf(TxnId), before, txnType, paidBy, ledger)
  if (after !== undefined && after.ExchangeRate !== before.ExchangeRate)
    for (const { TxnId } of kept) repost(textOf(TxnId) ?? '', paidBy, ledger)
  let excess = amountOf(after?.Balance).times(-1)
  if (after === undefined || !excess.gt(0)) return
  for (const { TxnId } of kept.reverse())
    if (excess.gt(0)) excess = excess.minus(release(textOf(TxnId), after, txnType, paidBy, ledger, excess))
  const Balance = wireNumber(excess.times(-1))
  const RemainingCredit = after.RemainingCredit === undefined ? undefined : Balance
  ledger.touch(txnType, after.Id, {
    Balance,
    ...homeBalance(after, Balance),
    RemainingCredit,
  })
}
