/** Does some work when its result is first asked for, and keeps the result. */
export const memo = <T>(work: () => T): (() => T) => {
  let held: { value: T } | undefined
  return () => {
    held ??= { value: work() }
    return held.value
  }
}
