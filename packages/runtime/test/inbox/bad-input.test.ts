import { nextphone } from '@leadbooks/adapters/nextphone'
import { expect, it } from 'vitest'
import { api, callRequest, callUrl, mike, realmId, scene, secret } from '../scene.ts'

const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string } }).error

const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` }

it('answers a body that is not JSON with 400, and keeps it for a person', async () => {
  const { books } = scene()
  const response = await books.fetch(callRequest(mike, { body: '{"caller_name": "Mike' }))
  expect(response.status).toBe(400)
  expect(await errorOf(response)).toMatchObject({ code: 'invalid-json' })
  const { deliveries } = await books.leads.deliveries(realmId, { status: 'rejected' })
  expect(deliveries).toEqual([expect.objectContaining({ error: expect.objectContaining({ code: 'invalid-json' }) })])
  expect(await books.reviews.list(realmId)).toEqual([expect.objectContaining({ code: 'invalid-json' })])
})

it('answers a wrong secret with 401, and counts it without keeping its body', async () => {
  const { books, store } = scene()
  for (let times = 0; times < 3; times += 1) {
    const response = await books.fetch(callRequest(mike, { headers: { ...headers, authorization: 'Bearer wrong' } }))
    expect(response.status).toBe(401)
    expect(await errorOf(response)).toMatchObject({ code: 'bad-signature' })
  }
  const seen = await api(books, `/v1/${realmId}/deliveries`)
  expect(await seen.json()).toMatchObject({ deliveries: [], rejections: [{ code: 'bad-signature', count: 3 }] })
  expect(await store.nextDueAt()).toBeUndefined()
})

it('answers a call with neither phone nor e-mail nor name with 422 that names the fields, and puts it before a person', async () => {
  const { books, customers } = scene()
  const before = customers().length
  const response = await books.fetch(callRequest({ summary: 'Somebody wants a new boiler.' }))
  expect(response.status).toBe(422)
  expect((await errorOf(response)).message).toMatch(/phone|name/i)
  expect(await books.reviews.list(realmId)).toEqual([expect.objectContaining({ code: 'no-contact' })])
  await books.drain()
  expect(customers()).toHaveLength(before)
})

it('answers a body of 5 MB with 413 without reading it to the end', async () => {
  const { books } = scene()
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      pulled += 1
      controller.enqueue(new Uint8Array(65_536))
      if (pulled === 80) controller.close()
    },
  })
  // `duplex` is what fetch asks of a streamed body; the DOM types do not know it.
  const init = { method: 'POST', headers, body: endless, duplex: 'half' }
  const response = await books.fetch(new Request(callUrl(), init))
  expect(response.status).toBe(413)
  expect(await errorOf(response)).toMatchObject({ code: 'too-large' })
  expect(pulled).toBeLessThan(30)
  expect((await books.leads.deliveries(realmId)).rejections).toMatchObject([{ code: 'too-large', count: 1 }])
})

it('answers an unknown realm with 404, and one cannot tell it from a guess', async () => {
  const { books } = scene()
  const response = await books.fetch(new Request(callUrl('1234567'), { method: 'POST', headers, body: '{}' }))
  expect(response.status).toBe(404)
  expect(await errorOf(response)).toMatchObject({ code: 'unknown-realm' })
  expect((await books.leads.deliveries('')).rejections).toMatchObject([{ code: 'unknown-realm', count: 1 }])
})

it('answers an unknown adapter with 404 that names those there are', async () => {
  const { books } = scene()
  const url = `https://books.example/v1/${realmId}/calls/carrier-pigeon`
  const response = await books.fetch(new Request(url, { method: 'POST', headers, body: '{}' }))
  expect(response.status).toBe(404)
  expect((await errorOf(response)).message).toContain('nextphone')
})

it('stores no secret with a delivery, wherever it was sent', async () => {
  const { books, store } = scene({ adapters: [nextphone({ headerName: 'X-Acme' })] })
  const url = `${callUrl()}?token=${secret}`
  const request = new Request(url, {
    method: 'POST',
    headers: { 'x-leadbooks-secret': secret, 'x-acme': secret },
    body: await callRequest(mike).text(),
  })
  expect((await books.fetch(request)).status).toBe(200)
  const [stored] = await store.listDeliveries(realmId, undefined, { limit: 1 })
  expect(JSON.stringify({ ...stored, rawBody: '' })).not.toContain(secret)
})

it('takes a delivery that was handed over with a path alone, and stores that path without its secret', async () => {
  const { books, store, estimates } = scene()
  const rawBody = new TextEncoder().encode(await callRequest(mike).text())
  const url = `/calls?token=${secret}&from=test`
  const delivery = {
    method: 'POST',
    url,
    headers: new Headers(headers),
    rawBody,
    receivedAt: '2026-11-23T20:02:00.000Z',
  }
  expect(await books.receive(realmId, 'nextphone', delivery)).toMatchObject({ status: 'accepted', duplicate: false })
  const [stored] = await store.listDeliveries(realmId, undefined, { limit: 1 })
  expect(stored?.url).toBe('/calls?from=test')
  await books.drain()
  expect(estimates()).toHaveLength(1)
})
