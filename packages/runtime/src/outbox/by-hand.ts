import { type Command, type CustomerDraft, type MappedLine, sumAmounts } from '@leadbooks/core'
import { printedPhone } from '../quickbooks/customer-draft.ts'

const amountOf = ({ quantity, rate, amount }: MappedLine): string =>
  rate === undefined ? 'price to be quoted' : `${quantity} × ${rate} = ${amount}`

const lineSteps = (lines: readonly MappedLine[], discount = '0'): string[] => [
  ...lines.map((line) => `Line: ${line.item}, ${amountOf(line)}${line.description ? ` (${line.description})` : ''}`),
  ...lines.flatMap(({ item, discount: off }) =>
    off?.amount === undefined ? [] : [`Discount on ${item}: ${off.amount}`],
  ),
  ...(/[1-9]/.test(discount) ? [`Discount: ${discount}`] : []),
  `Total before tax: ${sumAmounts([
    ...lines.flatMap((line) => [line.amount, `-${line.discount?.amount ?? '0'}`]),
    `-${discount}`,
  ])}`,
]

const customerSteps = (draft: CustomerDraft): string[] => {
  const { line1, line2, city, region, postalCode, raw } = draft.address ?? {}
  const address = [line1, line2, city, region, postalCode].filter(Boolean).join(', ') || raw
  return [
    `Name: ${draft.displayName}`,
    ...(draft.companyName === undefined ? [] : [`Company: ${draft.companyName}`]),
    ...draft.phones.map((phone) => `Phone: ${printedPhone(phone)}`),
    ...draft.emails.map((email) => `E-mail: ${email}`),
    ...(address === undefined ? [] : [`Address: ${address}`]),
    ...(draft.tags.length === 0 ? [] : [`Notes: ${draft.tags.join(', ')}`]),
  ]
}

/**
 * Says in words what a command was to do, so that a person can type it into QuickBooks or do it elsewhere.
 *
 * @param nameOf - what QuickBooks calls a customer
 */
export const byHand = (command: Command, nameOf: (customerId: string) => string): string[] => {
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
      ]
    case 'estimate.create':
      return [
        `Create an estimate for ${nameOf(command.customerId)}.`,
        ...lineSteps(command.lines, command.details.discount),
      ]
    case 'estimate.send':
      return [`E-mail estimate ${command.estimateId} to ${command.to}.`]
    case 'estimate.close':
      return [`Set estimate ${command.estimateId} to Closed.`]
    case 'invoice.create':
      return command.estimateId === undefined
        ? [
            `Create an invoice for ${nameOf(command.customerId)}.`,
            ...lineSteps([...command.lines, ...(command.deductions ?? [])], command.details.discount),
          ]
        : [
            `Open the estimate of ${nameOf(command.customerId)} (Id ${command.estimateId}) and create the invoice from it.`,
            ...(command.deductions ?? []).map((line) => `Line: ${line.item}, ${amountOf(line)}`),
          ]
    case 'invoice.update':
      return [
        `Open invoice ${command.invoiceId} and replace its lines.`,
        ...lineSteps(command.lines, command.details.discount),
      ]
    case 'invoice.send':
      return [`E-mail invoice ${command.invoiceId} to ${command.to}.`]
    case 'invoice.void':
      return [`Void invoice ${command.invoiceId}.`]
    case 'salesReceipt.create':
      return [
        `Create a sales receipt for ${nameOf(command.customerId)}.`,
        ...lineSteps(command.lines, command.details.discount),
      ]
    case 'payment.create':
      return [
        `Record a payment of ${command.amount} ${command.currency} from ${nameOf(command.customerId)}.`,
        ...(command.invoiceId === undefined ? [] : [`Apply it to invoice ${command.invoiceId}.`]),
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
