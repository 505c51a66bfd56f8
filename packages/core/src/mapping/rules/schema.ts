import * as z from 'zod'
import type { Condition } from '../operators/condition.ts'
import { conditionSchema } from '../operators/condition-schema.ts'
import { leadPathPattern } from '../operators/lead-path.ts'
import { operators } from '../operators/table.ts'
import { amount, bounded, decimal } from '../operators/text-schema.ts'
import type {
  Discount,
  Holiday,
  ItemWeights,
  LineTemplate,
  MappingRule,
  MappingRules,
  MappingWeights,
  Quantity,
  Surcharge,
} from './rules.ts'

const name = bounded(1, 200)
const phraseText = bounded(1, 2_000)
const date = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'YYYY-MM-DD')
const time = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'HH:mm on a 24-hour clock')
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])

const path = z
  .string()
  .regex(leadPathPattern, 'the path of a value of the lead, such as contact.address.city or fields.roof_age')

const condition: z.ZodType<Condition> = conditionSchema<Condition>([...operators.values()], { path, limit: decimal })

const computation = { times: amount.exactOptional(), plus: amount.exactOptional(), otherwise: amount.exactOptional() }

const quantity: z.ZodType<Quantity> = z.union([
  amount,
  z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('estimatedHours'), ...computation }),
    z.strictObject({ from: z.literal('field'), name, ...computation }),
    z.strictObject({ from: z.literal('text'), of: z.array(name).min(1).max(100), ...computation }),
    z.strictObject({ from: z.literal('shared'), ...computation }),
  ]),
])

const percent = z
  .string()
  .regex(/^(?:100(?:\.0{1,10})?|\d{1,2}(?:\.\d{1,10})?)$/, 'a percentage from 0 to 100 such as 12.5')

const line: z.ZodType<LineTemplate> = z.strictObject({
  item: name,
  quantity: quantity.exactOptional(),
  unit: z.enum(['hour', 'each', 'quote', 'free']).exactOptional(),
  minimumHours: amount.exactOptional(),
  rate: amount.exactOptional(),
  labour: z.strictObject({ item: name, rate: amount.exactOptional() }).exactOptional(),
  description: bounded(0, 4_000).exactOptional(),
  discount: z.union([z.strictObject({ percent }), z.strictObject({ amount: amount })]).exactOptional(),
  className: name.exactOptional(),
  taxCode: name.exactOptional(),
  merge: z.enum(['max', 'sum', 'separate']).exactOptional(),
})

const rule: z.ZodType<MappingRule> = z.strictObject({
  id: name,
  name: name.exactOptional(),
  when: condition,
  lines: z.array(line).max(50),
  quantity: quantity.exactOptional(),
  urgency: z.enum(['emergency', 'urgent', 'routine']).exactOptional(),
  priority: z.int().exactOptional(),
  group: name.exactOptional(),
  unlessMatched: z.array(name).max(100).exactOptional(),
  last: z.boolean().exactOptional(),
  tags: z.array(name).max(20).exactOptional(),
  effectiveFrom: date.exactOptional(),
  effectiveTo: date.exactOptional(),
})

const surcharge: z.ZodType<Surcharge> = z.strictObject({
  id: name,
  when: condition,
  line,
  percent: amount.exactOptional(),
  of: z.enum(['all', 'labour']).exactOptional(),
})

const discount: z.ZodType<Discount> = z.strictObject({
  id: name,
  when: condition,
  percent,
  items: z.array(name).min(1).max(1_000).exactOptional(),
})

const holiday: z.ZodType<Holiday> = z.union([
  z.strictObject({
    name: name.exactOptional(),
    date: z.string().regex(/^(?:\d{4}-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'YYYY-MM-DD or MM-DD'),
  }),
  z.strictObject({
    name: name.exactOptional(),
    month: z.int().min(1).max(12),
    weekday,
    nth: z.literal([1, 2, 3, 4, 5, -1]),
  }),
])

const hours = z.array(z.strictObject({ from: time, to: time })).max(10)

/** Refuses the one name that zod passes over in silence, as the JSON Schema does. */
const named = <T>(names: z.ZodType<Record<string, T>, Record<string, unknown>>): z.ZodType<Record<string, T>> =>
  z
    .custom<Record<string, unknown>>(
      (value) => typeof value !== 'object' || value === null || !Object.hasOwn(value, '__proto__'),
      'expected no name __proto__',
    )
    .pipe(names)

const bits = z.number().min(-1_000).max(1_000)

const itemWeights: z.ZodType<ItemWeights> = z.strictObject({
  start: bits,
  bits: named(
    z.record(
      z
        .string()
        .max(100)
        .regex(/^(?!__proto__$)/, 'no name __proto__'),
      bits,
    ),
  ),
  when: condition.exactOptional(),
})

const weights: z.ZodType<MappingWeights> = z.strictObject({
  ruleBits: bits,
  countsAbove: bits,
  aloneAbove: bits.exactOptional(),
  minWords: z.int().min(0).max(10_000).exactOptional(),
  items: named(z.record(name.regex(/^(?!__proto__$)/, 'no name __proto__'), itemWeights)),
})

/** Checks the shape of a rule document; {@link compileRules} checks what it means as well. */
export const mappingRulesSchema: z.ZodType<MappingRules> = z.strictObject({
  version: z.literal(1),
  timeZone: name,
  effectiveFrom: date.exactOptional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as USD')
    .exactOptional(),
  businessHours: z
    .strictObject({
      mon: hours.exactOptional(),
      tue: hours.exactOptional(),
      wed: hours.exactOptional(),
      thu: hours.exactOptional(),
      fri: hours.exactOptional(),
      sat: hours.exactOptional(),
      sun: hours.exactOptional(),
    })
    .exactOptional(),
  holidays: z.array(holiday).max(1_000).exactOptional(),
  vocabulary: named(
    z.record(z.string().regex(/^[a-z0-9-]{1,60}$/, 'a name of a–z, 0–9 and -'), z.array(phraseText).min(1).max(2_000)),
  ).exactOptional(),
  groups: named(
    z.record(
      name.regex(/^(?!__proto__$)/, 'no name __proto__'),
      z.enum(['collect', 'first', 'priority', 'best', 'unique', 'longest']),
    ),
  ).exactOptional(),
  rules: z.array(rule).max(10_000),
  weights: weights.exactOptional(),
  surcharges: z.array(surcharge).max(100).exactOptional(),
  discounts: z.array(discount).max(100).exactOptional(),
  fallback: z
    .strictObject({ lines: z.array(line).max(50), tags: z.array(name).max(20).exactOptional() })
    .exactOptional(),
})

/** The rule document's JSON Schema (draft 2020-12), for editors and for other languages. */
export const mappingRulesJsonSchema: object = /* @__PURE__ */ z.toJSONSchema(mappingRulesSchema)
