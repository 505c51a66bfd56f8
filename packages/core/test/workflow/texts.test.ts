import { describe, expect, test } from 'vitest'
import { compileRules, MappingRulesError } from '../../src/mapping/index.ts'
import {
  diffPolicies,
  initialState,
  judgeTexts,
  type LeadEvent,
  parseTriggers,
  type TriggerCondition,
  TriggerPolicyError,
  transition,
} from '../../src/workflow/index.ts'
import { payment } from './scenarios/scenario.ts'
import { callFrom, keysOf, leadId, mikesLines, pricing, Story } from './story.ts'

const gate: TriggerCondition = { op: 'phrase', any: ['gate code'] }
const policyOf = (when: TriggerCondition, more: object = {}) =>
  parseTriggers({
    ...more,
    triggers: [
      { id: 'words', on: ['lead.received'], when, do: [{ command: 'task.create', code: 'words', title: '{who}' }] },
    ],
  })
const callWith = (text: string, more: object = {}) => ({
  ...callFrom({ name: 'Ann Lee', phones: ['+13125550101'] }, { text }),
  ...more,
})

/** Whether the trigger is set off before the call is priced, and after it has been with its words judged. */
const setOff = (when: TriggerCondition, text: string, { lead = {}, policy: settings = {}, isJudged = true } = {}) => {
  const policy = policyOf(when, settings)
  const story = new Story(policy)
  const call = callWith(text, lead)
  const has = () => keysOf(story.commands).includes('task.create:words/1')
  story.live({ type: 'lead.received', lead: call })
  const before = has()
  const texts = judgeTexts(policy, call)
  story.live({ type: 'lead.priced', result: pricing(mikesLines), ...(isJudged && { texts }) })
  return [before, has()]
}

test.each<[string, TriggerCondition, string, boolean]>([
  ['said', gate, 'The drain is slow. The gate code is 4711.', true],
  ['not said', gate, 'The drain is slow.', false],
  ['denied', gate, 'There is no gate code.', false],
  ['mentioned', { ...gate, meaning: 'mentioned' }, 'There is no gate code.', true],
  ['inflected', gate, 'The codes of the gates are 1 and 2.', true],
  ['not the phrase, where it is not said', { op: 'not', of: gate }, 'The drain is slow.', true],
  ['not the phrase, where it is said', { op: 'not', of: gate }, 'The gate code is 4711.', false],
  ['a wish that only the words tell', { op: 'intent', in: ['callback'] }, 'Please call me back.', true],
  ['a business that only the words tell', { op: 'customerType', is: 'commercial' }, 'Our restaurant is flooded.', true],
])('what the caller says sets a trigger off with the price: %s', (_, when, text, isSetOff) => {
  const isOpen = JSON.stringify(when).includes('phrase')
  const [before, after] = setOff(when, text)
  expect(after).toBe(isSetOff)
  // Words that nobody has judged set nothing off, neither as said nor as not said.
  if (isOpen) expect(before).toBe(false)
  if (isOpen) expect(setOff(when, text, { isJudged: false })).toEqual([false, false])
})

test.each([
  ['Single family house', false, true],
  ['flat', true, false],
  [undefined, false, false],
])('a collected field that says %j', (dwelling, isNot, is) => {
  const house: TriggerCondition = { op: 'field', name: 'Dwelling', any: ['house'] }
  const lead = { fields: dwelling === undefined ? {} : { dwelling } }
  expect(setOff(house, 'Hello', { lead })[1]).toBe(is)
  // What was not collected is open, as in a mapping rule: nobody knows that it is no house.
  expect(setOff({ op: 'not', of: house }, 'Hello', { lead })[1]).toBe(isNot)
})

test('a phrase names a list of words as in mapping rules', () => {
  const when: TriggerCondition = { op: 'phrase', any: ['<lock> code'] }
  const vocabulary = { lock: ['gate', 'garage door'] }
  expect(setOff(when, 'The garage door code is 1.', { policy: { vocabulary } })).toEqual([false, true])
})

test('what was judged by another list of words does not count', () => {
  const when: TriggerCondition = { op: 'phrase', any: ['<lock> code'] }
  const call = callWith('The gate code is 1.')
  const [before, after] = [['gate'], ['safe']].map((lock) => policyOf(when, { vocabulary: { lock } }))
  if (before === undefined || after === undefined) throw new Error('two policies were made')
  expect(Object.keys(judgeTexts(after, call))).not.toEqual(Object.keys(judgeTexts(before, call)))
  expect(Object.values(judgeTexts(before, call))).toEqual([true])
  expect(Object.values(judgeTexts(after, call))).toEqual([false])
})

