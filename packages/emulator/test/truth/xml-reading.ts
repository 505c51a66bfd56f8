import type { Field, Fields } from '../../src/entities/fields.ts'
import { kinds } from '../../src/entities/kinds.ts'
import type { Json, JsonObject } from '../../src/ledger/json.ts'

/** One element of a reply in XML. */
export interface XmlElement {
  readonly name: string
  readonly attributes: { readonly [name: string]: string }
  readonly children: XmlElement[]
  text: string
}

const entities: { readonly [name: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_all, name) => entities[name] ?? '')

/** Takes off the open elements down to the one that closes; one that closes under another name is the last opened. */
const close = (open: XmlElement[], name: string): void => {
  const at = open.findLastIndex((element) => element.name === name)
  open.length = at < 1 ? Math.max(1, open.length - 1) : at
}

/**
 * Parses the XML of a reply. Some recordings were edited, and their elements close under another name or not at all: what
 * they say is read all the same.
 *
 * @throws SyntaxError where there is no element
 */
export const parseXml = (xml: string): XmlElement => {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  for (const [, closes, name = '', attributes = '', empty, text] of xml.matchAll(
    /<(?:\?[^>]*>|(\/)?([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/)?>)|([^<]+)/g,
  )) {
    const parent = open.at(-1) ?? root
    if (text !== undefined) parent.text += text
    else if (closes !== undefined) close(open, name)
    else if (name !== '') {
      const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        unescaped(value),
      ])
      const element: XmlElement = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
      parent.children.push(element)
      if (empty === undefined) open.push(element)
    }
  }
  const [whole] = root.children
  if (whole === undefined) throw new SyntaxError('the reply is empty')
  return whole
}

const plainValue = (text: string, field: Field | undefined): Json => {
  if (field?.kind === 'decimal' && text !== '') return Number(text)
  if (field?.kind === 'flag') return text === 'true'
  return unescaped(text.trim())
}

const readValue = (element: XmlElement, field: Field | undefined): Json => {
  if (field?.kind === 'list') return readValue(element, field.of)
  if (field?.kind === 'ref') {
    const { name, type } = element.attributes
    const value = unescaped(element.text.trim())
    return { value, ...(name === undefined ? {} : { name }), ...(type === undefined ? {} : { type }) }
  }
  if (element.children.length === 0 && field?.kind !== 'group') return plainValue(element.text, field)
  return objectOfElement(element, field?.kind === 'group' ? field.fields : {})
}

/** An element's children as fields, by the table that says what each is. */
const objectOfElement = (element: XmlElement, fields: Fields): JsonObject => {
  const read: JsonObject = {}
  for (const child of element.children) {
    const field = Object.hasOwn(fields, child.name) ? fields[child.name] : undefined
    const value = readValue(child, field)
    const before = read[child.name]
    if (field?.kind === 'list') read[child.name] = [...(Array.isArray(before) ? before : []), value]
    else if (before === undefined) read[child.name] = value
    else read[child.name] = [...(Array.isArray(before) ? before : [before]), value]
  }
  return read
}

/** A row in XML as the row in JSON that it is. */
export const rowOfElement = (element: XmlElement): JsonObject => {
  const { domain, sparse, status } = element.attributes
  return {
    ...objectOfElement(element, kinds.get(element.name)?.fields ?? {}),
    ...(domain === undefined ? {} : { domain }),
    ...(sparse === undefined ? {} : { sparse: sparse === 'true' }),
    ...(status === undefined ? {} : { status }),
  }
}
