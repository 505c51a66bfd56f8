/**
 * Condenses a description of Intuit's schema into `facts.json`: per entity, nested type and enumeration what each field is.
 *
 * Run by hand when the schema changes: `node derive.ts <quickbooks-schema.json>`, then let biome format it. Only names, types, lengths and flags are taken, no texts.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface SchemaField {
  name: string
  type: string
  from?: string
  array?: boolean
  enumRef?: string
  product?: string
  xsdSaysDesktopOnly?: boolean
  internal?: boolean
  readOnly?: boolean
  filterable?: boolean
  maxLength?: number
  seen?: number
  web?: { max?: number; req?: string; readOnly?: boolean }
}

interface Schema {
  entities: Record<string, { fields: SchemaField[] }>
  types: Record<string, { fields: SchemaField[] }>
  enums: Record<string, string[]>
}

const [, , source] = process.argv
if (source === undefined) throw new Error('Name the schema: node derive.ts <quickbooks-schema.json>')
// The file's own shape; a field that is not as said here shows in the generated types at once.
const schema = JSON.parse(readFileSync(source, 'utf8')) as Schema

/** Fields of the desktop product, and what Intuit keeps for itself, are left out unless they were documented or seen on the wire. */
const isOnline = ({ internal, type, web, seen, xsdSaysDesktopOnly, product }: SchemaField): boolean =>
  web !== undefined ||
  seen !== undefined ||
  (!internal && !xsdSaysDesktopOnly && product !== 'QBW' && type !== 'IntuitAnyType')

const typeOf = ({ type, enumRef, array }: SchemaField): string => {
  const base = type === 'enum' ? (enumRef ?? 'string') : type === 'ReferenceType' ? 'ref' : type
  return array ? `${base}[]` : base
}

/** A field in one line: its type, then what holds for it. */
const fact = (field: SchemaField): string => {
  const max = field.web?.max ?? (field.web === undefined ? field.maxLength : undefined)
  const flags = [
    typeOf(field),
    max !== undefined && field.type === 'string' && `max=${max}`,
    field.web?.req === 'create' && 'needed',
    (field.web?.readOnly || (field.readOnly && field.web?.req !== 'create')) && 'read',
    field.filterable && 'filter',
  ]
  return flags.filter(Boolean).join(' ')
}

const facts = (fields: SchemaField[], keep: (field: SchemaField) => boolean): Record<string, string> =>
  Object.fromEntries(fields.filter(keep).map((field) => [field.name, fact(field)]))

/** What every record has is said once, in `Stored`. */
const everywhere = new Set(['Id', 'SyncToken', 'MetaData', 'domain', 'status', 'sparse'])
const sometimes = new Set(['CustomField', 'AttachableRef'])

const ofEntity = (field: SchemaField): boolean =>
  isOnline(field) && !everywhere.has(field.name) && (!sometimes.has(field.name) || field.from !== 'IntuitEntity')

const entries = <Value, Result>(record: Record<string, Value>, map: (value: Value) => Result): Record<string, Result> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, map(value)]))

const entities = entries(schema.entities, ({ fields }) => facts(fields, ofEntity))
const types = entries(schema.types, ({ fields }) =>
  facts(fields, (field) => !field.internal && field.type !== 'IntuitAnyType' && !everywhere.has(field.name)),
)

/** What the entities lead to; `CustomExtensions` hang on lines, which are written by hand. */
const reached = new Set<string>()
const reach = (fields: Record<string, string>): void => {
  for (const fact of Object.values(fields)) {
    const [kind = ''] = fact.split(/\[| /)
    if (reached.has(kind)) continue
    reached.add(kind)
    reach(types[kind] ?? {})
  }
}
for (const fields of Object.values(entities)) reach(fields)
reach({ CustomExtensions: 'CustomExtensions[]', AttachableRef: 'AttachableRef[]' })

const used = <Value>(record: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => reached.has(name)))

const table = { entities, types: used(types), enums: used(schema.enums) }
writeFileSync(fileURLToPath(new URL('facts.json', import.meta.url)), `${JSON.stringify(table, null, 2)}\n`)
