import { defineConfig } from 'vitest/config'
import { packageTest } from '../../vitest.base.ts'

const { resolve = {}, ssr = {}, test: { include = [], reporters = [], ...test } = {} } = packageTest
const onPostgres = 'test/stores/postgres/**/*.test.ts'

/** The tests on Postgres are a project of their own, so that the others do not wait for a server. */
export default defineConfig({
  test: {
    reporters,
    // The longest of all suites: when the others are through, it has the machine to itself.
    maxWorkers: 2,
    projects: [
      { resolve, ssr, test: { ...test, name: 'runtime', include, exclude: [onPostgres] } },
      {
        resolve,
        ssr,
        test: {
          ...test,
          name: 'postgres',
          include: [onPostgres],
          globalSetup: 'test/stores/postgres/global-setup.ts',
          // Piles of a hundred thousand rows, on a server that shares its disk with all that runs beside it.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
