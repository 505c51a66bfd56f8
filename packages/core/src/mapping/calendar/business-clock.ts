import type { MappingRules } from '../rules/rules.ts'
import { BusinessCalendar } from './business-calendar.ts'
import { ZoneClock } from './clock.ts'

/** A business's calendar and wall clock. */
export interface BusinessClock {
  /** The day there, `YYYY-MM-DD`. */
  dayOf(at: string): string
  /** Whether the business is open; without business hours it always is, but for holidays. */
  isOpen(at: string): boolean
}

/**
 * Reads instants as a business does, by the zone, hours and holidays of its rules.
 *
 * @throws `RangeError` when the zone is not an IANA name, or where an instant is none
 * @example
 * import { businessClock } from '@leadbooks/core'
 *
 * const mon = [{ from: '08:00', to: '17:00' }]
 * const clock = businessClock({ timeZone: 'America/Chicago', businessHours: { mon } })
 * clock.isOpen('2026-11-23T23:30:00Z') // => false
 * clock.dayOf('2026-11-24T05:30:00Z') // => '2026-11-23'
 */
export const businessClock = ({
  timeZone,
  businessHours,
  holidays = [],
}: Pick<MappingRules, 'timeZone' | 'businessHours' | 'holidays'>): BusinessClock => {
  const clock = new ZoneClock(timeZone)
  const calendar = new BusinessCalendar(businessHours, holidays)
  return {
    dayOf: (at) => clock.read(Date.parse(at)).date,
    isOpen: (at) => calendar.isOpen(clock.read(Date.parse(at))),
  }
}
