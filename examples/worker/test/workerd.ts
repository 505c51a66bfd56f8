import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { bundle, configure } from '../../../packages/runtime/test/stores/durable-object/workerd.ts'
import wrangler from '../wrangler.json' with { type: 'json' }

const [{ name, class_name: className } = { name: '', class_name: '' }] = wrangler.durable_objects.bindings

/** What `wrangler.json` names as the Worker, as one module. */
export const bundleExample = (): Promise<string> =>
  bundle(fileURLToPath(new URL(`../${wrangler.main}`, import.meta.url)))

/** Puts into a folder what workerd needs to run the Worker as `wrangler.json` describes it; objects kept there stay. */
export const prepareExample = (folder: string, module: string, settings: Record<string, string>): void =>
  configure(folder, module, {
    compatibilityDate: wrangler.compatibility_date,
    texts: { ...wrangler.vars, ...settings },
    objects: [{ name, className }],
  })

/** When workerd is to wake a company's object next, in milliseconds, as it stands on the disk; `undefined` when nothing is set. */
export const alarmAt = (folder: string, realmId: string): number | undefined => {
  // Opened for one look only: an open reader would keep workerd's log from being folded in.
  const database = new DatabaseSync(join(folder, 'objects', className, 'metadata.sqlite'), { readOnly: true })
  try {
    const statement = database.prepare('select scheduled_time as time from _cf_ALARM where actor_name = ?')
    statement.setReadBigInts(true) // nanoseconds, more than a number holds
    const time = statement.get(realmId)?.time
    return typeof time === 'bigint' ? Number(time / 1_000_000n) : undefined
  } finally {
    database.close()
  }
}
