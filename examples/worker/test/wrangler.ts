import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('..', import.meta.url))
const wrangler = join(createRequire(import.meta.url).resolve('wrangler/package.json'), '../bin/wrangler.js')

/** `wrangler dev` with this Worker, in processes of its own. */
export interface Dev {
  url: string
  /** Ends wrangler and its workerd as the loss of the machine would. */
  kill(): Promise<void>
}

/** Starts the Worker on any free port; `folder` keeps its objects from one start to the next. */
export const startDev = async (
  folder: string,
  secrets: Record<string, string>,
  quickbooksUrl: string,
): Promise<Dev> => {
  const secretsFile = join(folder, 'secrets')
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`)
  writeFileSync(secretsFile, lines.join(''))
  const child = spawn(
    process.execPath,
    [
      ...[wrangler, 'dev', '--ip', '127.0.0.1', '--port', '0', '--inspector-port', '0'],
      ...['--persist-to', join(folder, 'state'), '--env-file', secretsFile, '--show-interactive-dev-session=false'],
      ...['--var', `QUICKBOOKS_BASE_URL:${quickbooksUrl}`, '--var', 'LEADBOOKS_LEASE_MS:1200'],
    ],
    {
      cwd: project,
      // A group of its own, so that workerd, which wrangler starts, ends with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH ?? '',
        HOME: folder,
        WRANGLER_SEND_METRICS: 'false',
        WRANGLER_BUILD_CONDITIONS: '@leadbooks/source,workerd,worker,browser',
      },
    },
  )
  const kill = async (): Promise<void> => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
    process.kill(-child.pid, 'SIGKILL')
    await once(child, 'exit')
  }
  // Read to the end, and not only until it listens: a pipe that nobody empties stops the process that writes into it.
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const ready = /Ready on (http:\S+)/.exec(said)?.[1]
      if (ready !== undefined) resolve(ready)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', () => reject(new Error(`wrangler ended before it listened: ${said}`)))
  })
  return { url, kill }
}
