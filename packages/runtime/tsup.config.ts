import { defineConfig } from 'tsup'
import { publish } from '../../tsup.base.ts'

export default defineConfig(
  publish({
    index: 'src/index.ts',
    'stores/durable-object': 'src/stores/durable-object.ts',
    'stores/memory': 'src/stores/memory.ts',
    'stores/postgres': 'src/stores/postgres.ts',
    'stores/sqlite': 'src/stores/sqlite.ts',
    testing: 'src/testing/index.ts',
  }),
)
