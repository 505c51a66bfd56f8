import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import wrangler from '../wrangler.json' with { type: 'json' }

const project = fileURLToPath(new URL('..', import.meta.url))
const [{ name: binding, class_name: className } = { name: '', class_name: '' }] = wrangler.durable_objects.bindings

/** What `wrangler.json` names as the Worker, as one module. */
export const bundle = async (): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(project, wrangler.main)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2023',
    conditions: ['@leadbooks/source', 'workerd', 'worker', 'browser'],
  })
  return outputFiles[0]?.text ?? ''
}

/** Puts into a folder what workerd needs to run the Worker as `wrangler.json` describes it; objects kept there stay. */
export const prepare = (folder: string, module: string, settings: Record<string, string>): void => {
  mkdirSync(join(folder, 'objects'), { recursive: true })
  writeFileSync(join(folder, 'worker.js'), module)
  const texts = Object.entries({ ...wrangler.vars, ...settings }).map(
    ([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)}),`,
  )
  writeFileSync(
    join(folder, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["private"])),
    (name = "disk", disk = (path = "${join(folder, 'objects')}", writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${wrangler.compatibility_date}",
  bindings = [
    ${texts.join('\n    ')}
    (name = "${binding}", durableObjectNamespace = "${className}"),
  ],
  durableObjectNamespaces = [(className = "${className}", uniqueKey = "${className}", enableSql = true)],
  durableObjectStorage = (localDisk = "disk"),
);
`,
  )
}

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
