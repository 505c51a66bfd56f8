/**
 * Writes a JSON value so that equal values give equal texts whatever the order of their keys.
 *
 * Members that are `undefined` count as absent, and −0 differs from 0.
 */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
    return `{${members.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return Object.is(value, -0) ? '-0' : (JSON.stringify(value) ?? 'null')
}
