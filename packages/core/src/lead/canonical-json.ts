/** Names that were written before; documents use the same few over and over. */
const names = new Map<string, string>()
const namesKept = 1_000

const quotedName = (name: string): string => {
  const known = names.get(name)
  if (known !== undefined) return known
  const quoted = `${JSON.stringify(name)}:`
  if (names.size < namesKept) names.set(name, quoted)
  return quoted
}

/**
 * Writes a JSON value with the names of objects in code-unit order and no blanks, so that equal values give equal texts.
 *
 * Members that are `undefined` count as absent, and −0 differs from 0.
 *
 * @see RFC 8785
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) {
    return Object.is(value, -0) ? '-0' : (JSON.stringify(value) ?? 'null')
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let text = ''
  // Names are compared by code units, as `sort` does without being told.
  for (const name of Object.keys(value).sort()) {
    // A name that `keys` has just given.
    const item = (value as Record<string, unknown>)[name]
    if (item !== undefined) text += `${text === '' ? '' : ','}${quotedName(name)}${canonicalJson(item)}`
  }
  return `{${text}}`
}
