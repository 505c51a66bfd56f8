import type { Adapter, Delivery } from '@leadbooks/adapters'
import type { Engine } from '../engine/options.ts'
import { type Received, receiveDelivery, refuseTooLarge } from '../inbox/receive.ts'
import { readBody } from './body.ts'
import { failure } from './reply.ts'

const respond = (adapter: Adapter | undefined, received: Received, delivery: Delivery | undefined): Response => {
  if (received.status === 'handshake') return received.response
  if (adapter !== undefined) return adapter.respond(received, delivery)
  return received.status === 'rejected'
    ? failure(received.httpStatus, received.code, received.message, received.issues)
    : new Response(null, { status: 202 })
}

/** `POST /v1/{realmId}/calls/{adapter}`: stores a delivery, then answers what its phone service needs to hear. */
export const receiveCall = async (
  engine: Engine,
  request: Request,
  realmId: string,
  adapterName: string,
): Promise<Response> => {
  const adapter = engine.adapters.find(({ name }) => name === adapterName)
  const rawBody = await readBody(request, engine.maxBodyBytes)
  if (rawBody === undefined) return respond(adapter, await refuseTooLarge(engine, realmId, adapterName), undefined)
  const { method, url, headers } = request
  const delivery: Delivery = { method, url, headers, rawBody, receivedAt: engine.now() }
  return respond(adapter, await receiveDelivery(engine, realmId, adapterName, delivery), delivery)
}
