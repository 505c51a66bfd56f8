import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One exchange as it was recorded. */
export interface Recorded {
  file: string
  request: { method: string; url: string }
  response: { status: number; headers: Record<string, string | string[]>; body: unknown }
  class: { entity: string; op: string; fault: string | null }
}

const folder = process.env.LEADBOOKS_REFERENCE

/** Why recorded replies are not looked at here; a folder that is named and incomplete fails instead. */
export const skipped: string | undefined = folder
  ? undefined
  : 'LEADBOOKS_REFERENCE names no folder of recorded replies'

/** The name of tests over recorded replies, with the reason where they are skipped. */
export const recordedTests = (name: string): string => (skipped ? `${name}: skipped, ${skipped}` : name)

/** Every recorded exchange. */
export const recordedReplies = (): Recorded[] => {
  if (!folder) return []
  const root = join(folder, 'quickbooks-recorded')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({ ...JSON.parse(readFileSync(join(root, file), 'utf8')), file }))
}

/** A recorded body as it was on the wire. */
export const wireText = ({ response: { body } }: Recorded): string =>
  typeof body === 'string' ? body : body === null ? '' : JSON.stringify(body)
