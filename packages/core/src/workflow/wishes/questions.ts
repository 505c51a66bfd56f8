import { compareDecimals, sumAmounts } from '../../money/index.ts'
import { generationFor } from '../fact-set.ts'
import { inPurpose } from '../key.ts'
import { questionSources } from '../policy/sources.ts'
import { followMerges } from '../projection/customer.ts'
import { billedAhead, refusedMilestones } from './advance.ts'
import { isApproved } from './approval.ts'
import { isEstimateAwaited, quoteStanding, wantsSending } from './estimate.ts'
import { isSentByUs } from './final-invoice.ts'
import { basisOf, isBasisOverbilled } from './invoice.ts'
import { unwritableDocuments } from './sales-document.ts'
import type { Wish, WishContext } from './wish.ts'
import { describeCaller } from './words.ts'
import { goneInvoice, isEditedByHand, isOverbilled, workDone, workInvoice } from './work.ts'

/** Something a person has to look at: a stable code, what it is about, and a sentence that says what to do. */
interface Question {
  code: string
  /** Which of several things it is about. */
  subject?: string
  about: string
  message: () => string
}

const aboutEstimate = (context: WishContext): Question[] => {
  const { projection, state } = context
  const last = state.given.last('estimate.create')
  if (last === undefined) return []
  const who = () => describeCaller(projection)
  const questions: Question[] = []
  // A merge moves the estimate along with its customer.
  const billed = last.customerId && followMerges(state.facts, last.customerId)
  const { customerId, pricing } = projection
  if (billed !== undefined && customerId !== undefined && billed !== customerId) {
    const message = () =>
      `The estimate for ${who()} was made for customer ${billed}, but the caller is customer ${customerId}. Move the estimate or correct the customer in QuickBooks.`
    questions.push({ code: 'customer-changed', about: customerId, message })
  }
  const unwanted = projection.intents.find((intent) => ['spam', 'complaint', 'existing-job'].includes(intent))
  if (unwanted !== undefined) {
    const message = () =>
      `An estimate was made for ${who()}, but the call turned out to be ${unwanted}. Close the estimate in QuickBooks if it is not wanted.`
    questions.push({ code: 'estimate-not-wanted', about: unwanted, message })
  }
  if (quoteStanding(context) === 'contradicted') {
    const message = () =>
      `The call of ${who()} is priced differently now (${pricing?.totalBeforeTax ?? 'no price'}), but the estimate is out already. Revise the quote if it is to change.`
    questions.push({ code: 'quote-changed', about: pricing?.at ?? '', message })
  }
  return questions
}

const aboutInvoice = (context: WishContext): Question[] => {
  const { projection } = context
  const who = () => describeCaller(projection)
  const questions: Question[] = []
  const invoice = workInvoice(context)
  const gone = goneInvoice(context)
  if (gone !== undefined && invoice === undefined) {
    const message = () =>
      `Invoice ${gone.docNumber ?? gone.id} for ${who()} was ${gone.status} in QuickBooks. Approve another one, or leave it if nothing is owed.`
    questions.push({ code: 'invoice-gone', about: gone.id, message })
  }
  if (invoice !== undefined && projection.estimate?.status === 'declined') {
    const message = () =>
      `${who()} declined the estimate, but invoice ${invoice.docNumber ?? invoice.id} was made from it. Void the invoice in QuickBooks if nothing is owed.`
    questions.push({ code: 'declined-after-invoice', about: invoice.id, message })
  }
  const done = workDone(context)
  // What hours mean can be told only once the estimate is there.
  if (done !== undefined && 'unclear' in done && !isEstimateAwaited(context)) {
    const message = () =>
      `The job of ${who()} is done, but the invoice cannot be finalised: ${done.unclear}. Report the job again with item and rate, or correct the invoice in QuickBooks.`
    questions.push({ code: 'labour-unclear', about: done.unclear, message })
  }
  if (done !== undefined && 'lines' in done && invoice?.purpose !== undefined && isEditedByHand(context)) {
    const message = () =>
      `The job of ${who()} is done, but the estimate or invoice was changed by hand in QuickBooks. Put the actual hours and materials into invoice ${invoice.docNumber ?? invoice.id} by hand.`
    questions.push({ code: 'edited-by-hand', about: invoice.id, message })
  }
  const basis = invoice === undefined ? basisOf(context) : undefined
  const total = done !== undefined && 'lines' in done ? sumAmounts(done.lines.map(({ amount }) => amount)) : undefined
  const overbilled =
    basis === undefined
      ? invoice?.purpose !== undefined && total !== undefined && isOverbilled(context, total)
      : isBasisOverbilled(context, basis)
  if (overbilled) {
    const message = () =>
      `${who()} has been billed ${billedAhead(context)} ahead of the work, more than the work comes to. Give the difference back in QuickBooks and make the last invoice by hand.`
    questions.push({ code: 'overbilled', about: billedAhead(context), message })
  }
  for (const { milestoneId, reason } of refusedMilestones(context)) {
    const message = () =>
      `Milestone ${milestoneId} of ${who()} is not billed: ${reason}. Report it again as it should be billed, or make the invoice in QuickBooks.`
    questions.push({ code: 'milestone-not-billed', subject: milestoneId, about: reason, message })
  }
  return questions
}

/** Documents that wait for somebody's word before they go out. */
const aboutApproval = (context: WishContext): Question[] => {
  const { projection } = context
  if (context.policy.approveBeforeSending === false || projection.email === undefined) return []
  const { estimate, invoices } = projection
  const who = () => describeCaller(projection)
  const waiting = invoices
    .filter((invoice) => isSentByUs(invoice) && compareDecimals(invoice.balance, '0') > 0)
    .map(({ id, docNumber, total }) => ({ id, name: `invoice ${docNumber ?? id}`, total }))
  if (estimate?.generation !== undefined && estimate.status === 'pending' && wantsSending(context)) {
    waiting.unshift({ id: estimate.id, name: `estimate ${estimate.docNumber ?? estimate.id}`, total: estimate.total })
  }
  return waiting
    .filter((document) => !isApproved(context, document))
    .map(({ id, name, total }) => {
      const message = () => `Approve ${name} of ${total} for ${who()} before it is sent.`
      return { code: 'approval-needed', subject: id, about: name, message }
    })
}

const aboutDocuments = (context: WishContext): Question[] =>
  unwritableDocuments(context).map(({ externalId, number }) => {
    const message = () =>
      `Document ${number ?? externalId} of ${describeCaller(context.projection)} has no lines, or figures that are no amounts. Correct it where it comes from, or enter it in QuickBooks.`
    return { code: 'document-not-writable', subject: externalId, about: externalId, message }
  })

const wishFor = ({ code, subject, about, message }: Question, { state }: WishContext): Wish => {
  const purpose = subject === undefined ? `review.open:${code}` : `review.open:${code}:${inPurpose(subject)}`
  const command: Wish['command'] = () => ({ type: 'review.open', code, message: message() })
  return { purpose, generation: generationFor(state, purpose, about), about, command }
}

const asked =
  (find: (context: WishContext) => Question[]) =>
  (context: WishContext): Wish[] =>
    find(context).map((question) => wishFor(question, context))

/** Want a person to look where a fact speaks against what was done already; nothing is undone on its own. */
export const questions: readonly { sources: number; ask: (context: WishContext) => Wish[] }[] = [
  { sources: questionSources.estimate, ask: asked(aboutEstimate) },
  { sources: questionSources.invoice, ask: asked(aboutInvoice) },
  { sources: questionSources.approval, ask: asked(aboutApproval) },
  { sources: questionSources.document, ask: asked(aboutDocuments) },
]
