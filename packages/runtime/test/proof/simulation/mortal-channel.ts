import { type NotifyChannel, NotifyError, type OutgoingMessage } from '@leadbooks/adapters/notify'
import type { Perils } from './perils.ts'
import type { Life, World } from './world.ts'

/** What reached people, and what nobody can tell of whether it did. */
export interface Outbound {
  readonly sent: OutgoingMessage[]
  /** Keys of messages whose sending was cut off. */
  readonly uncertain: Set<string>
}

/** A way to people as one process has it. */
export const mortalChannel = (
  kind: 'sms' | 'email',
  { sent, uncertain }: Outbound,
  { life, world, perils }: { life: Life; world: World; perils: Perils },
): NotifyChannel => ({
  kind,
  name: `simulated-${kind}`,
  send: async (message) => {
    const what = `${kind} ${message.idempotencyKey}`
    // Whoever dies from here on leaves it open whether the message went out.
    uncertain.add(message.idempotencyKey)
    await perils.step(life, `before ${what}`)
    await world.pause(world.chance.between(50, 600))
    if (perils.strikes(perils.odds.messages)) {
      world.fault('message refused', life.name, what)
      uncertain.delete(message.idempotencyKey)
      throw new NotifyError('unreachable')
    }
    sent.push(message)
    world.note(life.name, `${what} → ${message.to}`)
    await perils.step(life, `after ${what}`)
    if (perils.strikes(perils.odds.messages / 4)) {
      world.fault('message reply lost', life.name, what)
      throw new NotifyError('no-reply')
    }
    return { id: String(sent.length) }
  },
})
