import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createEmulator } from '../src/index.ts'
import { realmId } from './company.ts'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

const run = (...options: string[]) =>
  spawn(process.execPath, ['--conditions=@leadbooks/source', '--no-warnings', cli, ...options])

test('serves the books over HTTP and stops when it is told', async () => {
  const { url, close } = await createEmulator().listen()
  const ask = () =>
    fetch(`${url}/v3/company/${realmId}/query?query=${encodeURIComponent('SELECT COUNT(*) FROM Item')}`, {
      headers: { authorization: 'Bearer any', accept: 'application/json' },
    })
  expect(await (await ask()).json()).toMatchObject({ QueryResponse: { totalCount: 34 } })
  await close()
  await expect(ask()).rejects.toThrow('fetch failed')
})

test('says in a sentence that a port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => taken.once('listening', resolve))
  const address = taken.address()
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0
  await expect(createEmulator().listen({ port })).rejects.toMatchObject({
    name: 'EmulatorError',
    code: 'port-in-use',
    message: `Port ${port} of 127.0.0.1 is taken by another program.`,
  })
  const child = run('--port', String(port))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  expect([output, errors, code]).toEqual(['', `Port ${port} of 127.0.0.1 is taken by another program.\n`, 1])
  taken.close()
})

test('prints where it is, and ends with status 0 on Ctrl-C', async () => {
  const child = run('--port', '0', '--company', 'empty', '--realm', '42')
  const output = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))))
  const url = /QuickBooks Online is at (http:\S+)/.exec(output)?.[1]
  const reply = await fetch(`${url}/v3/company/42/companyinfo/42`, {
    headers: { authorization: 'Bearer any', accept: 'application/json' },
  })
  expect(await reply.json()).toMatchObject({ CompanyInfo: { CompanyName: 'Empty Company' } })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  expect(await ended).toBe(0)
})

test.each([
  [['--port', 'eighty'], '--port eighty is not a port'],
  [['--company', 'acme'], '--company acme is none there is'],
  [['--realm', 'abc'], 'realmId "abc" is not a number'],
  [['--frobnicate'], "Unknown option '--frobnicate'"],
])('says in a sentence what is wrong with %j', async (options, sentence) => {
  const child = run(...options)
  const errors = await text(child.stderr)
  expect(errors).toContain(sentence)
  expect(errors).not.toContain('    at ')
})

test('survives what is no HTTP and a body that never ends', async () => {
  const { url, close } = await createEmulator().listen()
  const { port, hostname } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.write('POST /v3/company/1/customer HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{')
  socket.destroy()
  const garbage = connect(Number(port), hostname)
  garbage.resume().end('\0\0\0')
  await new Promise((resolve) => garbage.once('close', resolve))
  const reply = await fetch(`${url}/v3/company/${realmId}/customer`, {
    method: 'POST',
    body: 'x'.repeat(3_000_000),
    headers: { authorization: 'Bearer any', accept: 'application/json' },
  })
  expect(reply.status).toBe(400)
  await close()
})
