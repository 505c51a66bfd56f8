import { notes } from './corrections.ts'
import { type EntityFacts, type Field, kebab } from './entity-facts.ts'
import { withImports } from './write-imports.ts'

const doc = (text: string, indent = ''): string => `${indent}/** ${text.replaceAll('*/', '* /')} */\n`

const noteOf = ({ name, max, kind, note }: Field): string | undefined => {
  const limit = max !== undefined && kind === 'string' ? `At most ${max} characters.` : undefined
  return [note ?? notes[name], limit].filter(Boolean).join(' ') || undefined
}

const property = (field: Field, optional: boolean): string => {
  const note = noteOf(field)
  return `${note ? doc(note, '  ') : ''}  ${field.name}${optional ? '?' : ''}: ${field.type}\n`
}

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(' | ')

const article = (noun: string): string => (/^[aeiou]/.test(noun) ? 'an' : 'a')

const writable = ({ name, correction: { noun }, fields }: EntityFacts): string => {
  const own = fields.filter(({ read, once }) => !read && !once)
  const body = own.map((field) => property(field, true)).join('')
  return `${doc(`The fields of ${article(noun)} ${noun} that an app may set at any time.`)}export interface ${name}Writable {\n${body}}\n`
}

/** `Required` fields, then groups of which one field at least is given. */
const complete = ({ name, correction: { oneOf = [] }, fields }: EntityFacts): string => {
  const needed = fields.filter((field) => field.needed && !field.read).map((field) => field.name)
  const rest = oneOf.length > 0 ? `Omit<${name}Writable, ${quoted(oneOf.flat())}>` : `${name}Writable`
  const base = needed.length > 0 ? `SetRequired<${rest}, ${quoted(needed)}>` : rest
  return [base, ...oneOf.map((group) => `RequireAtLeastOne<Pick<${name}Writable, ${quoted(group)}>>`)].join(' & ')
}

const inputs = (entity: EntityFacts): string => {
  const { name, correction, fields } = entity
  if (correction.readOnly) return ''
  const { noun } = correction
  const once = fields.filter((field) => field.once)
  const fixed = once.length > 0 ? ` & {\n${once.map((field) => property(field, true)).join('')}}` : ''
  const parts = correction.create ? ` & ${correction.create}` : ''
  const create = correction.single
    ? ''
    : `${doc(`A new ${noun}.`)}export type ${name}Create = ${complete(entity)}${parts}${fixed}\n\n`
  const stored = correction.unstored ? complete(entity) : undefined
  return `${writable(entity)}
${create}${doc(`Changes to ${article(noun)} ${noun}.`)}export type ${name}Update = ${stored ?? `SparseUpdate<'${name}', ${name}Writable>`}

${doc(`A whole ${noun}, read, changed and written back.`)}export type ${name}Replace = ${stored ?? `Replacement<'${name}', ${complete(entity)}>`}

`
}

const row = ({ name, correction, fields }: EntityFacts): string => {
  const base = correction.unstored ? `Partial<Stored<'${name}'>>` : `Stored<'${name}'>`
  const bases = correction.readOnly ? base : `${base}, ${name}Writable`
  const own = fields.filter(({ read, once, always }) => read || once || always)
  const body = own.map((field) => property(field, !field.always)).join('')
  return `${doc(correction.title)}export interface ${name} extends ${bases} {\n${body}}\n`
}

const filterTypes: Readonly<Record<string, string>> = { decimal: 'number', integer: 'number' }

const column = (field: Field): string => {
  const { name, kind, type } = field
  const reference = /^Ref<('\w+')>$/.exec(type)
  const plain = kind === 'ref' ? `Id${reference ? `<${reference[1]}>` : ''}` : kind === 'EmailAddress' ? 'string' : type
  return `  ${name}: ${filterTypes[kind] ?? plain}\n`
}

const columns = ({ name, correction, fields }: EntityFacts): string => {
  const nested = (correction.filter ?? []).filter((filter) => filter.includes('.'))
  const body = [...fields.filter(({ filter }) => filter).map(column), ...nested.map((one) => `  '${one}': string\n`)]
  return `${doc(`What ${correction.noun} rows can be asked for by.`)}export interface ${name}Fields extends StoredFields<'${name}'> {\n${body.join('')}}\n`
}

/** The module of one entity. */
export const writeEntity = (entity: EntityFacts): [file: string, source: string] => {
  const { name } = entity
  const source = `${inputs(entity)}${row(entity)}\nexport type ${name}Id = Id<'${name}'>\n\n${columns(entity)}`
  return [`entities/generated/${kebab(name)}.ts`, withImports(source)]
}
