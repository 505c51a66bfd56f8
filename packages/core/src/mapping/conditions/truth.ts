/** `undefined` is unknown: nobody says. */
export type Truth = boolean | undefined

/** Judges facts; what made it hold is added to `found` where that is asked for, and nothing is made where it is not. */
export type Test<Facts, Evidence = never> = (facts: Facts, found?: Evidence[]) => Truth

/** Holds when every test holds, fails when one fails, and is unknown otherwise. */
export const allHold =
  <Facts, Evidence>(tests: readonly Test<Facts, Evidence>[]): Test<Facts, Evidence> =>
  (facts, found) => {
    const before = found?.length ?? 0
    let truth: Truth = true
    for (const test of tests) {
      const one = test(facts, found)
      if (one === undefined) truth = undefined
      else if (!one) {
        truth = false
        break
      }
    }
    // What made some of them hold is no evidence where not all did.
    if (found !== undefined && truth !== true) found.length = before
    return truth
  }

/** Holds when one test holds, fails when all fail, and is unknown otherwise. */
export const anyHolds =
  <Facts, Evidence>(tests: readonly Test<Facts, Evidence>[]): Test<Facts, Evidence> =>
  (facts, found) => {
    let truth: Truth = false
    for (const test of tests) {
      const one = test(facts, found)
      if (one === true) {
        truth = true
        // Nobody asks what else holds.
        if (found === undefined) break
      } else if (one === undefined && truth === false) truth = undefined
    }
    return truth
  }

/** Holds when a test fails; unknown stays unknown. */
export const holdsNot =
  <Facts, Evidence>(test: Test<Facts, Evidence>): Test<Facts, Evidence> =>
  (facts) => {
    const truth = test(facts)
    return truth === undefined ? undefined : !truth
  }
