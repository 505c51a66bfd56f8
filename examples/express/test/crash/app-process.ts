import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** The app runs on the packages' sources where this process does. */
const conditions = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(' ')].filter((argument) =>
  argument.startsWith('--conditions='),
)

export const realmId = '9341450000000001'
export const apiKey = 'crash-test-key'
export const secret = 'crash-test-secret'

/** The Express app in a process of its own. */
export interface AppProcess {
  url: string
  /** Ends it as a power cut would: nothing is finished, nothing is said. */
  kill(): Promise<void>
  /** Stops it where it is, so that nothing more of it reaches the disk. */
  freeze(): void
}

/** Starts the app on any free port, on the given file or Postgres, and QuickBooks; `program` is another build of it. */
export const startApp = async (database: string, quickbooksUrl: string, program = main): Promise<AppProcess> => {
  const child: ChildProcess = spawn(process.execPath, [...conditions, program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      ...(database.startsWith('postgres:') ? { DATABASE_URL: database } : { LEADBOOKS_DATABASE: database }),
      LEADBOOKS_LEASE_MS: '1200',
      LEADBOOKS_API_KEY: apiKey,
      QUICKBOOKS_URL: quickbooksUrl,
      QUICKBOOKS_REALM_ID: realmId,
      QUICKBOOKS_ACCESS_TOKEN: 'token',
      NEXTPHONE_SECRET: secret,
    },
  })
  const said: string[] = []
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()))
  if (child.stdout === null) throw new Error('The app has no output.')
  for await (const line of createInterface({ input: child.stdout })) {
    const { event, url }: { event?: string; url?: string } = JSON.parse(line)
    if (event !== 'listening' || url === undefined) continue
    child.stdout.resume()
    return {
      url,
      freeze: () => child.kill('SIGSTOP'),
      kill: async () => {
        child.kill('SIGKILL')
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      },
    }
  }
  throw new Error(`The app ended before it listened: ${said.join('')}`)
}
