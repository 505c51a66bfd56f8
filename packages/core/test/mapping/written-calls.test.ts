import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Intent, Urgency } from '../../src/lead/index.ts'
import { compileRules, detectIntents, detectUrgency } from '../../src/mapping/index.ts'
import { homeServicesItems, homeServicesRules } from '../../src/mapping/starter.ts'
import { leadSaying } from './lead-saying.ts'

/** A call made up to try the starter rules, and what a dispatcher would make of it. */
interface WrittenCall {
  urgency: Urgency
  intents: Intent[]
  items: string[]
  text: string
}

const calls = readFileSync(new URL('written-calls.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((row): WrittenCall => JSON.parse(row))
const rules = compileRules(homeServicesRules)
/** A Tuesday at 14:10 in Chicago. */
const at = '2026-03-03T20:10:00Z'

const share = (holds: (call: WrittenCall) => boolean): number => calls.filter(holds).length / calls.length
const same = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((each) => right.includes(each))

describe('calls written by hand', () => {
  test('nineteen in twenty get the items they ask for', () => {
    const itemsOf = (text: string): string[] => {
      const { lines } = rules.map(leadSaying(text), { at, items: homeServicesItems })
      return [...new Set(lines.map(({ item }) => item))]
    }
    expect(share(({ text, items }) => same(itemsOf(text), items))).toBeGreaterThan(0.95)
  })

  test('nineteen in twenty are as pressing as they are', () => {
    expect(share(({ text, urgency }) => detectUrgency(text).urgency === urgency)).toBeGreaterThan(0.95)
  })

  test('nine in ten are understood in all they want', () => {
    expect(share(({ text, intents }) => same(detectIntents(text).intents, intents))).toBeGreaterThan(0.9)
  })

  test('no routine call is taken for an emergency', () => {
    const alarms = calls.filter(
      ({ text, urgency }) => urgency === 'routine' && detectUrgency(text).urgency === 'emergency',
    )
    expect(alarms.map(({ text }) => text)).toEqual([])
  })

  test('are as pressing where nobody asks which words say so, and phrases need not be looked for', () => {
    for (const { text } of calls) {
      const { urgencySources } = rules.map(leadSaying(text), { at, items: homeServicesItems })
      expect([text, urgencySources?.text]).toEqual([text, detectUrgency(text).urgency])
    }
  })

  test.each([
    [
      'emergency',
      'Kitchen faucet drips a little at night. She says it is not an emergency, any day next week will do.',
      'routine',
    ],
    [
      'urgent',
      'Wants a quote for a ceiling fan in the den, there is no rush at all, whenever somebody is nearby.',
      'routine',
    ],
    [
      'emergency',
      'Wants a quote for a ceiling fan in the den, and somebody to call about it on Monday or Tuesday.',
      'emergency',
    ],
  ] as const)('what a service says is %s counts unless the caller denies it: %s', (urgency, text, expected) => {
    const lead = leadSaying(text)
    const result = rules.map({ ...lead, request: { ...lead.request, urgency } }, { at, items: homeServicesItems })
    expect(result.urgencySources?.text).toBe('routine')
    expect(result.urgency).toBe(expected)
  })
})
