import type { Issue } from '../../lead/issue.ts'
import { MappingRulesError } from './error.ts'
import { type Guard, guardOf } from './guard.ts'
import { plainCopy } from './plain-copy.ts'
import type { MappingRules } from './rules.ts'
import { mappingRulesSchema } from './schema.ts'
import { schemaIssues } from './schema-issues.ts'

/** Issues of one document that are reported; a hundred are enough to start with. */
export const issueLimit = 100
const depthLimit = 64
const nodeLimit = 500_000

/** Refuses documents whose size alone would be a burden, without recursion. */
const sizeIssue = (root: unknown): Issue | undefined => {
  const open: unknown[] = [root]
  const depths: number[] = [0]
  let nodes = 0
  while (open.length > 0) {
    const value = open.pop()
    const depth = depths.pop() ?? 0 // beside each value
    nodes += 1
    if (depth > depthLimit)
      return { path: '', code: 'too-deep', message: `the document nests deeper than ${depthLimit} levels` }
    if (nodes > nodeLimit)
      return { path: '', code: 'too-large', message: `the document has more than ${nodeLimit} values` }
    if (typeof value !== 'object' || value === null) continue
    for (const inner of Array.isArray(value) ? value : Object.values(value)) {
      open.push(inner)
      depths.push(depth + 1)
    }
  }
  return undefined
}

let isRules: Guard | undefined

/**
 * Checks the shape of a rule document.
 *
 * @throws {@link MappingRulesError} with every issue, at most a hundred
 */
export const parseRules = (input: unknown): MappingRules => {
  const size = sizeIssue(input)
  if (size !== undefined) throw new MappingRulesError([size])
  // Nearly every document is right, and then nothing has to be told.
  const copy = plainCopy(input, depthLimit, nodeLimit)
  isRules ??= guardOf(mappingRulesSchema)
  if (isRules(copy)) return copy as MappingRules // as the guard of its schema says
  const parsed = mappingRulesSchema.safeParse(input, { reportInput: true })
  if (!parsed.success) throw new MappingRulesError(parsed.error.issues.flatMap(schemaIssues).slice(0, issueLimit))
  return parsed.data
}
