import type { Clock } from '@leadbooks/runtime'

/** A clock that runs as fast as the real one, from whatever instant it is set to. */
export interface DemoClock extends Clock {
  set(instant: string): void
}

export const demoClock = (): DemoClock => {
  let offsetMs = 0
  return {
    now: () => Date.now() + offsetMs,
    set: (instant) => {
      offsetMs = Date.parse(instant) - Date.now()
    },
  }
}
