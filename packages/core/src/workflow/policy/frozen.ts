/** Tells whether nobody can change plain JSON any more. */
export const isFrozenThroughout = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isFrozenThroughout))

/** Freezes plain JSON with all it holds. */
export const freezeThroughout = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freezeThroughout)
    Object.freeze(value)
  }
  return value
}
