import type { TriggerPolicy } from './policy/policy.ts'
import { lifecycle } from './projection/stage.ts'

const nodeOf = (stage: string) => stage.replaceAll('-', '_')

/** Triggers that an occurrence sets off, each with what it wants. */
const triggersOn = (policy: TriggerPolicy, occurrence: string): string[] =>
  policy.triggers
    .filter((trigger) => trigger.enabled !== false && trigger.on.some((on) => on === occurrence))
    // A colon or semicolon would end the label of a Mermaid edge.
    .map((trigger) => `${trigger.id} ${trigger.do.map(({ command }) => command).join(', ')}`.replace(/[:;\n]/g, ' '))

/**
 * Draws the way of a lead under a policy as a Mermaid state diagram: stages, what leads from one to the next, and the triggers
 * that are set off there.
 *
 * @example
 * import { defaultTriggers, toMermaid } from '@leadbooks/core'
 *
 * toMermaid(defaultTriggers).split('\n')[0] // => 'stateDiagram-v2'
 */
export const toMermaid = (policy: TriggerPolicy): string => {
  const lines = ['stateDiagram-v2', '  [*] --> received: lead.received']
  for (const { stage, by, after } of lifecycle) {
    lines.push(`  state "${stage}" as ${nodeOf(stage)}`)
    for (const from of after) lines.push(`  ${nodeOf(from)} --> ${nodeOf(stage)}: ${by}`)
    const triggers = triggersOn(policy, by)
    if (triggers.length > 0) {
      lines.push(`  note right of ${nodeOf(stage)}`, ...triggers.map((trigger) => `    ${trigger}`), '  end note')
    }
  }
  return `${lines.join('\n')}\n`
}
