import { pause } from './pause.ts'
import type { Reply } from './reply.ts'

/** A body of which the second half comes later. */
export const inHalves = (body: Reply['body'], restAfterMs: number): ReadableStream<Uint8Array> => {
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const middle = Math.ceil(bytes.length / 2)
  const halves = [bytes.subarray(0, middle), bytes.subarray(middle)]
  return new ReadableStream({
    pull: async (controller) => {
      const half = halves.shift()
      if (half === undefined) return controller.close()
      if (halves.length === 0) await pause(restAfterMs)
      controller.enqueue(half)
    },
  })
}
