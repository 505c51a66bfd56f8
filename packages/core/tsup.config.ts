import { defineConfig } from 'tsup'
import { publish } from '../../tsup.base.ts'

export default defineConfig(
  publish({
    index: 'src/index.ts',
    nanp: 'src/lead/phones/nanp.ts',
    starter: 'src/mapping/starter.ts',
    triggers: 'src/workflow/triggers.ts',
    workflow: 'src/workflow/machine.ts',
  }),
)
