// Runs before anything is installed, on any Node from 20: plain JavaScript, Node's own modules only.
import { spawn, spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The pnpm that package.json's `packageManager` names, through npx: nothing has to be installed beforehand.
 *
 * Once fetched it is taken from npm's cache, so that what is installed works without a network; a network that is not
 * there is noticed within seconds instead of minutes.
 */
const pnpmCommand = () => {
  const { packageManager } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return ['--yes', '--loglevel=error', '--prefer-offline', '--fetch-retry-mintimeout=1000', packageManager]
}

const onWindows = process.platform === 'win32'

/**
 * Sentences for what goes wrong on other people's machines, by what the installer prints then.
 *
 * @type {[RegExp, string][]}
 */
const causes = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT|error sending request/,
    'The package registry cannot be reached: check the network connection or the proxy, then try again.',
  ],
  [/EACCES|EPERM|EROFS/, `The installation may not write: check the permissions of ${root} and of npm's cache.`],
  [/ENOSPC/, 'The disk is full.'],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE/,
    'pnpm-lock.yaml does not match a package.json: run `pnpm install` and commit the lockfile.',
  ],
]

/**
 * Ends the process with a sentence instead of a stack trace.
 *
 * @param {string} sentence
 * @returns {never}
 */
export const giveUp = (sentence) => {
  console.error(`\n${sentence}`)
  process.exit(1)
}

const requireNode = () => {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) giveUp(`LeadBooks needs Node 20 or newer to start; this is Node ${process.versions.node}.`)
}

const requireWritableRoot = () => {
  try {
    accessSync(root, constants.W_OK)
  } catch {
    giveUp(`The folder ${root} cannot be written to, and the dependencies are installed there.`)
  }
}

/** Installs what the lockfile says; prints nothing of it unless it fails. */
export const install = () => {
  requireNode()
  requireWritableRoot()
  console.log('Installing dependencies (the first time takes about half a minute) …')
  const { error, status, stdout, stderr } = spawnSync('npx', [...pnpmCommand(), 'install', '--frozen-lockfile'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: onWindows,
  })
  if (error) giveUp(`npx, which comes with npm, could not be started: ${error.message}.`)
  if (status === 0) return
  const output = `${stdout}${stderr}`.trim()
  const [pattern, sentence] = causes.find(([pattern]) => pattern.test(output)) ?? []
  if (pattern === undefined) return giveUp(`${output}\n\nThe installation failed; what pnpm said is above.`)
  const evidence = output.split('\n').find((line) => pattern.test(line))
  giveUp(`${sentence}\n(${evidence?.trim().slice(0, 200)})`)
}

/**
 * Runs a program of the project under the project's own Node and pnpm.
 *
 * @param {string[]} command
 * @param {{ quiet?: boolean }} [options] - `quiet` keeps the output back unless the program fails
 * @returns {Promise<number>} its exit code
 */
export const run = (command, { quiet = false } = {}) =>
  new Promise((resolve) => {
    const child = spawn('npx', [...pnpmCommand(), 'exec', ...command], {
      cwd: root,
      shell: onWindows,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
    })
    /** @type {Uint8Array[]} */
    const output = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk))
    child.on('close', (code) => {
      if (code !== 0) for (const chunk of output) process.stderr.write(chunk)
      resolve(code ?? 1)
    })
  })
