#!/usr/bin/env node
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { CompanyName } from './company/company.ts'
import { createEmulator } from './emulator.ts'
import { EmulatorError } from './emulator-error.ts'
import type { EmulatorState } from './state.ts'

const usage = `leadbooks-emulator [--port 8090] [--host 127.0.0.1] [--company home-services|empty] [--realm 9341450000000001]…
                   [--consent automatic|page] [--state books.json]

--consent page   asks people before an app is connected
--state FILE     goes on from what the file holds, and keeps what there is in it at the end

Serves QuickBooks Online from memory: https://… becomes the address it prints. Ctrl-C ends it.
`

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8090' },
      host: { type: 'string', default: '127.0.0.1' },
      company: { type: 'string', default: 'home-services' },
      consent: { type: 'string', default: 'automatic' },
      state: { type: 'string' },
      realm: { type: 'string', multiple: true },
      help: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new EmulatorError(
      'invalid-options',
      `--port ${values.port} is not a port: a whole number from 0 to 65535 is.`,
    )
  if (values.company !== 'home-services' && values.company !== 'empty')
    throw new EmulatorError('invalid-options', `--company ${values.company} is none there is: home-services, empty.`)
  const company: CompanyName = values.company
  if (values.consent !== 'automatic' && values.consent !== 'page')
    throw new EmulatorError('invalid-options', `--consent ${values.consent} is none there is: automatic, page.`)
  const consent: 'automatic' | 'page' = values.consent
  return { ...values, port, company, consent }
}

/** What a file of an earlier run holds; undefined where there is none yet. */
const readState = (path: string | undefined): EmulatorState | undefined => {
  if (path === undefined || !existsSync(path)) return undefined
  try {
    const state: EmulatorState = JSON.parse(readFileSync(path, 'utf8'))
    return state
  } catch (cause) {
    throw new EmulatorError('invalid-options', `--state ${path} holds no saved emulator.`, { cause })
  }
}

const run = async (): Promise<void> => {
  const { port, host, company, consent, realm, help, state: path } = readOptions()
  if (help) {
    process.stdout.write(usage)
    return
  }
  const state = readState(path)
  const emulator = createEmulator({
    company,
    history: true,
    oauth: { consent },
    ...(realm === undefined ? {} : { realmIds: realm }),
    ...(state === undefined ? {} : { state }),
  })
  const { url, close } = await emulator.listen({ port, hostname: host })
  process.stdout.write(`QuickBooks Online is at ${url}\n`)
  for (const realmId of emulator.realmIds) process.stdout.write(`Company ${realmId}: ${url}/v3/company/${realmId}\n`)
  process.stdout.write(`Look at the books in a browser: ${url}/\n`)
  const end = (): void => {
    if (path !== undefined) writeFileSync(path, JSON.stringify(emulator.save()))
    void close().then(() => process.exit(0))
  }
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

try {
  await run()
} catch (error) {
  // A person reads this: the sentence, not the stack.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
