import { type Correction, corrections, readEverywhere, targets } from './corrections.ts'

/** The committed table: `type flag flag` by field. */
export interface FactTable {
  entities: Record<string, Record<string, string>>
  types: Record<string, Record<string, string>>
  enums: Record<string, string[]>
}

/** One field, schema and corrections put together. */
export interface Field {
  name: string
  /** As in the schema: `string`, `ref`, `TermEnum`. */
  kind: string
  list: boolean
  /** As in TypeScript. */
  type: string
  max: number | undefined
  needed: boolean
  read: boolean
  once: boolean
  always: boolean
  filter: boolean
  note: string | undefined
}

/** One entity, with its correction. */
export interface EntityFacts {
  name: string
  correction: Correction
  fields: Field[]
}

const primitives: Readonly<Record<string, string>> = {
  string: 'string',
  id: 'string',
  decimal: 'number',
  integer: 'number',
  boolean: 'boolean',
  date: 'DateString',
  dateTime: 'DateTimeString',
  IntuitAnyType: 'unknown',
}

/** Written by hand, under these names. */
const renamed: Readonly<Record<string, string>> = {
  MemoRef: 'MemoText',
  ModificationMetaData: 'MetaData',
  Line: 'TaxLine',
  gender: 'Gender',
}

/** `EmailStatusEnum` is `EmailStatus` here. */
export const typeName = (kind: string): string => renamed[kind] ?? kind.replace(/Enum$/, '')

const referenceType = (owner: string, name: string): string => {
  const target = name === 'ParentRef' ? owner : targets[name]
  return target ? `Ref<'${target}'>` : 'Ref'
}

const typeOf = (owner: string, name: string, kind: string): string =>
  kind === 'ref' ? referenceType(owner, name) : (primitives[kind] ?? typeName(kind))

/** Reads one line of the table. */
export const readField = (owner: string, name: string, fact: string, correction?: Correction): Field => {
  const [written = 'string', ...flags] = fact.split(' ')
  const list = written.endsWith('[]')
  const kind = list ? written.slice(0, -2) : written
  const max = flags.find((flag) => flag.startsWith('max='))?.slice(4)
  const has = (names: readonly string[] | undefined): boolean => names?.includes(name) ?? false
  const once = has(correction?.once)
  const write = once || has(correction?.write)
  return {
    name,
    kind,
    list,
    type: correction?.types?.[name] ?? typeOf(owner, name, kind) + (list ? '[]' : ''),
    max: correction?.max?.[name] ?? (max === undefined ? undefined : Number(max)),
    needed: (flags.includes('needed') && !has(correction?.optional)) || has(correction?.needed),
    read: !write && (flags.includes('read') || has(readEverywhere) || has(correction?.read)),
    once,
    always: has(correction?.always),
    filter: correction?.filter ? has(correction.filter) : flags.includes('filter'),
    note: correction?.notes?.[name],
  }
}

/** What every row has comes first: it is what a reader looks for. */
const inOrder = (fields: readonly Field[], first: readonly string[]): Field[] => {
  const place = ({ name }: Field): number => (first.includes(name) ? first.indexOf(name) : first.length)
  return fields.toSorted((a, b) => place(a) - place(b))
}

const readEntity = (name: string, facts: Record<string, string>): EntityFacts => {
  const correction = corrections[name]
  if (!correction) throw new Error(`corrections.ts has no entry for ${name}`)
  const { only, omit = [], add = {}, readOnly = false } = correction
  const fields = Object.entries({ ...facts, ...add })
    .filter(([field]) => (only ? only.includes(field) : true) && !omit.includes(field))
    .map(([field, fact]) => readField(name, field, fact, correction))
    .map((field) => (readOnly ? { ...field, read: true, needed: false } : field))
  for (const field of [...(correction.always ?? []), ...(correction.needed ?? [])]) {
    if (!fields.some((known) => known.name === field)) throw new Error(`${name} has no field ${field}`)
  }
  return { name, correction, fields: inOrder(fields, correction.always ?? []) }
}

/** Every entity of the table. */
export const readEntities = (table: FactTable): EntityFacts[] =>
  Object.entries(table.entities).map(([name, facts]) => readEntity(name, facts))

/** `SalesReceipt` is kept in `sales-receipt.ts`. */
export const kebab = (name: string): string => name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase()
