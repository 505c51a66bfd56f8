/** What became of a number of checks, and the name of each that failed. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  failures: string[]
}

export const emptyTally: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] }

export const passed = (count = 1): Tally => ({ ...emptyTally, passed: count })

export const failed = (name: string): Tally => ({ ...emptyTally, failed: 1, failures: [name] })

export const sum = (tallies: Iterable<Tally>): Tally => {
  const total = { ...emptyTally, failures: [...emptyTally.failures] }
  for (const tally of tallies) {
    total.passed += tally.passed
    total.failed += tally.failed
    total.skipped += tally.skipped
    total.failures.push(...tally.failures)
  }
  return total
}

/** `12 passed, 0 failed`, and `, 3 skipped` where something was. */
export const tallyLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
