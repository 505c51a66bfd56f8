import type { DocumentRule, EventRule, MappedEventType } from '../field-mapping/mapping.ts'
import { pathsUnder } from './spelling.ts'

/** What systems call the things they tell of, compared without case. */
const names: Record<Exclude<MappedEventType, 'lead.received'>, string> = {
  'deal.won':
    'deal.won|deal_won|deal won|dealwon|won|closed won|closedwon|opportunity.won|opportunity won|opportunity_won',
  'deal.reopened':
    'deal.reopened|deal_reopened|deal reopened|dealreopened|reopened|opportunity reopened|opportunity.reopened',
  'proposal.signed':
    'proposal.signed|proposal_signed|proposal signed|proposalsigned|proposal accepted|proposal.accepted|contract signed|contract.signed|quote.accepted|quote accepted|quote signed|quote.signed',
  'customer.onboarded':
    'customer.onboarded|customer_onboarded|customer onboarded|customeronboarded|client.onboarded|client onboarded|client_onboarded|onboarded',
  'sale.paid':
    'sale.paid|sale_paid|sale paid|salepaid|order.paid|order_paid|order paid|subscription.paid|subscription paid|checkout.completed',
  'invoice.requested':
    'invoice.requested|invoice_requested|invoice requested|invoice.sent|invoice_sent|invoice sent|invoice.created|invoice_created|invoice created',
  'invoice.changeRequested':
    'invoice.changerequested|invoice.changed|invoice_changed|invoice changed|invoice.updated|invoice_updated|invoice updated|invoice.paid|invoice_paid|invoice paid',
  'invoice.voidRequested':
    'invoice.voidrequested|invoice.voided|invoice_voided|invoice voided|invoice.void|invoice.deleted|invoice_deleted|invoice deleted|invoice.cancelled|invoice.canceled',
}

/** Rules for systems that name what happened in a member of its own. */
export const namedNews = (path: readonly string[]): EventRule[] =>
  // The keys of the record are the types.
  (Object.entries(names) as [MappedEventType, string][]).map(([type, words]) => ({
    type,
    when: [{ path: [...path], in: words.split('|') }],
  }))

/** Objects in which systems put the bill; the outermost last. */
const bills = ['document', 'deal', 'invoice', 'order', 'proposal', 'opportunity', 'sale', '']

const unpaid = bills.filter((object) => object !== 'sale')

/** Where the parts of a bill usually stand. */
export const usualDocument = (): DocumentRule => ({
  number: { path: pathsUnder(bills, ['number', 'invoice_number']) },
  txnDate: { path: pathsUnder(bills, ['date', 'issue_date']) },
  dueDate: { path: pathsUnder(bills, ['due_date', 'dueDate']) },
  currency: { path: pathsUnder(bills, ['currency']) },
  discount: { path: pathsUnder(bills, ['discount', 'discount_amount']) },
  tax: { path: pathsUnder(bills, ['tax', 'tax_amount']) },
  amountPaid: { path: pathsUnder(bills, ['amount_paid', 'amountPaid']) },
  // A sale that is paid has no terms to speak of.
  terms: {
    path: ['customer.terms', ...pathsUnder(bills, ['terms']), ...pathsUnder(unpaid, ['payment_terms'])],
  },
  taxCode: { path: pathsUnder(['customer', ''], ['tax_code', 'taxCode', 'tax_region']) },
  total: { path: pathsUnder(bills, ['total', 'amount', 'value']).slice(0, 16) },
  title: { path: pathsUnder(bills, ['title', 'name']) },
  lines: {
    path: pathsUnder(bills, ['lines', 'line_items']),
    item: { path: ['item', 'product', 'product_name', 'sku', 'name'] },
    description: { path: ['description', 'details', 'name'] },
    quantity: { path: ['quantity', 'qty', 'hours'] },
    rate: { path: ['rate', 'price', 'unit_price', 'unitPrice', 'unit_amount'] },
    amount: { path: ['amount', 'total', 'line_total', 'subtotal'] },
  },
})

/** Where the id of the deal, order or invoice usually stands. */
export const usualIds = (): string[] =>
  [...pathsUnder(bills.slice(0, -1), ['id']), 'deal_id', 'dealId', 'invoice_id', 'order_id', 'id'].slice(0, 16)
