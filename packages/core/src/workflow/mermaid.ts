import type { Trigger, TriggerPolicy } from './policy/policy.ts'
import { lifecycle } from './projection/stage.ts'

const nodeOf = (stage: string) => stage.replaceAll('-', '_')

/** `T6 invoice.create, invoice.send`; a colon or semicolon would end a line of Mermaid. */
const describe = (trigger: Trigger): string => {
  const commands = new Set(trigger.do.map(({ command }) => command))
  return `    ${trigger.id} ${[...commands].join(', ')}`.replace(/[:;\n]/g, ' ')
}

const note = (side: 'left' | 'right', stage: string, title: string[], triggers: Trigger[]): string[] =>
  triggers.length === 0 ? [] : [`  note ${side} of ${nodeOf(stage)}`, ...title, ...triggers.map(describe), '  end note']

/**
 * Draws the way of a lead under a policy as a Mermaid state diagram: stages, what leads from one to the next, and the triggers
 * that are set off there. A last note has the triggers that can be set off at any stage.
 *
 * @example
 * import { defaultTriggers, toMermaid } from '@leadbooks/core'
 *
 * toMermaid(defaultTriggers).split('\n')[0] // => 'stateDiagram-v2'
 */
export const toMermaid = (policy: TriggerPolicy): string => {
  const enabled = policy.triggers.filter((trigger) => trigger.enabled !== false)
  const lines = ['stateDiagram-v2', '  [*] --> received: lead.received']
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
  return `${lines.join('\n')}\n`
}
