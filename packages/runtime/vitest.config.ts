import { defineConfig } from 'vitest/config'
import { packageTest } from '../../vitest.base.ts'

const { resolve, ssr, test } = packageTest
const onPostgres = 'test/stores/postgres/**/*.test.ts'

/** The tests on Postgres are a project of their own, so that the others do not wait for a server. */
export default defineConfig({
  test: {
    ...test,
    projects: [
      { resolve, ssr, test: { ...test, name: 'runtime', exclude: [onPostgres] } },
      {
        resolve,
        ssr,
        test: { ...test, name: 'postgres', include: [onPostgres], globalSetup: 'test/stores/postgres/global-setup.ts' },
      },
    ],
  },
})
