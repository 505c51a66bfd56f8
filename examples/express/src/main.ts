import { memoryChannel } from '@leadbooks/adapters/notify'
import { jsonLogger } from '@leadbooks/runtime'
import { createApp, listen } from './app.ts'
import { createBooks } from './books.ts'
import { describeProblem } from './problem.ts'
import { readSettings } from './settings.ts'
import { openStore } from './store.ts'

try {
  const settings = readSettings(process.env)
  const logger = jsonLogger((line) => process.stdout.write(`${line}\n`))
  // A real app passes twilioSms(…) here; this one keeps messages to itself.
  const books = createBooks(settings, { store: await openStore(settings), notify: [memoryChannel('sms')], logger })
  const { url, close } = await listen(createApp(books), settings.port)
  const work = books.start()
  process.stdout.write(`${JSON.stringify({ level: 'info', event: 'listening', url })}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, async () => {
      await close()
      await work.stop()
      process.exit(0)
    })
} catch (error) {
  process.stderr.write(`${describeProblem(error)}\n`)
  process.exitCode = 1
}
