import type * as z from 'zod'
import type { Issue } from '../../lead/issue.ts'
import { jsonFaults } from '../../lead/json-bounds.ts'
import { schemaIssues } from '../../mapping/rules/schema-issues.ts'
import { type SimpleCondition, simpleConditionsIn } from './condition.ts'
import { defaultTriggers } from './default-triggers.ts'
import { freezeThroughout } from './frozen.ts'
import type { Trigger, TriggerPolicy } from './policy.ts'
import { type TriggerChange, type TriggerDocument, triggerDocumentSchema } from './policy-schema.ts'
import { ruleIssues } from './rule-issues.ts'
import { TriggerPolicyError } from './trigger-policy-error.ts'

const limits = { depth: 24, nodes: 20_000, characters: 2000 }

/** A trigger that answers a review with a review sets itself off without end. */
const isEndless = ({ on, do: actions }: Trigger): boolean =>
  (on.includes('review.opened') || on.includes('review.resolved')) &&
  actions.some(({ command }) => command === 'review.open')

const complete = (change: TriggerChange, path: string, issues: Issue[]): Trigger | undefined => {
  const standard = defaultTriggers.triggers.find(({ id }) => id === change.id)
  const { id, on = standard?.on, do: actions = standard?.do } = change
  if (on === undefined || actions === undefined) {
    const message = `no default trigger is called "${id}", so it needs both "on" and "do"`
    issues.push({ path, code: 'incomplete-trigger', message })
    return undefined
  }
  const trigger: Trigger = { ...standard, ...change, id, on, do: actions }
  if (isEndless(trigger)) {
    issues.push({ path, code: 'endless-trigger', message: 'a review that opens a review sets itself off without end' })
  }
  return trigger
}

/** The default triggers with the changes in their places; new ones follow. */
const mergeTriggers = (changes: TriggerChange[], issues: Issue[]): Trigger[] => {
  const triggers = new Map(defaultTriggers.triggers.map((trigger) => [trigger.id, trigger]))
  const seen = new Set<string>()
  for (const [index, change] of changes.entries()) {
    const path = `triggers.${index}`
    if (seen.has(change.id)) {
      issues.push({ path: `${path}.id`, code: 'duplicate-id', message: `"${change.id}" is given twice` })
    }
    seen.add(change.id)
    const trigger = complete(change, path, issues)
    if (trigger !== undefined) triggers.set(trigger.id, trigger)
  }
  return [...triggers.values()]
}

/** As mapping rules say what a schema refuses; commands are a trigger's own. */
const toIssues = (issue: z.core.$ZodIssue): Issue[] => {
  if (issue.code !== 'invalid_union' || issue.discriminator !== 'command') return schemaIssues(issue)
  const path = issue.path.map(String).join('.')
  return [{ path, code: 'unknown-command', message: 'expected a command that triggers know, such as task.create' }]
}

const readDocument = (input: unknown): TriggerDocument => {
  const faults = jsonFaults(input, limits)
  if (faults.length > 0) {
    throw new TriggerPolicyError(faults.map(({ path, code, message }) => ({ path: path.join('.'), code, message })))
  }
  const result = triggerDocumentSchema.safeParse(input, { reportInput: true })
  if (!result.success) throw new TriggerPolicyError(result.error.issues.flatMap(toIssues))
  return result.data
}

/** What of a document is a condition, with its path. */
const conditionsIn = ({ triggers = [], reminders }: TriggerDocument): [string, SimpleCondition][] => {
  const conditions = triggers.flatMap(({ when }, index) =>
    when === undefined ? [] : simpleConditionsIn(when, `triggers.${index}.when`),
  )
  const stopWhen = reminders?.stopWhen
  return stopWhen === undefined ? conditions : [...conditions, ...simpleConditionsIn(stopWhen, 'reminders.stopWhen')]
}

/**
 * Makes a business's policy out of the default one and the changes written down in JSON.
 *
 * A trigger with the id of a default one changes the members it names (`{ "id": "T5.late", "enabled": false }`), any other is
 * added. A whole policy is a document too and comes back as it is.
 *
 * @throws {@link TriggerPolicyError} that lists everything wrong at once
 * @example
 * import { parseTriggers } from '@leadbooks/core'
 *
 * const policy = parseTriggers({ timeZone: 'America/Chicago', sendEstimate: 'always' })
 * policy.sendEstimate // => 'always'
 * policy.callback.withinMinutes // => 120
 */
export const parseTriggers = (input: unknown): TriggerPolicy => {
  const document = readDocument(input)
  const issues: Issue[] = []
  const policy: TriggerPolicy = {
    ...defaultTriggers,
    ...document,
    callback: { ...defaultTriggers.callback, ...document.callback },
    reminders: { ...defaultTriggers.reminders, ...document.reminders },
    items: { ...defaultTriggers.items, ...document.items },
    triggers: mergeTriggers(document.triggers ?? [], issues),
  }
  issues.push(...ruleIssues(policy, conditionsIn(document)))
  if (issues.length > 0) throw new TriggerPolicyError(issues)
  return freezeThroughout(policy)
}
