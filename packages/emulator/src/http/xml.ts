import { isObject, type Json, type JsonObject } from '../ledger/json.ts'

const attributes = new Set([
  'domain',
  'sparse',
  'status',
  'startPosition',
  'maxResults',
  'totalCount',
  'bId',
  'type',
  'code',
  'element',
  'name',
])

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (one) => (one === '&' ? '&amp;' : one === '<' ? '&lt;' : one === '>' ? '&gt;' : '&quot;'))

const element = (name: string, value: Json | undefined): string => {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('')
  if (!isObject(value)) return `<${name}>${escaped(String(value))}</${name}>`
  let open = `<${name}`
  let inside = ''
  for (const [field, inner] of Object.entries(value)) {
    if (field === 'value' && !isObject(inner)) inside += escaped(String(inner))
    else if (attributes.has(field) && inner !== undefined && typeof inner !== 'object')
      open += ` ${field}="${escaped(String(inner))}"`
    else inside += element(field, inner)
  }
  return `${open}>${inside}</${name}>`
}

/** A reply body as QuickBooks writes it for those who do not ask for JSON. */
export const toXml = (body: JsonObject, time: string): string => {
  const { time: _time, ...content } = body
  const inside = Object.entries(content)
    .map(([name, value]) => element(name, value))
    .join('')
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="${time}">${inside}</IntuitResponse>`
}
