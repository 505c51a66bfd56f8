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
 * Writes a JSON value with the keys of objects in code-unit order and no blanks, so that equal values are equal text.
 *
 * Keys whose value is `undefined` are left out, as `JSON.stringify` does.
 *
 * @see RFC 8785
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) {
    let text = ''
    for (const item of value) text += `${text === '' ? '' : ','}${canonicalJson(item ?? null)}`
    return `[${text}]`
  }
  let text = ''
  // Names are compared by code units, as `sort` does without being told.
  for (const name of Object.keys(value).sort()) {
    // A name that `keys` has just given.
    const item = (value as Record<string, unknown>)[name]
    if (item !== undefined) text += `${text === '' ? '' : ','}${quotedName(name)}${canonicalJson(item)}`
  }
  return `{${text}}`
}
