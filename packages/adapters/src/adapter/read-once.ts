import type { JsonObject } from 'type-fest'
import type { Delivery } from './adapter.ts'
import { DeliveryError } from './delivery-error.ts'

/** A delivery's body, and the name of the delivery where that is asked for. */
export interface OpenDelivery {
  body: JsonObject
  id(): string | Promise<string>
}

/** Names deliveries and opens them. */
export interface ReadOnce {
  deliveryId(delivery: Delivery): Promise<string>
  /** @throws DeliveryError when the body cannot be read */
  open(delivery: Delivery): OpenDelivery
}

/**
 * Reads and hashes each delivery once, though it is named first and parsed then.
 *
 * What naming has read lives no longer than the delivery itself, and no longer than until it is opened.
 *
 * @param idOf - names a delivery; one that cannot be read has no body
 */
export const readOnce = (
  read: (delivery: Delivery) => JsonObject,
  idOf: (delivery: Delivery, body: JsonObject | undefined) => string | Promise<string>,
): ReadOnce => {
  const named = new WeakMap<Delivery, { rawBody: Uint8Array; body: JsonObject | undefined; id: string }>()
  return {
    deliveryId: async (delivery) => {
      const body = readOrNothing(read, delivery)
      const id = await idOf(delivery, body)
      named.set(delivery, { rawBody: delivery.rawBody, body, id })
      return id
    },
    open: (delivery) => {
      const known = named.get(delivery)
      named.delete(delivery)
      if (known?.body && known.rawBody === delivery.rawBody) return { body: known.body, id: () => known.id }
      const body = read(delivery)
      return { body, id: () => idOf(delivery, body) }
    },
  }
}

const readOrNothing = (read: (delivery: Delivery) => JsonObject, delivery: Delivery): JsonObject | undefined => {
  try {
    return read(delivery)
  } catch (error) {
    if (error instanceof DeliveryError) return undefined
    throw error
  }
}
