import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { monday, openCompany, realmId } from '../company.ts'

const token = 'verifier-token'

/** A receiver that answers as it is told and keeps what it was sent. */
const receiver = (...statuses: number[]) => {
  const received: { body: string; headers: Headers }[] = []
  return {
    received,
    fetch: async (request: Request): Promise<Response> => {
      received.push({ body: await request.text(), headers: request.headers })
      return new Response(null, { status: statuses.shift() ?? 200 })
    },
  }
}

test('tells of changes as CloudEvents, signed over the raw body', async () => {
  const { emulator, create } = openCompany()
  const { received, fetch } = receiver()
  emulator.webhooks.to('https://app.example/webhooks', token, { fetch, automatic: false })
  await create('Customer', { DisplayName: 'Ada' })
  expect(await emulator.webhooks.flush()).toMatchObject([
    { url: 'https://app.example/webhooks', attempt: 1, status: 200 },
  ])
  const [{ body, headers } = { body: '', headers: new Headers() }] = received
  expect(headers.get('intuit-signature')).toBe(createHmac('sha256', token).update(body).digest('base64'))
  expect(JSON.parse(body)).toEqual([
    {
      specversion: '1.0',
      id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      source: expect.stringMatching(/^intuit\./),
      type: 'qbo.customer.created.v1',
      datacontenttype: 'application/json',
      time: '2026-11-23T20:02:00.000Z',
      intuitentityid: '1',
      intuitaccountid: realmId,
      data: {},
    },
  ])
})

test('tells of changes in the older form', async () => {
  const { emulator, create, update } = openCompany()
  const { received, fetch } = receiver()
  emulator.webhooks.to('https://app.example/webhooks', token, { fetch, format: 'legacy', automatic: false })
  const { Id } = await create('Customer', { DisplayName: 'Ada' })
  await update('Customer', String(Id), { Notes: 'x' })
  await update('Customer', String(Id), { Notes: 'y' })
  await emulator.webhooks.flush()
  const entity = { name: 'Customer', id: '1', lastUpdated: '2026-11-23T20:02:00.000Z' }
  expect(JSON.parse(received[0]?.body ?? '')).toEqual({
    eventNotifications: [
      {
        realmId,
        dataChangeEvent: {
          entities: [
            { ...entity, operation: 'Create' },
            { ...entity, operation: 'Update' },
          ],
        },
      },
    ],
  })
})

test('sends by itself, everything that happened at once in one delivery', async () => {
  const { emulator, create } = openCompany()
  const sent = new Promise<string>((resolve) => {
    emulator.webhooks.to('https://app.example/webhooks', token, {
      fetch: async (request) => {
        resolve(await request.text())
        return new Response()
      },
    })
  })
  await Promise.all([create('Customer', { DisplayName: 'Ada' }), create('Customer', { DisplayName: 'Bob' })])
  expect(JSON.parse(await sent)).toHaveLength(2)
})

test('tries again, with the same body, when the receiver failed and the time has come', async () => {
  let now = monday
  const { emulator, create } = openCompany({ clock: { now: () => now } })
  const { received, fetch } = receiver(500, 503)
  emulator.webhooks.to('https://app.example/webhooks', token, { fetch, automatic: false })
  await create('Customer', { DisplayName: 'Ada' })
  expect(await emulator.webhooks.flush()).toMatchObject([{ attempt: 1, status: 500 }])
  expect(await emulator.webhooks.flush()).toEqual([])
  now += 10_000
  expect(await emulator.webhooks.flush()).toMatchObject([{ attempt: 2, status: 503 }])
  now += 20_000
  expect(await emulator.webhooks.flush()).toMatchObject([{ attempt: 3, status: 200 }])
  now += 86_400_000
  expect(await emulator.webhooks.flush()).toEqual([])
  expect(new Set(received.map(({ body }) => body)).size).toBe(1)
})

test('counts a receiver that cannot be reached as one that failed', async () => {
  const { emulator, create } = openCompany()
  emulator.webhooks.to('https://app.example/webhooks', token, {
    fetch: () => Promise.reject(new TypeError('fetch failed')),
    automatic: false,
  })
  await create('Customer', { DisplayName: 'Ada' })
  expect(await emulator.webhooks.flush()).toMatchObject([{ attempt: 1, status: undefined }])
})

test.each(['cloudEvents', 'legacy'] as const)(
  'in the form %s, duplicates are the same bytes, and reordered ones come newest first',
  async (format) => {
    const { emulator, create } = openCompany()
    const { received, fetch } = receiver()
    emulator.webhooks.to('https://app.example/', token, {
      format,
      fetch,
      automatic: false,
      duplicated: true,
      reordered: true,
    })
    await create('Class', { Name: 'A' })
    await create('Class', { Name: 'B' })
    await emulator.webhooks.flush()
    const bodies = received.map(({ body }) => body)
    expect(bodies).toHaveLength(4)
    expect([bodies[0], bodies[2]]).toEqual([bodies[1], bodies[3]])
    const idIn = (body = '') => /"(?:intuitentityid|id)":"(\d)"/.exec(body)?.[1]
    expect([idIn(bodies[0]), idIn(bodies[2])]).toEqual(['2', '1'])
  },
)

test('waits longer after each failure, and then the same time again', async () => {
  let now = monday
  const { emulator, create } = openCompany({ clock: { now: () => now } })
  const { fetch } = receiver(...Array.from({ length: 12 }, () => 500))
  emulator.webhooks.to('https://app.example/', token, { fetch, automatic: false })
  await create('Class', { Name: 'A' })
  const waits: number[] = []
  await emulator.webhooks.flush()
  for (const seconds of [10, 20, 30, 300, 1200, 7200, 14_400, 21_600, 21_600]) {
    now += seconds * 1000 - 1
    expect(await emulator.webhooks.flush()).toEqual([])
    now += 1
    waits.push((await emulator.webhooks.flush()).length)
  }
  expect(waits).toEqual(Array.from({ length: 9 }, () => 1))
})
