import { fileURLToPath } from 'node:url'
import { defineConfig } from 'tsup'
import { publish } from '../../tsup.base.ts'
import { rulesMark } from './rules-mark.ts'

const options = publish({
  'default-triggers': 'src/workflow/policy/default-triggers.ts',
  index: 'src/index.ts',
  nanp: 'src/lead/phones/nanp.ts',
  starter: 'src/mapping/starter.ts',
  triggers: 'src/workflow/triggers.ts',
  workflow: 'src/workflow/machine.ts',
})

export default defineConfig({
  ...options,
  define: { LEADBOOKS_RULES: JSON.stringify(rulesMark(fileURLToPath(new URL('src', import.meta.url)))) },
})
