import {
  type Command,
  type CustomerDraft,
  type DocumentDetails,
  type MappedLine,
  type PostalAddress,
  sumAmounts,
} from '@leadbooks/core'
import { printedPhone } from '../quickbooks/customer-draft.ts'

const amountOf = ({ quantity, rate, amount }: MappedLine): string =>
  rate === undefined ? 'price to be quoted' : `${quantity} × ${rate} = ${amount}`

const filedUnder = ({ className, taxCode, serviceDate }: MappedLine): string =>
  [
    className === undefined ? '' : `, class ${className}`,
    taxCode === undefined ? '' : `, tax ${taxCode}`,
    serviceDate === undefined ? '' : `, on ${serviceDate}`,
  ].join('')

const lineStep = (line: MappedLine): string =>
  `Line: ${line.item}, ${amountOf(line)}${line.description ? ` (${line.description})` : ''}${filedUnder(line)}`

const lineSteps = (lines: readonly MappedLine[], discount = '0'): string[] => [
  ...lines.map(lineStep),
  ...lines.flatMap(({ item, discount: off }) =>
    off?.amount === undefined ? [] : [`Discount on ${item}: ${off.amount}`],
  ),
  ...(/[1-9]/.test(discount) ? [`Discount: ${discount}`] : []),
  `Total before tax: ${sumAmounts([
    ...lines.flatMap((line) => [line.amount, `-${line.discount?.amount ?? '0'}`]),
    `-${discount}`,
  ])}`,
]

/** What stands on a document besides its lines. */
const detailSteps = ({
  docNumber,
  txnDate,
  dueDate,
  terms,
  tax,
  customerMemo,
  privateNote,
}: DocumentDetails): string[] =>
  [
    ['Number', docNumber],
    ['Date', txnDate],
    ['Due', dueDate],
    ['Terms', terms],
    ['Tax', tax],
    ['Memo', customerMemo],
    ['Private note', privateNote],
  ].flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}: ${value.replace(/\s*\n\s*/g, '; ')}`],
  )

const documentSteps = (lines: readonly MappedLine[], details: DocumentDetails): string[] => [
  ...lineSteps(lines, details.discount),
  ...detailSteps(details),
]

const addressOf = (address: PostalAddress | undefined): string | undefined => {
  const { line1, line2, city, region, postalCode, raw } = address ?? {}
  return [line1, line2, city, region, postalCode].filter(Boolean).join(', ') || raw
}

const customerSteps = (draft: CustomerDraft): string[] => {
  const address = addressOf(draft.address)
  return [
    `Name: ${draft.displayName}`,
    ...(draft.companyName === undefined ? [] : [`Company: ${draft.companyName}`]),
    ...draft.phones.map((phone) => `Phone: ${printedPhone(phone)}`),
    ...draft.emails.map((email) => `E-mail: ${email}`),
    ...(address === undefined ? [] : [`Address: ${address}`]),
    ...(draft.terms === undefined ? [] : [`Terms: ${draft.terms}`]),
    ...(draft.taxCode === undefined ? [] : [`Tax code: ${draft.taxCode}`]),
    ...(draft.tags.length === 0 ? [] : [`Notes: ${draft.tags.join(', ')}`]),
  ]
}

/** How people at QuickBooks' screens know what commands name by its Id. */
export interface ScreenNames {
  customer(customerId: string): string
  /** By its number; QuickBooks' screens show no Ids. */
  document(entity: 'Estimate' | 'Invoice', documentId: string): string
}

/**
 * Says in words what a command was to do, so that a person can type it into QuickBooks or do it elsewhere.
 */
export const byHand = (command: Command, { customer: nameOf, document: documentOf }: ScreenNames): string[] => {
  switch (command.type) {
    case 'customer.ensure':
      return [
        'Look the customer up in QuickBooks; if nobody on file is the caller, create them.',
        ...customerSteps(command.draft),
      ]
    case 'customer.update':
      if ('change' in command)
        return [
          `Change the customer ${nameOf(command.customerId)}, unless somebody has changed the same in QuickBooks since.`,
          ...Object.entries(command.change.fields).map(([field, value]) =>
            typeof value === 'string' ? `${field}: ${value}` : `${field}: ${Object.values(value).join(', ')}`,
          ),
        ]
      return [`Add what is missing to the customer ${nameOf(command.customerId)}.`, ...customerSteps(command.draft)]
    case 'job.create':
      return [
        `Create a sub-customer of ${nameOf(command.customerId)}, billed with the parent.`,
        `Name: ${command.name}`,
        ...[addressOf(command.address)].flatMap((address) =>
          address === undefined ? [] : [`Shipping address: ${address}`],
        ),
      ]
    case 'estimate.create':
      return [`Create an estimate for ${nameOf(command.customerId)}.`, ...documentSteps(command.lines, command.details)]
    case 'estimate.send':
      return [`E-mail estimate ${documentOf('Estimate', command.estimateId)} to ${command.to}.`]
    case 'estimate.close':
      return [`Set estimate ${documentOf('Estimate', command.estimateId)} to Closed.`]
    case 'invoice.create':
      return command.estimateId === undefined
        ? [
            `Create an invoice for ${nameOf(command.customerId)}.`,
            ...documentSteps([...command.lines, ...(command.deductions ?? [])], command.details),
          ]
        : [
            `Open estimate ${documentOf('Estimate', command.estimateId)} of ${nameOf(command.customerId)} and create the invoice from it.`,
            ...(command.deductions ?? []).map(lineStep),
          ]
    case 'invoice.update':
      return [
        `Open invoice ${documentOf('Invoice', command.invoiceId)} and replace its lines.`,
        ...documentSteps(command.lines, command.details),
      ]
    case 'invoice.send':
      return [`E-mail invoice ${documentOf('Invoice', command.invoiceId)} to ${command.to}.`]
    case 'invoice.void':
      return [`Void invoice ${documentOf('Invoice', command.invoiceId)}.`]
    case 'salesReceipt.create':
      return [
        `Create a sales receipt for ${nameOf(command.customerId)}.`,
        ...documentSteps(command.lines, command.details),
      ]
    case 'payment.create':
      return [
        `Record a payment of ${command.amount} ${command.currency} from ${nameOf(command.customerId)}.`,
        ...(command.invoiceId === undefined
          ? []
          : [`Apply it to invoice ${documentOf('Invoice', command.invoiceId)}.`]),
      ]
    case 'calendar.add':
      return [`Put into the calendar: ${command.title}`]
    case 'calendar.move':
      return [`Move in the calendar: ${command.title}`]
    case 'calendar.remove':
      return ['Take the cancelled appointment out of the calendar.']
    case 'callback.schedule':
      return [`Call back by ${command.dueAt}.`]
    case 'notify.customer':
    case 'reminder.send':
    case 'reviewRequest.send':
      return [
        `Send ${command.to} the message "${command.message.template}" by ${command.channel}, unless it has gone out.`,
      ]
    case 'notify.contractor':
    case 'notify.accounting':
      return [`Tell the office: ${command.message.template}.`]
    case 'task.create':
      return [command.title]
    case 'review.open':
      return [command.message]
    case 'crm.update':
      return ['Tell the CRM how the lead stands; the lead shows it.']
    default:
      return command satisfies never
  }
}
