import { type JsonObject, objectOf, objectsOf, type Row, textOf } from '../ledger/json.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** Time, or a line of something bought for a customer, that an invoice bills on. */
interface Charge {
  readonly entity: 'TimeActivity' | 'Bill' | 'Purchase'
  readonly id: string
  /** The line that was bought; undefined for time. */
  readonly lineId: string | undefined
}

const chargeOf = ({ TxnType, TxnId, TxnLineId }: JsonObject): Charge[] => {
  if (TxnType !== 'TimeActivity' && TxnType !== 'Bill' && TxnType !== 'Purchase') return []
  return [{ entity: TxnType, id: textOf(TxnId) ?? '', lineId: textOf(TxnLineId) }]
}

const chargesOf = (invoice: Row | undefined): Charge[] =>
  [...objectsOf(invoice?.LinkedTxn), ...objectsOf(invoice?.Line).flatMap((line) => objectsOf(line.LinkedTxn))].flatMap(
    chargeOf,
  )

const keyOf = ({ entity, id, lineId }: Charge): string => `${entity} ${id} ${lineId ?? ''}`

/** The part of a line that says what was bought. */
const detailName = (line: JsonObject): string => textOf(line.DetailType) ?? ''

const statusOf = (charge: Charge, ledger: Ledger): string | undefined => {
  const row = ledger.find(charge.entity, charge.id)
  if (charge.entity === 'TimeActivity') return textOf(row?.BillableStatus)
  const line = objectsOf(row?.Line).find(({ Id }) => Id === charge.lineId)
  return line === undefined ? undefined : textOf(objectOf(line[detailName(line)]).BillableStatus)
}

/** Whether a link may stand on an invoice: what it names is billable, or was billed by this invoice before. */
export const isChargeable = (link: JsonObject, previous: Row | undefined, ledger: Ledger): boolean => {
  const [charge] = chargeOf(link)
  if (charge === undefined) return false
  const kept = chargesOf(previous).some((one) => keyOf(one) === keyOf(charge))
  return kept || statusOf(charge, ledger) === 'Billable'
}

const mark = (charge: Charge, BillableStatus: 'Billable' | 'HasBeenBilled', ledger: Ledger): void => {
  const { entity, id, lineId } = charge
  const row = ledger.find(entity, id)
  if (row === undefined) return
  if (entity === 'TimeActivity') {
    ledger.touch(entity, id, { BillableStatus })
    return
  }
  const Line = objectsOf(row.Line).map((line) => {
    if (line.Id !== lineId) return line
    const name = detailName(line)
    return { ...line, [name]: { ...objectOf(line[name]), BillableStatus } }
  })
  ledger.touch(entity, id, { Line })
}

/** What an invoice bills on has been billed; what it no longer bills can be billed again. */
export const billCharges = (before: Row | undefined, after: Row | undefined, ledger: Ledger): void => {
  const now = chargesOf(after)
  const kept = new Set(now.map(keyOf))
  const earlier = new Set(chargesOf(before).map(keyOf))
  for (const charge of chargesOf(before)) if (!kept.has(keyOf(charge))) mark(charge, 'Billable', ledger)
  for (const charge of now) if (!earlier.has(keyOf(charge))) mark(charge, 'HasBeenBilled', ledger)
}
