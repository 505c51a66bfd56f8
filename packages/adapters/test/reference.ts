import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.LEADBOOKS_REFERENCE

/** Why tests that need the reference data are left out, when they are. */
export const withoutReference: string | undefined = folder
  ? undefined
  : 'LEADBOOKS_REFERENCE does not name the folder of reference data'

/** Reads a JSON file of the reference data; a missing one fails the test. */
export const readReference = (path: string): unknown => JSON.parse(readFileSync(join(folder ?? '', path), 'utf8'))

/** Names of what a folder of the reference data holds. */
export const listReference = (path: string): string[] => readdirSync(join(folder ?? '', path)).sort()
