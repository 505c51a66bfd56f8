import { defineConfig } from 'tsup'
import { publish } from '../../tsup.base.ts'

export default defineConfig(publish({ index: 'src/index.ts', 'intuit-oauth': 'src/auth/intuit-oauth.ts' }))
