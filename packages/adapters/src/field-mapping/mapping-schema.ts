import * as z from 'zod'
import type { FieldMapping, FieldRule, FieldSource } from './mapping.ts'
import { FieldMappingError } from './mapping-error.ts'
import { parsePath } from './path.ts'
import { isLeadTarget, type LeadTarget, leadTargets } from './target.ts'

const path = z.string().refine((text) => parsePath(text) !== undefined, {
  error: 'expected a path such as data.caller.name, messages[0].text or fields["Best time?"]',
})
const paths = z.array(path).min(1).max(16)
const line = z.string().max(500)

const fieldRule: z.ZodType<FieldRule> = z
  .strictObject({
    path: z.union([path, paths]).exactOptional(),
    join: paths.exactOptional(),
    separator: line.exactOptional(),
    entry: z.strictObject({ key: line, equals: line, value: line }).exactOptional(),
    map: z.record(line, line).exactOptional(),
    default: line.exactOptional(),
    unit: z.enum(['milliseconds', 'seconds', 'minutes']).exactOptional(),
  })
  .refine((rule) => [rule.path, rule.join].filter((given) => given !== undefined).length <= 1, {
    error: 'expected path or join, not both',
  })
  .refine((rule) => rule.path !== undefined || rule.join !== undefined || rule.default !== undefined, {
    error: 'expected a path, paths to join, or a default',
  })

const fieldSource: z.ZodType<FieldSource> = z.union([path, fieldRule])

const fields = z
  .record(z.string(), fieldSource)
  .superRefine((members, context) => {
    for (const target of Object.keys(members))
      if (!isLeadTarget(target))
        context.addIssue({ code: 'custom', path: [target], message: `expected one of ${leadTargets.join(', ')}` })
  })
  .transform((members) => members as { [target in LeadTarget]?: FieldSource }) // every key was checked above

/** Checks a {@link FieldMapping} member by member; unknown members are refused. */
export const fieldMappingSchema: z.ZodType<FieldMapping> = z.strictObject({
  version: z.literal(1),
  unwrap: z.array(line).max(8).exactOptional(),
  when: z.strictObject({ path, in: z.array(line).min(1).max(50) }).exactOptional(),
  id: z.union([path, paths]).exactOptional(),
  fields,
  keep: z.union([z.enum(['all', 'none']), z.array(path).max(200)]).exactOptional(),
  drop: z.array(line).max(200).exactOptional(),
})

/**
 * Reads a field mapping document.
 *
 * @throws FieldMappingError
 */
export const parseFieldMapping = (input: unknown): FieldMapping => {
  const parsed = fieldMappingSchema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new FieldMappingError(
    parsed.error.issues.map(({ path: at, code, message }) => ({
      path: at.map(String).join('.'),
      code: code === 'custom' ? 'invalid' : code.replaceAll('_', '-'),
      message,
    })),
  )
}
