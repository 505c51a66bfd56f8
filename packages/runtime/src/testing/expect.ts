/** JSON with sorted keys, so that two values are equal when their texts are. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => {
    if (inner instanceof Uint8Array) return { bytes: [...inner] }
    if (inner instanceof Map) return { entries: [...inner].sort() }
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
  }) ?? 'undefined'

/** @throws when two values are not equal in all their parts */
export const expectEqual = (actual: unknown, expected: unknown, what: string): void => {
  const [got, wanted] = [canonical(actual), canonical(expected)]
  if (got !== wanted) throw new Error(`${what}: expected ${wanted}, got ${got}`)
}
