import type { TestProject } from 'vitest/node'
import { startPostgres } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    connectionString: string
  }
}

/** One Postgres for all tests of a run: that of `DATABASE_URL`, or one started for them. */
export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const given = process.env.DATABASE_URL
  if (given !== undefined) {
    project.provide('connectionString', given)
    return undefined
  }
  const server = await startPostgres()
  project.provide('connectionString', server.connectionString)
  return () => server.stop()
}
