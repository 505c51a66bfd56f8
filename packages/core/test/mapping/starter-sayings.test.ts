import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compileRules, detectIntents } from '../../src/mapping/index.ts'
import { homeServicesItems, homeServicesRules } from '../../src/mapping/starter.ts'
import { leadSaying } from './lead-saying.ts'

/** What somebody says in a few words, by the item it asks for. */
const sayings: Record<string, string[]> = JSON.parse(
  readFileSync(new URL('starter-sayings.json', import.meta.url), 'utf8'),
)
const rules = compileRules(homeServicesRules)
/** A Tuesday at 14:10 in Chicago. */
const at = '2026-03-03T20:10:00Z'
const cases = Object.entries(sayings).flatMap(([item, texts]) => texts.map((text) => ({ item, text })))

/** The share of sayings that put their item on the estimate, and no other. */
const understood = (inWords: (saying: string) => string): number => {
  const right = cases.filter(({ item, text }) => {
    const { lines } = rules.map(leadSaying(inWords(text)), { at, items: homeServicesItems })
    return lines.length === 1 && lines[0]?.item === item
  })
  return right.length / cases.length
}

describe('sayings of a few words', () => {
  test('an object and its fault name the item, 24 times in 25', () => {
    expect(understood((text) => `${text}.`)).toBeGreaterThan(0.96)
  })

  test('a price asked beside a fault makes no replacement of it', () => {
    expect(understood((text) => `Asks about pricing: ${text}.`)).toBeGreaterThan(0.94)
  })

  test('small talk around them changes nothing', () => {
    const talk = (text: string): string =>
      `Agent: Example Home Services, how can I help?\nCaller: Well, ${text}. My husband usually sees to these things but he is out of town.\nAgent: Tuesday at ten?\nCaller: Sounds good, thank you.`
    expect(understood(talk)).toBeGreaterThan(0.91)
  })

  test('a visit that is made on this very call is no job that exists', () => {
    for (const text of [
      'The caller requested the annual service. An appointment was scheduled for May 6 between 8:00 and 10:00 AM.',
      'Could you have a man come out Tuesday at nine?',
      'A visit is set for October 5 at 4:00 PM.',
    ])
      expect(detectIntents(text).intents).toEqual(['appointment'])
  })
})
