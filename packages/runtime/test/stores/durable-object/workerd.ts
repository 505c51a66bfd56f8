import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const worker = fileURLToPath(new URL('worker.ts', import.meta.url))
/** The path that workerd's package exports is the binary itself; the one it puts on the path is a script around it. */
const binary: string = createRequire(import.meta.url)('workerd').default

/** A Worker as one module: that of the tests, or another. */
export const bundle = async (entryPoint: string = worker): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    target: 'es2023',
    conditions: ['@leadbooks/source', 'workerd', 'worker', 'browser'],
  })
  return outputFiles[0]?.text ?? ''
}

/** A class of objects, and the binding by which the Worker reaches it. */
export interface Binding {
  name: string
  className: string
}

/** What workerd is told of a Worker. */
export interface WorkerConfig {
  compatibilityDate: string
  /** Texts that the Worker finds in its environment. */
  texts: Record<string, string>
  objects: readonly Binding[]
}

/** Puts into a folder what workerd needs to run a Worker; objects that are kept there stay. */
export const configure = (
  folder: string,
  module: string,
  { compatibilityDate, texts, objects }: WorkerConfig,
): void => {
  mkdirSync(join(folder, 'objects'), { recursive: true })
  writeFileSync(join(folder, 'worker.js'), module)
  const bindings = [
    ...Object.entries(texts).map(([name, text]) => `(name = "${name}", text = ${JSON.stringify(text)}),`),
    ...objects.map(({ name, className }) => `(name = "${name}", durableObjectNamespace = "${className}"),`),
  ]
  const namespaces = objects.map(
    ({ className }) => `(className = "${className}", uniqueKey = "${className}", enableSql = true),`,
  )
  writeFileSync(
    join(folder, 'config.capnp'),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["public", "private"])),
    (name = "disk", disk = (path = "${join(folder, 'objects')}", writable = true)),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "${compatibilityDate}",
  bindings = [
    ${bindings.join('\n    ')}
  ],
  durableObjectNamespaces = [
    ${namespaces.join('\n    ')}
  ],
  durableObjectStorage = (localDisk = "disk"),
);
`,
  )
}

/** A folder with the Worker of the tests, its objects, and where they are kept. */
export const prepare = (module: string, texts: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'leadbooks-workerd-'))
  configure(folder, module, {
    compatibilityDate: '2026-01-01',
    texts,
    objects: [
      { name: 'REALMS', className: 'RealmObject' },
      { name: 'CASES', className: 'CaseObject' },
    ],
  })
  return folder
}

/** A workerd in a process of its own. */
export interface Workerd {
  url: string
  /** Ends it as the loss of the machine would. */
  kill(): Promise<void>
}

/** Starts workerd on what a folder holds, kept objects and alarms included. */
export const start = async (folder: string): Promise<Workerd> => {
  const child: ChildProcess = spawn(binary, ['serve', '--control-fd=3', join(folder, 'config.capnp')], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const output of [child.stdout, child.stderr]) output?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  const control = child.stdio[3] as Readable // a pipe, as asked for above
  for await (const line of createInterface({ input: control })) {
    const { event, port }: { event: string; port?: number } = JSON.parse(line)
    if (event !== 'listen' || port === undefined) continue
    return {
      url: `http://127.0.0.1:${port}`,
      kill: async () => {
        child.kill('SIGKILL')
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
        if (process.env.DEBUG === '1') process.stderr.write(said.join(''))
      },
    }
  }
  throw new Error(`workerd ended before it listened: ${said.join('')}`)
}
