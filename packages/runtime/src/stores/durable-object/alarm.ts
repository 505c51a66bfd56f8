import type { ObjectStorage } from './platform.ts'

/** An alarm that is late by more than this was lost: Cloudflare fires one within seconds, after a failover within a minute. */
const lostAfterMs = 120_000

/**
 * Sets the object's one alarm for `dueAt`, unless one that comes no later is set already. One that should long have fired is
 * set anew, so that whatever touches an object brings its alarm back.
 *
 * Called last in every path: an alarm that is set early in a handler which then throws takes the place of the platform's
 * own retry.
 *
 * @param dueAt - ISO 8601 instant; `undefined` when nothing waits
 * @param earliest - Unix time in milliseconds before which it is not to fire
 */
export const armAlarm = async (
  storage: Pick<ObjectStorage, 'getAlarm' | 'setAlarm'>,
  dueAt: string | undefined,
  earliest: number,
): Promise<void> => {
  if (dueAt === undefined) return
  const wanted = Math.max(Date.parse(dueAt), earliest)
  const current = await storage.getAlarm()
  if (current !== null && current <= wanted && current > Date.now() - lostAfterMs) return
  await storage.setAlarm(wanted)
}
