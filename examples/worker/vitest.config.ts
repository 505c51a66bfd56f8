import { defineConfig } from 'vitest/config'
import { packageTest } from '../../vitest.base.ts'

export default defineConfig(packageTest)
