#!/usr/bin/env node
import { parseArgs } from 'node:util'
import type { CompanyName } from './company/company.ts'
import { createEmulator } from './emulator.ts'
import { EmulatorError } from './emulator-error.ts'

const usage = `leadbooks-emulator [--port 8090] [--host 127.0.0.1] [--company home-services|empty] [--realm 9341450000000001]…

Serves QuickBooks Online from memory: https://… becomes the address it prints. Ctrl-C ends it.
`

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8090' },
      host: { type: 'string', default: '127.0.0.1' },
      company: { type: 'string', default: 'home-services' },
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
  return { ...values, port, company }
}

const run = async (): Promise<void> => {
  const { port, host, company, realm, help } = readOptions()
  if (help) {
    process.stdout.write(usage)
    return
  }
  const emulator = createEmulator({ company, ...(realm === undefined ? {} : { realmIds: realm }) })
  const { url, close } = await emulator.listen({ port, hostname: host })
  process.stdout.write(`QuickBooks Online is at ${url}\n`)
  for (const realmId of emulator.realmIds) process.stdout.write(`Company ${realmId}: ${url}/v3/company/${realmId}\n`)
  const end = (): void => void close().then(() => process.exit(0))
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
