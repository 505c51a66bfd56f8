import type { MappedLine } from '../../mapping/contract.ts'
import { compareDecimals, isDecimal } from '../../money/index.ts'
import type { DocumentDetails } from '../commands.ts'
import type { SalesDocument } from '../events.ts'
import { generationFor, isUnderWay } from '../fact-set.ts'
import { inPurpose } from '../key.ts'
import { amountOf, isStanding, minus } from '../projection/invoices.ts'
import { quoteWords } from './estimate.ts'
import { leadMarker } from './estimate-details.ts'
import type { Wish, WishContext } from './wish.ts'

/** A document of another system, keyed by the id it has there. */
const purposeFor = (command: string, { externalId }: SalesDocument) => `${command}:${inPurpose(externalId)}`

const linesOf = (document: SalesDocument): MappedLine[] =>
  document.lines.map(({ item, description, quantity, rate, amount }) => ({
    ruleId: `document:${document.externalId}`,
    item: item ?? description ?? document.externalId,
    ...(description !== undefined && { description }),
    quantity,
    ...(rate !== undefined && { rate }),
    amount,
  }))

const detailsOf = (document: SalesDocument, leadId: string): DocumentDetails => {
  const { number: docNumber, txnDate, dueDate, terms, discount, tax } = document
  return {
    privateNote: leadMarker(leadId),
    ...(docNumber !== undefined && { docNumber }),
    ...(txnDate !== undefined && { txnDate }),
    ...(dueDate !== undefined && { dueDate }),
    ...(terms !== undefined && { terms }),
    ...(discount !== undefined && { discount }),
    ...(tax !== undefined && { tax }),
  }
}

/** What a document says, in words that change only with it. */
const wordsOf = (document: SalesDocument): string => {
  const { number, txnDate, dueDate, terms, discount, tax, currency } = document
  return [quoteWords({ currency, lines: linesOf(document) }), number, txnDate, dueDate, terms, discount, tax].join(
    ' | ',
  )
}

const body = (document: SalesDocument, context: WishContext) => ({
  lines: linesOf(document),
  currency: document.currency,
  details: detailsOf(document, context.state.leadId),
})

/** Tells whether a document can be written: it has lines, and their figures are decimal strings. */
const isWritable = ({ lines }: SalesDocument): boolean =>
  lines.length > 0 &&
  lines.every(
    ({ quantity, rate, amount }) => isDecimal(quantity) && isDecimal(amount) && (rate === undefined || isDecimal(rate)),
  )

/** What other systems have sent that cannot be written as it is. */
export const unwritableDocuments = ({ state }: WishContext): SalesDocument[] =>
  state.facts
    .of('deal.won', 'proposal.signed', 'sale.paid', 'invoice.requested', 'invoice.changeRequested')
    .map(({ document }) => document)
    .filter((document) => !isWritable(document))

/** Wants the deal's estimate or invoice where the lead has neither; how often the deal is won again does not matter. */
export const billDeals = (as: 'estimate.create' | 'invoice.create', context: WishContext): Wish[] => {
  const { projection, state } = context
  const { customerId } = projection
  const [deal] = state.facts.of('deal.won', 'proposal.signed')
  if (customerId === undefined || deal === undefined || !isWritable(deal.document)) return []
  const hasEstimate = state.given.last('estimate.create') !== undefined || projection.estimate !== undefined
  const hasInvoice = state.given.last('invoice.create') !== undefined || projection.invoices.some(isStanding)
  if (hasEstimate || hasInvoice) return []
  const command: Wish['command'] = () => ({ type: as, customerId, ...body(deal.document, context) })
  return [{ purpose: as, generation: 1, about: wordsOf(deal.document), command }]
}

/** The documents that another system wants as invoices, as they are wanted now. */
const requested = ({ state }: WishContext): SalesDocument[] =>
  state.facts
    .of('invoice.requested', 'invoice.changeRequested')
    .map(({ document }) => document)
    .filter(isWritable)

const invoiceFor = ({ projection }: WishContext, document: SalesDocument) =>
  projection.invoices.find(
    (invoice) => invoice.purpose === purposeFor('invoice.create', document) && isStanding(invoice),
  )

/** Wants one invoice for each document that another system asks for. */
export const createRequested = (context: WishContext): Wish[] =>
  requested(context).flatMap((document) => {
    const { customerId } = context.projection
    const purpose = purposeFor('invoice.create', document)
    if (customerId === undefined || context.state.given.last(purpose) !== undefined) return []
    const command: Wish['command'] = () => ({ type: 'invoice.create', customerId, ...body(document, context) })
    return [{ purpose, generation: 1, about: wordsOf(document), command }]
  })

/** Wants the invoices to say what the other system says now. */
export const updateRequested = (context: WishContext): Wish[] =>
  requested(context).flatMap((document) => {
    const { state } = context
    const invoice = invoiceFor(context, document)
    const purpose = purposeFor('invoice.update', document)
    const about = wordsOf(document)
    const last = state.given.last(purpose) ?? state.given.last(purposeFor('invoice.create', document))
    if (invoice === undefined || last?.about === undefined || last.about === about) return []
    const { lines, details } = body(document, context)
    const command: Wish['command'] = () => ({ type: 'invoice.update', invoiceId: invoice.id, lines, details })
    return [{ purpose, generation: generationFor(state, purpose, about), about, command }]
  })

/** Wants those invoices voided that the other system has voided. */
export const voidRequested = (context: WishContext): Wish[] =>
  context.state.facts.of('invoice.voidRequested').flatMap(({ document }) => {
    const invoice = invoiceFor(context, document)
    if (invoice === undefined) return []
    const command: Wish['command'] = () => ({ type: 'invoice.void', invoiceId: invoice.id })
    return [{ purpose: purposeFor('invoice.void', document), generation: 1, command }]
  })

/** Wants what the other system has been paid entered, each amount once: a later total adds what it is more than the last. */
export const enterPayments = (context: WishContext): Wish[] =>
  requested(context).flatMap((document) => {
    const { state, projection } = context
    const { customerId } = projection
    const invoice = invoiceFor(context, document)
    const purpose = purposeFor('payment.create', document)
    const last = state.given.last(purpose)
    if (customerId === undefined || invoice === undefined || isUnderWay(state, purpose)) return []
    const paid = amountOf(document.amountPaid)
    const amount = minus(paid, last === undefined ? '0.00' : amountOf(last.about))
    if (compareDecimals(amount, '0') <= 0 || (last !== undefined && last.about === undefined)) return []
    const { currency } = document
    const command: Wish['command'] = () => ({
      type: 'payment.create',
      customerId,
      amount,
      currency,
      invoiceId: invoice.id,
    })
    return [{ purpose, generation: (last?.generation ?? 0) + 1, about: paid, command }]
  })

/** Wants a sales receipt for each sale that was paid where it was made. */
export const createReceipts = (context: WishContext): Wish[] =>
  context.state.facts.of('sale.paid').flatMap(({ document }) => {
    const { customerId } = context.projection
    if (customerId === undefined || !isWritable(document)) return []
    const command: Wish['command'] = () => ({ type: 'salesReceipt.create', customerId, ...body(document, context) })
    return [{ purpose: purposeFor('salesReceipt.create', document), generation: 1, command }]
  })
