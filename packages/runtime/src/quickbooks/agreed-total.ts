import { compareDecimals, type DocumentDetails, type MappedLine, sumAmounts } from '@leadbooks/core'
import type { Write } from '../stores/store.ts'
import type { HandlerContext } from './handler.ts'
import { decimal } from './mirror.ts'
import { negated } from './negated.ts'

interface Agreed {
  lines: readonly MappedLine[]
  deductions?: readonly MappedLine[]
  details: DocumentDetails
}

/** What another system says that its document comes to; only where it names the tax, too, is the total its own. */
const agreedTotal = ({ lines, deductions = [], details: { discount = '0', tax } }: Agreed): string | undefined =>
  tax === undefined
    ? undefined
    : sumAmounts([
        ...[...lines, ...deductions].flatMap((line) => [line.amount, negated(line.discount?.amount ?? '0')]),
        negated(discount),
        tax,
      ])

/**
 * Puts it before a person where QuickBooks comes to another total than the system that the document is from: a company that
 * has QuickBooks work sales tax out takes no other system's word for it.
 */
export const checkTotal = (
  agreed: Agreed,
  { Id, DocNumber, TotalAmt }: { Id: string; DocNumber?: string; TotalAmt: number },
  { realmId, leadId, record, now }: HandlerContext,
): Write[] => {
  const theirs = agreedTotal(agreed)
  const ours = decimal(TotalAmt)
  if (theirs === undefined || compareDecimals(theirs, ours) === 0) return []
  return [
    {
      op: 'review.open',
      record: {
        realmId,
        leadId,
        reviewId: `${record.key}/review/total-differs`,
        code: 'total-differs',
        message: `Document ${DocNumber ?? Id} comes to ${ours} in QuickBooks, and to ${theirs} where it is from: see to its sales tax.`,
        detail: { documentId: Id, quickbooks: ours, stated: theirs },
        status: 'open',
        openedAt: now(),
      },
    },
  ]
}
