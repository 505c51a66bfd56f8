import type * as z from 'zod'

/** Tells whether a value has a shape, without making anything of it. */
export type Guard = (value: unknown) => boolean

/** The kinds of schema that are looked into, by what zod calls them; all others are asked themselves. */
type Known = z.core.$ZodTypes

const guards = new WeakMap<z.core.$ZodType, Guard>()

/**
 * Makes a guard of a schema: it answers as the schema does for plain JSON, an order of magnitude sooner, and says nothing of what is wrong.
 *
 * There is one description of a shape, the schema; a part that is not known here is asked with its own `safeParse`.
 */
export const guardOf = (schema: z.core.$ZodType): Guard => {
  const known = guards.get(schema)
  if (known !== undefined) return known
  let guard: Guard | undefined
  // A schema may hold itself: whoever asks meanwhile gets one that waits.
  guards.set(schema, (value) => (guard as Guard)(value)) // made below
  guard = made(schema as Known) // all schemas are of these kinds
  guards.set(schema, guard)
  return guard
}

const asked =
  (schema: z.core.$ZodType): Guard =>
  (value) =>
    (schema as z.ZodType).safeParse(value).success // every schema of the classic zod has it

const made = (schema: Known): Guard => {
  const { def } = schema._zod
  const { checks = [] } = def
  const tests = checks.map(({ _zod }) => checkOf(_zod.def as CheckDef)) // of one of the kinds that zod has
  if (tests.includes(undefined)) return asked(schema)
  const shape = shapeOf(schema)
  if (shape === undefined) return asked(schema)
  if (tests.length === 0) return shape
  const all = tests as Guard[] // none is missing
  return (value) => shape(value) && all.every((test) => test(value))
}

type CheckDef = z.core.$ZodChecks['_zod']['def'] | z.core.$ZodCustomDef

const checkOf = (def: CheckDef): Guard | undefined => {
  switch (def.check) {
    case 'min_length':
      return (value) => (value as unknown[]).length >= def.minimum // of a list, as its shape is known by then
    case 'max_length':
      return (value) => (value as unknown[]).length <= def.maximum
    case 'greater_than': {
      const { value: least, inclusive } = def
      return (value) => (inclusive ? Number(value) >= Number(least) : Number(value) > Number(least))
    }
    case 'less_than': {
      const { value: most, inclusive } = def
      return (value) => (inclusive ? Number(value) <= Number(most) : Number(value) < Number(most))
    }
    case 'string_format': {
      const { pattern } = def
      if (def.format !== 'regex' || pattern === undefined) return undefined
      return (value) => {
        pattern.lastIndex = 0
        return pattern.test(value as string) // a string, as its shape is known by then
      }
    }
    case 'custom': {
      const { fn } = def
      return typeof fn === 'function' ? (value) => fn(value) === true : undefined
    }
    default:
      return undefined
  }
}

const shapeOf = (schema: Known): Guard | undefined => {
  const { def } = schema._zod
  switch (def.type) {
    case 'string':
      if ('format' in def) return undefined
      return (value) => typeof value === 'string'
    case 'number':
      return 'format' in def ? undefined : Number.isFinite
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'literal':
    case 'enum': {
      const values: ReadonlySet<unknown> = new Set(def.type === 'enum' ? Object.values(def.entries) : def.values)
      return (value) => values.has(value)
    }
    case 'array': {
      const element = guardOf(def.element)
      return (value) => Array.isArray(value) && value.every(element)
    }
    case 'object':
      return objectGuard(def)
    case 'record':
      return recordGuard(def)
    case 'pipe': {
      const [before, after] = [guardOf(def.in), guardOf(def.out)]
      return (value) => before(value) && after(value)
    }
    case 'custom': {
      const { fn } = def
      return (value) => fn(value) === true
    }
    case 'optional':
      return guardOf(def.innerType)
    case 'lazy': {
      let inner: Guard | undefined
      return (value) => {
        inner ??= guardOf(def.getter())
        return inner(value)
      }
    }
    case 'union':
      return unionGuard(def)
    default:
      return undefined
  }
}

const recordGuard = ({ keyType, valueType }: z.core.$ZodRecordDef): Guard => {
  const [isKey, isValue] = [guardOf(keyType), guardOf(valueType)]
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).every(([key, inner]) => isKey(key) && isValue(inner))
}

const objectGuard = ({ shape, catchall }: z.core.$ZodObjectDef): Guard | undefined => {
  if (catchall?._zod.def.type !== 'never') return undefined
  const members = new Map(Object.entries(shape).map(([key, schema]) => [key, guardOf(schema)]))
  const required = Object.keys(shape).filter((key) => shape[key]?._zod.optin === undefined)
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
    for (const key of required) if (!Object.hasOwn(value, key)) return false
    for (const key of Object.keys(value)) {
      const member = members.get(key)
      if (member === undefined || !member(Reflect.get(value, key))) return false
    }
    return true
  }
}

const unionGuard = (def: z.core.$ZodUnionDef & { discriminator?: string }): Guard => {
  const options = def.options.map((option) => ({ option, guard: guardOf(option) }))
  const { discriminator } = def
  if (discriminator === undefined) return (value) => options.some(({ guard }) => guard(value))
  const byName = new Map<unknown, Guard>()
  for (const { option, guard } of options)
    for (const name of option._zod.propValues?.[discriminator] ?? []) byName.set(name, guard)
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.hasOwn(value, discriminator) &&
    byName.get(Reflect.get(value, discriminator))?.(value) === true
}
