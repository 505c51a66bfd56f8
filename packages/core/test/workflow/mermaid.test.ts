import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultTriggers, parseTriggers, toMermaid } from '../../src/workflow/index.ts'
import { lifecycle } from '../../src/workflow/projection/stage.ts'

test('the guide shows the diagram of the default triggers', () => {
  const guide = readFileSync(new URL('../../../../docs/guides/workflow.md', import.meta.url), 'utf8')
  expect(guide).toContain(`\`\`\`mermaid\n${toMermaid(defaultTriggers)}\`\`\``)
})

test('every stage can be reached and every trigger that is on is shown once', () => {
  const diagram = toMermaid(defaultTriggers)
  for (const { stage } of lifecycle) expect(diagram).toContain(`--> ${stage.replaceAll('-', '_')}: `)
  for (const { id, enabled } of defaultTriggers.triggers) {
    expect(diagram.includes(`    ${id} `), id).toBe(enabled !== false)
  }
})

test('what a business switches off is not drawn', () => {
  expect(toMermaid(parseTriggers({ triggers: [{ id: 'T9', enabled: false }] }))).not.toContain('T9')
})
