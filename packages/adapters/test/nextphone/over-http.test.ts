import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Delivery, DeliveryError, nextphone, nextphoneTool, type ReceiveResult } from '../../src/index.ts'
import { context } from './delivery.ts'

const adapter = nextphone()

/** What a receiver does with a delivery, short of storing it. */
const receive = async (delivery: Delivery): Promise<ReceiveResult> => {
  const verification = await adapter.verify(delivery, context)
  if (!verification.ok) return { status: 'rejected', httpStatus: 401, code: verification.code, message: 'Not genuine.' }
  try {
    const deliveryId = await adapter.deliveryId(delivery)
    const parsed = await adapter.parse(delivery, context)
    if (parsed.kind !== 'events') return { status: 'ignored', deliveryId, reason: 'Nothing to do.' }
    const leadIds = [...new Set(parsed.events.flatMap(({ leadId }) => leadId ?? []))]
    return { status: 'accepted', deliveryId, leadIds, duplicate: false }
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    const { httpStatus, code, message, issues } = error
    return { status: 'rejected', httpStatus, code, message, issues }
  }
}

const results: ReceiveResult[] = []
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const headers = new Headers(
    Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const { method = '', url = '' } = request
  const result = await receive({ method, url, headers, rawBody: Buffer.concat(chunks), receivedAt: context.now })
  results.push(result)
  const answer = adapter.respond(result)
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
})
let origin = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // listening on a port of TCP gives an AddressInfo
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Runs a tool as NextPhone does: placeholders it can fill are filled, others stay. */
const call = async (tool: ReturnType<typeof nextphoneTool>, values: Record<string, string>) => {
  const filled = Object.entries(tool.body_template).map(([key, template]) => [
    key,
    template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole),
  ])
  const { http_method: method, headers } = tool
  const response = await fetch(tool.url, { method, headers, body: JSON.stringify(Object.fromEntries(filled)) })
  return { status: response.status, body: await response.json() }
}

const values = { caller_number: '+15551234567', caller_name: 'Mike Chen', summary: 'AC not cooling', urgency: 'urgent' }

test('the pasted tool gets through, and a repetition is the same delivery', async () => {
  const tool = nextphoneTool({ url: `${origin}/calls/nextphone`, secret: 'current-secret' })
  expect(await call(tool, values)).toEqual({ status: 200, body: { ok: true, message: expect.any(String) } })
  await call(tool, values)
  const [first, second] = results.splice(0)
  expect(first).toMatchObject({ status: 'accepted' })
  expect(second).toEqual(first)
})

test('so does the secret in the address', async () => {
  const tool = nextphoneTool({ url: `${origin}/calls/nextphone?token=previous-secret` })
  expect(await call(tool, values)).toMatchObject({ status: 200 })
})

test('a wrong secret and a call without anybody hear why', async () => {
  const wrong = nextphoneTool({ url: `${origin}/calls/nextphone`, secret: 'guess' })
  expect(await call(wrong, values)).toMatchObject({
    status: 401,
    body: { ok: false, error: { code: 'bad-signature' } },
  })
  const right = nextphoneTool({
    url: `${origin}/calls/nextphone`,
    secret: 'current-secret',
    headerName: 'X-LeadBooks-Secret',
  })
  expect(await call(right, { summary: 'hung up' })).toMatchObject({
    status: 422,
    body: { ok: false, error: { code: 'no-contact', issues: [{ path: 'caller_number', code: 'missing' }, {}, {}] } },
  })
})