test.each([
  ['The gate code is 1.', []],
  ['There is no gate code.', ['reviewRequest.send:review-request/1']],
])('words stop reminders: %s', (text, asked) => {
  const policy = parseTriggers({ reminders: { stopWhen: gate } })
  const call = callWith(text)
  const story = new Story(policy)
  story.live(
    { type: 'lead.received', lead: call },
    { type: 'lead.priced', result: pricing(mikesLines), texts: judgeTexts(policy, call) },
    { type: 'estimate.accepted', via: 'link' },
    payment('445.00', { at: '2026-03-03T18:00:00Z' }),
  )
  expect(keysOf(story.commands).filter((key) => key.startsWith('reviewRequest'))).toEqual(asked)
})

test('the same words are judged the same under a policy that was read from JSON and never parsed', () => {
  const policy = policyOf(gate)
  const read = JSON.parse(JSON.stringify(policy))
  const call = callWith('The gate code is 4711.')
  expect(judgeTexts(read, call)).toEqual(judgeTexts(policy, call))
})

test('answers are kept with the price: a better reader of texts changes nothing for a call that was judged', () => {
  const policy = policyOf(gate)
  const [name = ''] = Object.keys(judgeTexts(policy, callWith('')))
  const story = new Story(policy)
  story.live(
    { type: 'lead.received', lead: callWith('The gate code is 4711.') },
    { type: 'lead.priced', result: pricing(mikesLines), texts: { [name]: false } },
  )
  expect(keysOf(story.commands)).not.toContain('task.create:words/1')
})

const priced = (texts?: Record<string, boolean | null>): LeadEvent => ({
  type: 'lead.priced',
  id: 'price',
  at: '2026-03-02T20:03:00Z',
  result: pricing(mikesLines),
  ...(texts && { texts }),
})

test('a trigger that waits for words which nobody has judged is told of', () => {
  const policy = policyOf(gate)
  const start = initialState(leadId)
  expect(transition(start, priced(), policy).note).toBe('words that nobody has judged keep words waiting')
  expect(transition(start, priced(judgeTexts(policy, callWith('Hello'))), policy).note).toBeUndefined()
  expect(transition(start, priced(), parseTriggers({})).note).toBeUndefined()
  const { state } = transition(start, priced(), parseTriggers({}))
  expect(diffPolicies(parseTriggers({}), policy, [state]).leads).toMatchObject([{ unjudged: ['words'], fires: [] }])
  expect(diffPolicies(policy, policy, [state]).leads).toEqual([])
})

describe('what is wrong with a condition is told as mapping rules tell it', () => {
  const wrongs: [object, object?][] = [
    [{ op: 'phrase', any: ['the (gate'] }],
    [{ op: 'phrase', any: ['<nobody>'] }],
    [{ op: 'phrase', any: [] }],
    [{ op: 'phrase', any: 'gate' }],
    [{ op: 'phrase', any: ['gate'], order: 'loose' }],
    [{ op: 'phrase', any: ['gate'], loud: true }],
    [{ op: 'field', any: ['gate'] }],
    [{ op: 'field', name: 'x', any: ['('] }],
    [{ op: 'says', any: ['gate'] }],
    [{ op: 'area' }],
    [{ op: 'timeOfDay', from: '08:00', to: '08:00' }],
    [{ op: 'between', path: 'request.budget.max', from: '5', to: '2' }],
    [{ op: 'all', of: [{ op: 'holiday' }, { op: 'not', of: { op: 'phrase', any: ['the', 'gate )'] } }] }],
    [{ op: 'holiday' }, { vocabulary: { Gate: ['gate'] } }],
    [{ op: 'holiday' }, { vocabulary: { gate: ['('] } }],
    [{ op: 'holiday' }, { businessHours: { mon: [{ from: '17:00', to: '08:00' }] } }],
    [{ op: 'holiday' }, { holidays: [{ date: '02-30' }] }],
  ]
  test.each(wrongs)('%j %j', (when, more = {}) => {
    const issuesOf = (read: () => unknown) => {
      try {
        read()
      } catch (error) {
        if (error instanceof MappingRulesError || error instanceof TriggerPolicyError) return error.issues
        throw error
      }
      throw new Error('expected it to be refused')
    }
    const ofRules = issuesOf(() =>
      compileRules({ version: 1, timeZone: 'UTC', ...more, rules: [{ id: 'r', when, lines: [] }] }),
    )
    const ofTriggers = issuesOf(() => parseTriggers({ ...more, triggers: [{ id: 'T2', when }] }))
    expect(ofTriggers.map(({ path, ...rest }) => ({ path: path.replace(/^triggers/, 'rules'), ...rest }))).toEqual(
      ofRules,
    )
  })
})

test('a condition that is none does not compile', () => {
  // @ts-expect-error a phrase is a list
  expect(() => policyOf({ op: 'phrase', any: 'gate code' })).toThrow(TriggerPolicyError)
  // @ts-expect-error a field has a name
  expect(() => policyOf({ op: 'field', any: ['house'] })).toThrow(TriggerPolicyError)
  // @ts-expect-error no such order
  expect(() => policyOf({ op: 'phrase', any: ['gate'], order: 'loose' })).toThrow(TriggerPolicyError)
})
