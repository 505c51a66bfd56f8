import { valueConditionSchema } from '@leadbooks/core'
import * as z from 'zod'
import type {
  DocumentRule,
  EventRule,
  FieldCondition,
  FieldMapping,
  FieldRule,
  FieldSource,
  LinesRule,
} from './mapping.ts'
import { mappedEventTypes } from './mapping.ts'
import { longestPath, pathPattern } from './path.ts'
import { type LeadTarget, leadTargets } from './target.ts'

const path = z
  .string()
  .max(longestPath)
  .regex(pathPattern, {
    error: 'expected a path such as data.caller.name, messages[0].text or fields["Best time?"]',
  })
  .meta({ id: 'Path' })
const paths = z.array(path).min(1).max(16).meta({ id: 'Paths' })
const onePath = z.union([path, paths])
const line = z.string().max(500)
const words = z.array(line).min(1).max(50)

const isFilled = ({ path: single, join, default: text }: FieldRule): boolean =>
  single !== undefined || join !== undefined || text !== undefined

/** `meta` says in JSON Schema what a refinement says in code; a test holds the two equal. */
const fieldRule: z.ZodType<FieldRule> = z
  .strictObject({
    path: onePath.exactOptional(),
    join: paths.exactOptional(),
    separator: line.exactOptional(),
    entry: z.strictObject({ key: line, equals: line, value: line }).exactOptional(),
    map: z
      .record(line, line)
      .refine((map) => Object.keys(map).length <= 500, { error: 'expected at most 500 words' })
      .meta({ maxProperties: 500 })
      .exactOptional(),
    default: line.exactOptional(),
    unit: z.enum(['milliseconds', 'seconds', 'minutes', 'cents']).exactOptional(),
  })
  .refine((rule) => rule.path === undefined || rule.join === undefined, { error: 'expected path or join, not both' })
  .refine(isFilled, { error: 'expected a path, paths to join, or a default' })
  .refine((rule) => rule.entry === undefined || rule.path !== undefined, { error: 'expected a path beside entry' })
  .meta({
    not: { required: ['path', 'join'] },
    anyOf: [{ required: ['path'] }, { required: ['join'] }, { required: ['default'] }],
    dependentRequired: { entry: ['path'] },
  })

const fieldSource: z.ZodType<FieldSource> = z.union([path, fieldRule]).meta({ id: 'FieldSource' })
const target: z.ZodType<LeadTarget> = z.enum(leadTargets)
const shortCondition = z
  .strictObject({
    path: onePath,
    in: words.exactOptional(),
    exists: z.boolean().exactOptional(),
    // Whoever names an operator does not mean this form.
    op: z.never().exactOptional(),
  })
  .refine((rule) => rule.in !== undefined || rule.exists !== undefined, { error: 'expected in, exists or both' })
  .meta({ anyOf: [{ required: ['in'] }, { required: ['exists'] }] })
const condition: z.ZodType<FieldCondition> = z
  .union([shortCondition, valueConditionSchema(path)])
  .meta({ id: 'FieldCondition' })
const conditions = z.array(condition).max(16)

const eventRule: z.ZodType<EventRule> = z.strictObject({
  type: z.enum(mappedEventTypes),
  when: conditions.exactOptional(),
})

const linesRule: z.ZodType<LinesRule> = z.strictObject({
  path: onePath,
  item: fieldSource.exactOptional(),
  description: fieldSource.exactOptional(),
  quantity: fieldSource.exactOptional(),
  rate: fieldSource.exactOptional(),
  amount: fieldSource.exactOptional(),
})

const documentRule: z.ZodType<DocumentRule> = z.strictObject({
  externalId: fieldSource.exactOptional(),
  number: fieldSource.exactOptional(),
  txnDate: fieldSource.exactOptional(),
  dueDate: fieldSource.exactOptional(),
  currency: fieldSource.exactOptional(),
  discount: fieldSource.exactOptional(),
  tax: fieldSource.exactOptional(),
  amountPaid: fieldSource.exactOptional(),
  terms: fieldSource.exactOptional(),
  taxCode: fieldSource.exactOptional(),
  lines: linesRule.exactOptional(),
  total: fieldSource.exactOptional(),
  title: fieldSource.exactOptional(),
})

/** Checks a {@link FieldMapping} member by member; unknown members are refused. */
export const fieldMappingSchema: z.ZodType<FieldMapping> = z.strictObject({
  version: z.literal(1),
  unwrap: z.array(line).max(8).exactOptional(),
  when: z.union([condition, conditions]).exactOptional(),
  id: onePath.exactOptional(),
  fields: z.partialRecord(target, fieldSource),
  events: z.array(eventRule).min(1).max(50).exactOptional(),
  document: documentRule.exactOptional(),
  keep: z.union([z.enum(['all', 'none']), z.array(path).max(200)]).exactOptional(),
  drop: z.array(line).max(200).exactOptional(),
})

/** The mapping document's JSON Schema (draft 2020-12), for editors and for other languages. */
export const fieldMappingJsonSchema: object = /* @__PURE__ */ z.toJSONSchema(fieldMappingSchema)
