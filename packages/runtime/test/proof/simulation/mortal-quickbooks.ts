import type { createEmulator, FaultKind } from '@leadbooks/emulator'
import type { Perils } from './perils.ts'
import type { Life, World } from './world.ts'

/** What goes wrong with a call; the last one takes longer than the client waits. */
const kinds: readonly (FaultKind | 'tooSlow')[] = [
  'throttle',
  'serverError',
  'maintenance',
  'htmlError',
  'staleToken',
  'resetBefore',
  'resetAfter',
  'resetAfter',
  'wrongJson',
  'tooSlow',
]
/** What goes wrong with a call for new tokens. */
const tokenKinds: readonly (FaultKind | 'tooSlow')[] = ['serverError', 'resetBefore', 'resetAfter', 'tooSlow']

/** QuickBooks' own time for a call; its slowest are longer than a third of a lease. */
const latencyMs = (world: World): number =>
  world.chance.happens(0.02) ? world.chance.between(5_000, 40_000) : world.chance.between(60, 900)

/** Whether a document is made, changed or e-mailed. */
const isDocumentWrite = ({ method, url }: Request): boolean =>
  method === 'POST' && /\/(?:estimate|invoice|payment|salesreceipt)(?:\/\d+\/send)?\?/.test(url)

const shortPath = (url: string): string =>
  url.replace(/^https?:\/\/[^/]+(?:\/v3\/company\/\d+)?/, '').replace(/requestid=(\w{6})\w*/, 'requestid=$1…')

/**
 * QuickBooks as one process reaches it: the call takes time on its way there and back, fails by chance, and the process may
 * die while it is under way.
 *
 * @param answered - told after each call that QuickBooks may have carried out
 */
export const mortalQuickBooks = (
  emulator: ReturnType<typeof createEmulator>,
  { life, world, perils, answered }: { life: Life; world: World; perils: Perils; answered: () => void },
): ((request: Request) => Promise<Response>) => {
  const fail = (kind: FaultKind, what: string): void => {
    world.fault(`QuickBooks ${kind}`, life.name, what)
    emulator.faults.next({ kind, path: /^/ })
  }
  return async (request) => {
    const what = `${request.method} ${shortPath(request.url)}`
    await perils.step(life, `before ${what}`)
    const halfMs = latencyMs(world) / 2
    await world.pause(halfMs)
    await perils.step(life, `with ${what} under way`)
    let waitMs = halfMs
    if (perils.isOutage) fail('resetBefore', what)
    else if (isDocumentWrite(request) && perils.cutsOff()) fail('resetAfter', what)
    else if (perils.strikes(perils.odds.quickbooks)) {
      const kind = world.chance.pick(request.url.includes('/oauth2/') ? tokenKinds : kinds)
      if (kind === 'tooSlow') {
        world.fault('QuickBooks too slow', life.name, what)
        waitMs = 90_000
      } else fail(kind, what)
    }
    const reply = await emulator.fetch(request).then(
      (response) => ({ response }),
      (error: unknown) => ({ error }),
    )
    answered()
    world.note(life.name, `${what} → ${'response' in reply ? reply.response.status : 'no reply'}`)
    await perils.step(life, `after ${what}`)
    await world.pause(waitMs)
    await perils.step(life, `with the reply to ${what}`)
    if ('error' in reply) throw reply.error
    return reply.response
  }
}
