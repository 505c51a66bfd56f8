/** Writes the diagram of the default triggers into the guide: `node --conditions=@leadbooks/source test/workflow/draw-guide.ts`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { defaultTriggers, toMermaid } from '../../src/workflow/index.ts'

const guide = new URL('../../../../docs/guides/workflow.md', import.meta.url)
const block = /```mermaid\nstateDiagram-v2\n {2}\[\*\] --> received: lead\.received\n[\s\S]*?```/
writeFileSync(
  guide,
  readFileSync(guide, 'utf8').replace(block, () => `\`\`\`mermaid\n${toMermaid(defaultTriggers)}\`\`\``),
)
