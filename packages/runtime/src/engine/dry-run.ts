import {
  type Command,
  type CommandResult,
  initialState,
  type LeadEvent,
  type MappingResult,
  type MatchDecision,
  parseLead,
  transition,
} from '@leadbooks/core'
import { simulate } from '../quickbooks/simulate.ts'
import type { Engine } from './options.ts'
import { quoteLead, withDetected } from './pricing.ts'
import { policyOf } from './step.ts'

/** What a call would lead to. */
export interface DryRun {
  /** Who the caller is taken for. */
  customer: MatchDecision
  /** What goes on the estimate, and by which rules. */
  pricing: MappingResult
  /** Everything that would be done, in order, each with what it would come to. Ids of what would be new begin with `shadow:`. */
  commands: { command: Command; result: CommandResult }[]
}

/** More commands than any policy gives out for one call. */
const mostCommands = 200

/**
 * Plays a call through to where it waits for somebody, and writes nothing: neither to QuickBooks nor to the store, but for
 * the first import of a company that has not been read yet.
 *
 * @throws LeadError when it is no lead, UnknownRealmError, MappingRulesError, and what the QuickBooks client throws
 */
export const dryRun = async (engine: Engine, realmId: string, input: unknown): Promise<DryRun> => {
  const tenant = await engine.tenantOf(realmId)
  const policy = policyOf(tenant)
  const at = engine.now()
  const lead = { ...parseLead(input), complete: true }
  const received = withDetected({ type: 'lead.received', id: `${lead.id}/dry`, at, leadId: lead.id, lead })
  const heard = 'lead' in received ? received.lead : lead
  const { result: pricing, texts, decision: customer } = await quoteLead(engine, realmId, heard)

  const commands: DryRun['commands'] = []
  const waiting: LeadEvent[] = [
    received,
    { type: 'lead.priced', id: `${lead.id}/priced`, at, leadId: lead.id, result: pricing, texts },
  ]
  let state = initialState(lead.id)
  for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
    const step = transition(state, event, policy)
    state = step.state
    for (const command of step.commands) {
      if (commands.length === mostCommands) return { customer, pricing, commands }
      const { result, events = [] } = await simulate(command, { store: engine.store, realmId, tenant })
      commands.push({ command, result })
      // An event that is given its time and lead is a lead's event.
      waiting.push(...events.map((told) => ({ ...told, at, leadId: lead.id }) as LeadEvent), {
        type: 'command.completed',
        id: `${command.key}/completed`,
        at,
        leadId: lead.id,
        key: command.key,
        commandType: command.type,
        result,
      })
    }
  }
  return { customer, pricing, commands }
}
