import type { LeadTarget } from './target.ts'

/**
 * Where in a payload a value stands, and how it becomes text. A path alone is short for `{ path }`.
 *
 * Of several paths the first counts that says something: no placeholder left open, no `N/A`.
 */
export type FieldSource = string | FieldRule

export interface FieldRule {
  /** `data.caller.name`, `messages[0].text`, `fields["Best time?"]`; one or up to 16 in order of preference. */
  path?: string | string[]
  /** Paths whose values are joined, in place of `path`. */
  join?: string[]
  /** Stands between joined values. @defaultValue `' '` */
  separator?: string
  /** Where `path` is a list of questions and answers: the member `value` of the entry whose member `key` is `equals`. */
  entry?: { key: string; equals: string; value: string }
  /** Words that stand for others, compared without case; `*` for any other word. */
  map?: Record<string, string>
  /** Text where the payload says nothing. */
  default?: string
  /** Unit in which the payload gives a duration. @defaultValue `'seconds'` */
  unit?: 'milliseconds' | 'seconds' | 'minutes'
}

/**
 * How the payload of a service we do not know becomes a lead: data, not code.
 *
 * It can be stored, compared and shown to a person. It reads own members by path and nothing else: no expressions, no calls,
 * no loops, no regular expressions.
 */
export interface FieldMapping {
  version: 1
  /** Members to step into first, where they are there: `['body']` for n8n. */
  unwrap?: string[]
  /** Payloads in which the value at `path` is none of `in` are ignored. */
  when?: { path: string; in: string[] }
  /** Id of the call, form or deal; without it the delivery names the lead. */
  id?: string | string[]
  /** What goes where. The target says how a text is read: a number, an instant, an amount. */
  fields: { [target in LeadTarget]?: FieldSource }
  /** What else is kept in the lead's `fields`: all members nobody mapped, none, or those at these paths. @defaultValue `'all'` */
  keep?: 'all' | 'none' | string[]
  /** Members that are never kept: tokens, keys. */
  drop?: string[]
}
