import { leadPath, type Station } from './lead-path.ts'
import type { Trigger, TriggerPolicy } from './policy/policy.ts'
import { lifecycle } from './projection/stage.ts'
import type { LeadState } from './state.ts'

const nodeOf = (stage: string) => stage.replaceAll('-', '_')

/** `T6 invoice.create, invoice.send`; a colon or semicolon would end a line of Mermaid. */
const describe = (trigger: Trigger): string => {
  const commands = new Set(trigger.do.map(({ command }) => command))
  return `    ${trigger.id} ${[...commands].join(', ')}`.replace(/[:;\n]/g, ' ')
}

const note = (side: 'left' | 'right', stage: string, title: string[], triggers: Trigger[]): string[] =>
  triggers.length === 0 ? [] : [`  note ${side} of ${nodeOf(stage)}`, ...title, ...triggers.map(describe), '  end note']

const drawPolicy = (policy: TriggerPolicy): string[] => {
  const enabled = policy.triggers.filter((trigger) => trigger.enabled !== false)
  const lines = ['  [*] --> received: lead.received']
  const drawn = new Set<Trigger>()
  for (const { stage, by, after } of lifecycle) {
    const triggers = enabled.filter((trigger) => trigger.on.includes(by))
    for (const trigger of triggers) drawn.add(trigger)
    lines.push(`  state "${stage}" as ${nodeOf(stage)}`)
    lines.push(...after.map((from) => `  ${nodeOf(from)} --> ${nodeOf(stage)}: ${by}`))
    lines.push(...note('right', stage, [], triggers))
  }
  const others = enabled.filter((trigger) => !drawn.has(trigger))
  lines.push(...note('left', 'received', ['    At any stage'], others))
  return lines
}

/** `2026-03-02 20.02`; a colon would end a label. */
const stamp = (at: string): string => at.slice(0, 16).replace('T', ' ').replaceAll(':', '.')

const drawPath = (path: Station[]): string[] => {
  const stages = [...new Set(path.map(({ stage }) => stage))]
  const edges = path.map(({ stage, by, at }, index) => {
    const from = path[index - 1]
    return `  ${from === undefined ? '[*]' : nodeOf(from.stage)} --> ${nodeOf(stage)}: ${by} ${stamp(at)}`
  })
  const last = path.at(-1)
  return [
    ...stages.map((stage) => `  state "${stage}" as ${nodeOf(stage)}`),
    ...edges,
    ...(last === undefined ? [] : ['  classDef here stroke-width:4px', `  class ${nodeOf(last.stage)} here`]),
  ]
}

/**
 * Draws the way of a lead as a Mermaid state diagram.
 *
 * Under a policy alone: stages, what leads from one to the next, and the triggers that are set off there; a last note has the
 * triggers that can be set off at any stage. With a `lead`, its own way through them, each step with its instant in UTC.
 *
 * @example
 * import { defaultTriggers, initialState, toMermaid, transition } from '@leadbooks/core'
 *
 * toMermaid(defaultTriggers).split('\n')[0] // => 'stateDiagram-v2'
 * const onboarded = { type: 'customer.onboarded', id: 'crm-1', at: '2026-03-02T20:02:00Z' } as const
 * const { state: lead } = transition(initialState('crm:7'), onboarded, defaultTriggers)
 * toMermaid(defaultTriggers, { lead }).split('\n')[2] // => '  [*] --> received: customer.onboarded 2026-03-02 20.02'
 */
export const toMermaid = (policy: TriggerPolicy, options: { lead?: LeadState } = {}): string => {
  const { lead } = options
  const lines = lead === undefined ? drawPolicy(policy) : drawPath(leadPath(lead, policy))
  return `${['stateDiagram-v2', ...lines].join('\n')}\n`
}
