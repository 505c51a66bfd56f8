import { describe, expect, test } from 'vitest'
import { compileRules, detectUrgency } from '../../../src/mapping/index.ts'
import { leadSaying } from '../lead-saying.ts'

describe('detectUrgency', () => {
  test.each([
    'I have a burst pipe, water everywhere!',
    'There is smoke coming out of the outlet',
    'I smell gas in the kitchen',
    'Sewage is backing up into the tub',
    'No heat, it is below zero and we have a newborn',
    'Heater died, twenty below, my mother is 88',
    'Water is coming through the ceiling',
    'She says it is an emergency',
    'Agent: Is this an emergency?\nCaller: Yes it is.',
    'The power is out and my husband is on a ventilator',
    'It was not urgent at five. Now there is smoke from the breaker box.',
    'Our CO detector is going off.',
    'They hit the water main and the crawlspace is filling.',
    'I shut the valve but it is still pouring out.',
    'PEX elbow behind the wall let go',
    'The furnace blows cold, 86 and on oxygen, 49 inside',
    'I can see the outlet, it is glowing',
  ])('emergency: %s', (text) => {
    expect(detectUrgency(text).urgency).toBe('emergency')
  })

  test.each([
    'AC is blowing warm, needs somebody today',
    'Please come as soon as possible',
    'It is not an emergency, but I need someone tomorrow',
    "Can't wait until next week",
    'Without a doubt this is urgent',
    'Heat is out, house at 60, would like a tech tonight',
  ])('urgent: %s', (text) => {
    expect(detectUrgency(text).urgency).toBe('urgent')
  })

  test.each([
    "It's not an emergency",
    'Had sewage in the basement two years back',
    'The igniter glows and there is no flame',
    'Main is rusted, wants it replaced some day',
    'Water gets into the crawlspace whenever it rains',
    'No rush at all, whenever you can',
    'Agent: Do you need someone right away?\nCaller: No, next week is fine.',
    'It was an emergency last week, all fixed now',
    'If it floods it would be an emergency',
    'Two emergency exit lights need new batteries',
    'The heat pump runs on emergency heat sometimes, wants it looked at',
    'Smoke detector chirps',
    'Agent: Any sparks or smoke?\nCaller: No, no sparks.',
    'Wants a quote for a gas line to the stove',
    'Please call me tomorrow about the kitchen remodel',
    'How can I help you today? I have a dripping faucet.',
    "She'd only call it urgent if the saucer overflowed.",
    'Wants the sewage ejector pump replaced.',
    'Gutters overflow whenever it rains.',
    'Urgent? Not really, the outlet works today.',
    'A supply line burst, she shut the water off and mopped up. Any day next week.',
    '',
    "the main shutoff valve doesn't turn any more",
    "my toilet won't stop running and my water bill doubled",
    'water comes up in the tub when we run the sink',
    "the tub's overflow plate is loose",
    "my heater's blowing cold air on and off",
    'a faint smell from the vanity trap',
    'Agent: Is this an emergency?\nCaller: Definitely not.',
    "Water isn't coming through the ceiling, just a stain",
    'sewage is not coming up',
    'the basement is not filling with water',
    'smoke is not coming out of the outlet',
  ])('routine: %s', (text) => {
    expect(detectUrgency(text).urgency).toBe('routine')
  })

  test('tells the words that say so, and marks those that are denied', () => {
    const text = "It's not an emergency, but please come tomorrow."
    const { evidence } = detectUrgency(text)
    expect(evidence.map(({ text: words, negated = false }) => [words, negated])).toEqual([
      ['tomorrow', false],
      ['emergency', true],
    ])
    for (const { text: words, start, end } of evidence) expect(text.slice(start, end)).toBe(words)
  })
})

describe('the effective urgency', () => {
  const rules = compileRules({ version: 1, timeZone: 'UTC', rules: [] })
  const effective = (text: string, given?: 'emergency' | 'urgent' | 'routine') =>
    rules.map(leadSaying(text, given === undefined ? {} : { urgency: given }), { at: '2026-03-03T12:00:00Z' }).urgency

  test('is the more pressing of what the phone service and the text say', () => {
    expect(effective('a dripping faucet', 'urgent')).toBe('urgent')
    expect(effective('burst pipe, water everywhere', 'routine')).toBe('emergency')
    expect(effective('a dripping faucet')).toBe('routine')
  })

  test('is the text’s where the text denies the phone service', () => {
    expect(effective("it's not an emergency, a faucet drips", 'emergency')).toBe('routine')
    expect(effective("it's not an emergency, but please come today", 'emergency')).toBe('urgent')
    expect(effective('not urgent at all', 'urgent')).toBe('routine')
  })

  test.each([
    'Agent: No rush, take your time.\nCaller: The address is 12 Oak.',
    'Agent: Thanks for calling, we do not take emergency calls at this number.\nCaller: The address is 12 Oak.',
    'I would not call at 2 am if it was not an emergency.',
    'This is not the first emergency with this boiler.',
  ])('is the phone service’s where nobody who calls denies it: %s', (text) => {
    expect(effective(text, 'emergency')).toBe('emergency')
  })

  test.each([
    "I don't think it's an emergency, a drip",
    'hardly an emergency, a drip',
    'Agent: Is it an emergency?\nCaller: No.',
    'Agent: So there is no rush?\nCaller: Right.',
  ])('is lower where the caller denies the phone service: %s', (text) => {
    expect(effective(text, 'emergency')).toBe('routine')
  })

  test('keeps urgent where only an emergency is denied', () => {
    expect(effective("it's not an emergency, a faucet drips", 'urgent')).toBe('urgent')
  })
})
