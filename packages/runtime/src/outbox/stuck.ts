import { type LeadProjection, project } from '@leadbooks/core'
import type { Engine } from '../engine/options.ts'
import { policyOf } from '../engine/step.ts'
import type { OutboxRecord } from '../stores/records.ts'
import { byHand, type ScreenNames } from './by-hand.ts'

interface Named {
  customerId?: string
  estimateId?: string
  invoiceId?: string
}

/** Reads how QuickBooks' screens call what a command names by its Id. */
const screenNames = async ({ store }: Engine, { realmId, command }: OutboxRecord): Promise<ScreenNames> => {
  const { customerId, estimateId, invoiceId } = command as Named // a command may have each
  const customer = customerId === undefined ? undefined : await store.readCustomer(realmId, customerId)
  const numberOf = async (entity: 'Estimate' | 'Invoice', id: string | undefined): Promise<string | undefined> =>
    id === undefined ? undefined : (await store.readDocument(realmId, entity, id))?.docNumber
  const numbers = {
    Estimate: await numberOf('Estimate', estimateId),
    Invoice: await numberOf('Invoice', invoiceId),
  }
  return {
    customer: (id) => customer?.profile.displayName ?? `Id ${id}`,
    document: (entity, id) => numbers[entity] ?? `with the Id ${id}`,
  }
}

/** Where the customer is not there yet, nothing else is: the estimate is to be typed in as well. */
const afterCustomer = (
  { command }: OutboxRecord,
  { pricing, estimate }: Pick<LeadProjection, 'pricing' | 'estimate'>,
): string[] => {
  const lines = pricing?.lines ?? []
  if (command.type !== 'customer.ensure' || estimate !== undefined || lines.length === 0) return []
  const { currency = 'USD' } = pricing ?? {}
  const create = { type: 'estimate.create', key: '', customerId: '', lines, currency, details: {} } as const
  return byHand(create, { customer: () => 'them', document: (_, id) => id })
}

/**
 * Says what to type into QuickBooks, or to do elsewhere, for a command that does not get on.
 *
 * @param lead - the command's lead, where it is at hand
 */
export const handSteps = async (
  engine: Engine,
  record: OutboxRecord,
  lead?: Pick<LeadProjection, 'pricing' | 'estimate'>,
): Promise<string[]> => {
  const { realmId, leadId, command } = record
  const held = lead ?? (command.type === 'customer.ensure' ? await engine.store.readLead(realmId, leadId) : undefined)
  const known =
    held === undefined || !('state' in held) ? held : project(held.state, policyOf(await engine.tenantOf(realmId)))
  return [
    ...byHand(command, await screenNames(engine, record)),
    ...(known === undefined ? [] : afterCustomer(record, known)),
  ]
}

/** Tells whether a command is tried in vain, or waits for a person. */
export const isStuck = ({ status, error }: OutboxRecord): boolean =>
  status === 'dead' || status === 'waiting' || (status !== 'done' && status !== 'discarded' && error !== undefined)
