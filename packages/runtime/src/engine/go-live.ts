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
