import type { Trigger } from '@leadbooks/core'

/**
 * How far LeadBooks may go: `off` does nothing, `shadow` decides and shows everything and writes nothing, `draft` writes to
 * QuickBooks and sends customers nothing, `live` does it all.
 */
export type GoLiveStage = 'off' | 'shadow' | 'draft' | 'live'

/** How far a business has gone; the most careful of the stages that apply counts. */
export interface GoLive {
  /** @defaultValue `live` */
  stage?: GoLiveStage
  /** By source of the lead (`nextphone`). */
  sources?: Record<string, GoLiveStage>
  /** By trigger (`T6`, which covers `T6.declined`). */
  triggers?: Record<string, GoLiveStage>
}

const stages: readonly GoLiveStage[] = ['off', 'shadow', 'draft', 'live']

const careful = (left: GoLiveStage, right: GoLiveStage): GoLiveStage =>
  stages.indexOf(left) <= stages.indexOf(right) ? left : right

const own = (table: Record<string, GoLiveStage> | undefined, name: string): GoLiveStage | undefined =>
  table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined

/** Stage of everything that comes from a source. */
export const stageOfSource = ({ stage = 'live', sources }: GoLive, source: string): GoLiveStage =>
  careful(stage, own(sources, source) ?? 'live')

/** Stage of a trigger: its own, else that of the trigger it belongs to. */
export const stageOfTrigger = ({ triggers }: GoLive, triggerId: string): GoLiveStage =>
  own(triggers, triggerId) ?? own(triggers, triggerId.split('.')[0] ?? triggerId) ?? 'live'

/** Stage of one command of a lead. */
export const stageOf = (goLive: GoLive, source: string, triggerId: string | undefined): GoLiveStage =>
  careful(stageOfSource(goLive, source), triggerId === undefined ? 'live' : stageOfTrigger(goLive, triggerId))

/** Lists without what is off, by the list and by what is: core keeps what it makes of a list with the list. */
const lists = new WeakMap<readonly Trigger[], Map<string, Trigger[]>>()

/**
 * Leaves out the triggers that are off: nothing is wanted of them, so that nothing of them waits in front of what the lead
 * needs otherwise.
 *
 * @returns the same list each time, as long as the same triggers are off
 */
export const triggersInUse = (triggers: Trigger[], goLive: GoLive): Trigger[] => {
  const off = new Set(triggers.filter(({ id }) => stageOfTrigger(goLive, id) === 'off'))
  if (off.size === 0) return triggers
  const name = Array.from(off, ({ id }) => id).join('\n')
  const known = lists.get(triggers) ?? new Map<string, Trigger[]>()
  const used = known.get(name) ?? triggers.filter((trigger) => !off.has(trigger))
  if (Object.isFrozen(triggers)) Object.freeze(used)
  lists.set(triggers, known.set(name, used))
  return used
}
