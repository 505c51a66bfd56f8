import { type Command, type CommandResult, type MappedLine, sumAmounts } from '@leadbooks/core'
import { findCustomer } from './find-customer.ts'
import type { HandlerContext, Outcome } from './handler.ts'
import { negated } from './negated.ts'

const prefix = 'shadow:'

/** What a simulation looks at. */
type Seen = Pick<HandlerContext, 'store' | 'realmId' | 'tenant'>
type Simulated = Extract<Outcome, { kind: 'done' }>

/** The id that stands for something which would have been written. */
const shadowId = ({ key }: Command): string => `${prefix}${key}`

const idNames = ['customerId', 'estimateId', 'invoiceId'] as const

/** Tells whether a command builds on something that was never written: then it is not carried out either. */
export const isShadowed = (command: Command): boolean =>
  idNames.some((name) => String((command as { [Name in typeof name]?: string })[name] ?? '').startsWith(prefix)) // a command may have each

const totalOf = (lines: readonly MappedLine[], discount = '0'): string =>
  sumAmounts([...lines.flatMap((line) => [line.amount, negated(line.discount?.amount ?? '0')]), negated(discount)])

const findWho = async (
  command: Extract<Command, { type: 'customer.ensure' }>,
  { store, realmId, tenant }: Seen,
): Promise<CommandResult> => {
  const { decision } = await findCustomer(store, command.query, {
    realmId,
    country: tenant.country,
    inactiveCustomers: tenant.inactiveCustomers,
  })
  const [best] = decision.candidates
  if (decision.kind === 'match') return { customerId: decision.customerId, how: 'matched' }
  const detail = { explanation: decision.explanation, ...(best === undefined ? {} : { nearest: best.customerId }) }
  return { customerId: shadowId(command), how: decision.kind === 'review' ? 'reviewed' : 'created', detail }
}

const resultOf = async (command: Command, context: Seen): Promise<CommandResult> => {
  switch (command.type) {
    case 'customer.ensure':
      return findWho(command, context)
    case 'estimate.create':
      return { estimateId: shadowId(command), totalAmount: totalOf(command.lines, command.details.discount) }
    case 'invoice.create':
      return {
        invoiceId: shadowId(command),
        totalAmount: totalOf([...command.lines, ...(command.deductions ?? [])], command.details.discount),
        unpriced: command.lines.some(({ rate }) => rate === undefined),
      }
    case 'invoice.update':
      return { invoiceId: command.invoiceId, totalAmount: totalOf(command.lines, command.details.discount) }
    case 'salesReceipt.create':
      return { salesReceiptId: shadowId(command), totalAmount: totalOf(command.lines, command.details.discount) }
    case 'payment.create':
      return { paymentId: shadowId(command), totalAmount: command.amount }
    case 'estimate.send':
      return { estimateId: command.estimateId, sentTo: command.to }
    case 'invoice.send':
      return { invoiceId: command.invoiceId, sentTo: command.to }
    case 'job.create':
      return { customerId: command.customerId, detail: { name: command.name } }
    default:
      return {}
  }
}

/**
 * Works out what a command would do, and does nothing: who the caller is, what the document would come to. Ids of what was
 * not written begin with `shadow:`.
 */
export const simulate = async (command: Command, context: Seen): Promise<Simulated> => {
  const result = await resultOf(command, context)
  const { customerId, how, detail } = result
  return {
    kind: 'done',
    result: { ...result, detail: { ...detail, shadow: true } },
    ...(command.type === 'customer.ensure' && customerId !== undefined && how !== undefined
      ? { events: [{ type: 'customer.resolved', id: `customer:${customerId}`, customerId, how }] }
      : {}),
  }
}
