import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JsonObject } from '../src/ledger/json.ts'

const folder = process.env.LEADBOOKS_REFERENCE

/** Why tests that need the recorded traffic are left out, when they are. */
export const withoutReference: string | undefined = folder
  ? undefined
  : 'LEADBOOKS_REFERENCE does not name the folder of reference data'

/** One exchange with QuickBooks as it was recorded. */
export interface Recording {
  readonly file: string
  readonly request: {
    readonly method: string
    readonly url: string
    readonly headers: { readonly [name: string]: string }
    readonly body: JsonObject | string | null
  }
  readonly response: { readonly status: number; readonly body: JsonObject | string }
}

/** Every recorded exchange by its file, `sandbox-2026/007`. */
export const recordings = (): ReadonlyMap<string, Recording> => {
  if (!folder) return new Map()
  const root = join(folder, 'quickbooks-recorded')
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'))
  return new Map(
    files.sort().map((path) => {
      const file = path.replaceAll('\\', '/').replace(/\.json$/, '')
      return [file, { ...JSON.parse(readFileSync(join(root, path), 'utf8')), file }]
    }),
  )
}
