import { type EntityFacts, type FactTable, readField, typeName } from './entity-facts.ts'
import { handWritten, withImports } from './write-imports.ts'

const isGenerated = (table: FactTable, kind: string): boolean =>
  kind !== 'IntuitAnyType' &&
  !handWritten.has(typeName(kind)) &&
  (Object.hasOwn(table.types, kind) || Object.hasOwn(table.enums, kind))

/** The types and enumerations that the entities lead to, themselves and through others. */
export const reachable = (table: FactTable, entities: readonly EntityFacts[]): string[] => {
  const found = new Set<string>()
  const visit = (kind: string): void => {
    if (found.has(kind) || !isGenerated(table, kind)) return
    found.add(kind)
    for (const [name, fact] of Object.entries(table.types[kind] ?? {})) visit(readField(kind, name, fact).kind)
  }
  for (const { fields } of entities) for (const { kind } of fields) visit(kind)
  visit('CustomExtensions')
  return [...found].sort((a, b) => typeName(a).localeCompare(typeName(b)))
}

const enumeration = (kind: string, values: readonly string[]): string =>
  `export type ${typeName(kind)} = OpenEnum<${values.map((value) => `'${value}'`).join(' | ')}>\n`

const structure = (kind: string, facts: Record<string, string>): string => {
  const body = Object.entries(facts).map(([name, fact]) => `  ${name}?: ${readField(kind, name, fact).type}\n`)
  return `export interface ${typeName(kind)} {\n${body.join('')}}\n`
}

/** The module of the nested types and the enumerations. */
export const writeNested = (table: FactTable, kinds: readonly string[]): [file: string, source: string] => {
  const parts = kinds.map((kind) =>
    table.enums[kind] ? enumeration(kind, table.enums[kind]) : structure(kind, table.types[kind] ?? {}),
  )
  return ['entities/generated/nested.ts', withImports(parts.join('\n'), [])]
}
