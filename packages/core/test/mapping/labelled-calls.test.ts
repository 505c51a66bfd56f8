import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Intent, Urgency } from '../../src/lead/index.ts'
import { compileRules, detectIntents, detectUrgency } from '../../src/mapping/index.ts'
import { homeServicesItems, homeServicesRules } from '../../src/mapping/starter.ts'
import { leadSaying } from './lead-saying.ts'

interface LabelledCall {
  text: string
  at: string
  labels: { urgency: Urgency; intents: Intent[]; items: string[]; afterHours: boolean; negated: boolean }
}

const folder = process.env.LEADBOOKS_REFERENCE
const calls = (): LabelledCall[] =>
  readFileSync(join(folder ?? '', 'calls', 'dev.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((row): LabelledCall => JSON.parse(row))

const surcharge = 'After-Hours Service'

describe.skipIf(!folder)(
  'labelled calls (skipped where LEADBOOKS_REFERENCE does not name the folder of reference data)',
  () => {
    const rules = compileRules(homeServicesRules)
    const results = folder
      ? calls().map((call) => ({
          call,
          result: rules.map(leadSaying(call.text), { at: call.at, items: homeServicesItems }),
        }))
      : []

    test('the surcharge follows the hour of the call and what is billed', () => {
      for (const { call, result } of results) {
        const billed = result.lines.some(({ unit, item }) => item !== surcharge && (unit === 'hour' || unit === 'each'))
        expect(result.lines.some(({ item }) => item === surcharge)).toBe(billed && call.labels.afterHours)
      }
    })

    test('the same items come out, four in five and more', () => {
      const exact = results.filter(({ call, result }) => {
        const got = new Set(result.lines.map(({ item }) => item).filter((item) => item !== surcharge))
        return got.size === call.labels.items.length && call.labels.items.every((item) => got.has(item))
      })
      expect(exact.length / results.length).toBeGreaterThan(0.85)
    })

    test('the urgency is told apart, and a routine call is no emergency', () => {
      const right = results.filter(({ call }) => detectUrgency(call.text).urgency === call.labels.urgency)
      expect(right.length / results.length).toBeGreaterThan(0.95)
      const routine = results.filter(({ call }) => call.labels.urgency === 'routine')
      const alarms = routine.filter(({ call }) => detectUrgency(call.text).urgency === 'emergency')
      expect(alarms.length / routine.length).toBeLessThanOrEqual(0.015)
    })

    test('the intents are told, nine in ten', () => {
      let right = 0
      let wrong = 0
      for (const { call } of results) {
        const got: readonly string[] = detectIntents(call.text).intents
        const hits = got.filter((intent) => call.labels.intents.some((wanted) => wanted === intent)).length
        right += 2 * hits
        wrong += got.length + call.labels.intents.length - 2 * hits
      }
      expect(right / (right + wrong)).toBeGreaterThan(0.9)
    })
  },
)
