import { defineConfig } from 'tsup'
import { publish } from '../../tsup.base.ts'

export default defineConfig(
  publish({
    index: 'src/index.ts',
    nextphone: 'src/nextphone/index.ts',
    notify: 'src/notify/index.ts',
    webhook: 'src/webhook/index.ts',
  }),
)
