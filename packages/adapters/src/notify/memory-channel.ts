import type { NotifyChannel, OutgoingMessage } from './notifier.ts'

/** A channel that keeps what it was given. */
export interface MemoryChannel extends NotifyChannel {
  /** Every message in the order of sending, repetitions included. */
  readonly sent: OutgoingMessage[]
}

/**
 * Makes a channel that sends nothing and keeps everything, for tests and demonstrations.
 *
 * @example
 * import { memoryChannel } from '@leadbooks/adapters/notify'
 *
 * const sms = memoryChannel('sms')
 * await sms.send({ idempotencyKey: '1', to: '+15551234567', text: 'Thanks for calling!' })
 * sms.sent.map((message) => message.text) // => ['Thanks for calling!']
 */
export const memoryChannel = (kind: NotifyChannel['kind'], name = `memory-${kind}`): MemoryChannel => {
  const sent: OutgoingMessage[] = []
  return {
    kind,
    name,
    sent,
    send: async (message) => {
      sent.push(message)
      return { id: String(sent.length) }
    },
  }
}
