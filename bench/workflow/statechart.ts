import { type LeadEvent, lifecycle } from '@leadbooks/core'
import { assign, createMachine } from 'xstate'

/** What moves the statechart to a stage; it has no notion of facts, so the events are mapped by hand. */
const movers: Record<string, string> = {
  'lead.priced': 'lead.priced',
  'customer.resolved': 'customer.resolved',
  'estimate.created': 'estimate.create',
  'estimate.sent': 'estimate.send',
  'estimate.accepted': 'estimate.accepted',
  'invoice.created': 'invoice.create',
  'job.completed': 'job.completed',
  'invoices.settled': 'payment.received',
}

const states = Object.fromEntries(
  lifecycle.map(({ stage }) => [
    stage,
    {
      on: Object.fromEntries(
        lifecycle
          .filter(({ after, by }) => after.includes(stage) && Object.hasOwn(movers, by))
          .map(({ stage: target, by }) => [
            movers[by],
            { target, actions: assign({ events: ({ context }) => context.events + 1 }) },
          ]),
      ),
    },
  ]),
)

/** The stages of the same table as an XState 5 machine: what it knows of a lead is its stage and a count. */
export const statechart = createMachine({
  types: {} as { context: { events: number }; events: { type: string } },
  id: 'lead',
  initial: 'received',
  context: { events: 0 },
  states,
})

/** The event as the statechart hears it. */
export const heard = (event: LeadEvent): { type: string } => ({
  type: event.type === 'command.completed' ? event.commandType : event.type,
})
