import { describe, expect, test } from 'vitest'
import { detectIntents } from '../../../src/mapping/index.ts'

describe('detectIntents', () => {
  test.each([
    ['How much is a new water heater?', ['quote']],
    ['Wants an estimate for a bathroom remodel', ['quote']],
    ['Agent: Would you like a free estimate?\nCaller: Sure, that would be great.', ['quote']],
    ['Book her for Thursday at nine', ['appointment']],
    ['Agent: I have Monday at eight or Wednesday at two.\nCaller: Wednesday works.', ['appointment']],
    ['Please call her back', ['callback']],
    ['Have the estimator ring me after five', ['callback']],
    ['Asking when the plumber will be there', ['existing-job']],
    ['Needs to reschedule his tune-up to next Friday', ['appointment', 'existing-job']],
    ['The drain you snaked on Monday is backed up again and she wants a refund', ['existing-job', 'complaint']],
    ['Recorded message: press 1 about your car warranty', ['spam']],
    ['Caller: Is this the pharmacy?\nAgent: No, this is a plumbing company.\nCaller: Sorry about that.', ['spam']],
    ["Wednesday the 17th, 2 o'clock, for the shower valve", ['appointment']],
    ['You fellas hung three doors for me last Tuesday and one sticks', ['existing-job']],
    ['Just called to say thank you, the man who came Tuesday did a great job', ['existing-job']],
    ["This isn't a sales call, we have exclusive leads in your area", ['spam']],
    ["It's a survey about home internet", ['spam']],
    ['Site survey for a generator', []],
    ['Found you on Yelp, the toilet rocks', []],
    ['Insurance agent says the wiring has to be inspected', []],
    ['Kitchen faucet drips', []],
    ['Asked for the no-charge estimate on a roof', ['quote']],
    ['Agent: Repair is one thirty-five an hour.\nCaller: Okay, I accept.', []],
    ['The cafe opens at ten and has no hot water', []],
    ['Seniors are coming at seven for the breakfast and the boiler is down', []],
    ['Heater was installed by the builder, would like it serviced on the 30th in the afternoon', ['appointment']],
    ['Agent: I have you down for one.\nCaller: Fine.', ['appointment']],
    ['', []],
  ])('%s', (text, intents) => {
    expect(detectIntents(text).intents).toEqual(intents)
  })

  test.each([
    ["I don't need a quote, just fix it", 'quote'],
    ['Not looking to book anything yet', 'appointment'],
    ["Don't call me, send a text", 'appointment'],
    ['AC quit on Friday', 'appointment'],
    ['Party is Saturday, the toilet has to work by then', 'appointment'],
    ['Thank you for calling', 'callback'],
    ['She called about a leak', 'callback'],
    ['He was quoted $640 and billed $911', 'quote'],
    ['You install ceiling fans, right?', 'existing-job'],
    ['Permit lapses Monday, the panel has to be done', 'appointment'],
    ['She is out of town, her book club is Saturday', 'appointment'],
    ["I know what I'm looking at", 'quote'],
    ['Agent: I am paging our electrician now.', 'existing-job'],
  ])('“%s” is no %s', (text, intent) => {
    expect(detectIntents(text).intents).not.toContain(intent)
  })

  test('spam has no other intent', () => {
    expect(detectIntents('Telemarketer wants to schedule a demo and a call back').intents).toEqual(['spam'])
  })

  test('tells the words, with those that are denied', () => {
    const text = "I don't need a quote, just call me back."
    const { intents, evidence } = detectIntents(text)
    expect(intents).toEqual(['callback'])
    expect(evidence.some(({ text: words, negated }) => words === 'quote' && negated === true)).toBe(true)
    for (const { text: words, start, end } of evidence) expect(text.slice(start, end)).toBe(words)
  })
})
