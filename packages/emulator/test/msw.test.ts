import { setupServer } from 'msw/node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createEmulator, type Emulator } from '../src/index.ts'
import { realmId } from './company.ts'

const headers = { authorization: 'Bearer any', accept: 'application/json' }
const server = setupServer()
let emulator: Emulator

beforeEach(() => {
  emulator = createEmulator()
  server.listen()
})

afterEach(() => server.close())

test.each(['https://quickbooks.api.intuit.com', 'https://sandbox-quickbooks.api.intuit.com'])(
  'answers requests to %s',
  async (host) => {
    server.use(...emulator.handlers())
    const reply = await fetch(`${host}/v3/company/${realmId}/customer/1`, { headers })
    expect(await reply.json()).toMatchObject({ Customer: { DisplayName: 'Robert Kowalski' } })
  },
)

test('answers requests to an address of one’s own', async () => {
  server.use(...emulator.handlers({ baseUrl: 'https://books.example/' }))
  const reply = await fetch(`https://books.example/v3/company/${realmId}/customer`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ DisplayName: 'Ada' }),
  })
  expect(reply.status).toBe(200)
  expect(emulator.documents(realmId, 'Customer').at(-1)?.DisplayName).toBe('Ada')
})

test('breaks the connection when that is planned', async () => {
  server.use(...emulator.handlers())
  emulator.faults.next({ kind: 'resetAfter' })
  await expect(
    fetch(`https://quickbooks.api.intuit.com/v3/company/${realmId}/customer/1`, { headers }),
  ).rejects.toThrow(TypeError)
})
