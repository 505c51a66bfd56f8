/** Values of a scheme's placeholders. */
export type TemplateValues = { [name in 'id' | 'timestamp' | 'signature' | 'method' | 'url']?: string | undefined }

/** Fills `{name}` placeholders; one without a value becomes nothing. */
export const fill = (template: string, values: TemplateValues): string =>
  template.replace(/\{(id|timestamp|signature|method|url)\}/g, (_, name: keyof TemplateValues) => values[name] ?? '')

/**
 * Reads placeholders back out of a text that was written by a template with at least one literal between any two.
 *
 * @returns nothing when the text is not of that form
 */
export const unfill = (template: string, text: string): TemplateValues | undefined => {
  const values: TemplateValues = {}
  const pieces = template.split(/\{(id|timestamp|signature)\}/)
  let rest = text
  for (let index = 0; index < pieces.length; index += 2) {
    const literal = pieces[index] ?? ''
    if (!rest.startsWith(literal)) return undefined
    rest = rest.slice(literal.length)
    const name = pieces[index + 1]
    if (name !== 'id' && name !== 'timestamp' && name !== 'signature') continue
    const next = pieces[index + 2] ?? ''
    const end = next === '' ? rest.length : rest.indexOf(next)
    if (end < 0) return undefined
    values[name] = rest.slice(0, end)
    rest = rest.slice(end)
  }
  return rest === '' ? values : undefined
}
