import { describe, expect, test } from 'vitest'
import { readText } from '../../../src/mapping/text/reading.ts'
import { Scope } from '../../../src/mapping/text/scope.ts'

/** The words of a text that bear a mark. */
const marked = (text: string, bit: number): string[] =>
  readText(text)
    .tokens.filter(({ scope }) => (scope & bit) !== 0)
    .map(({ form }) => form)

describe('denial', () => {
  test.each([
    ['no sparks', ['sparks']],
    ['It is not an emergency, but come today', ['an', 'emergency']],
    ['no sparks, smoke or burning smell', ['sparks', 'smoke', 'or', 'burning', 'smell']],
    ["She isn't after a quote, she wants it fixed", ['after', 'a', 'quote']],
    ['without any rush', ['any', 'rush']],
    ["insurance won't renew with the old panel", ['renew']],
    ['Urgent, no. The panel is old.', ['urgent']],
    ["I don't think it is the gate", ['think', 'it', 'is', 'the', 'gate']],
    ["I don't believe it is mold", ['believe', 'it', 'is', 'mold']],
    ['we cannot find any termites', ['find', 'any', 'termites']],
    ['not able to see any mold', ['able', 'to', 'see', 'any', 'mold']],
    ["I've never seen a termite", ['seen', 'a', 'termite']],
    ["can't find a plumber to fix the leak", ['find', 'a', 'plumber']],
    ['hardly any mold', ['any', 'mold']],
    ['I doubt it is mold', ['it', 'is', 'mold']],
  ])('“%s” denies', (text, words) => {
    expect(marked(text, Scope.denied)).toEqual(words)
  })

  test.each([
    'No, it is urgent',
    "can't wait until tomorrow",
    'not only urgent but dangerous',
    'without a doubt this is urgent',
    'no later than tomorrow',
    'nothing but trouble with this furnace',
    'no we have termites',
    'no no the gate is stuck',
    'nope gate is stuck',
    "can't you fix the fence?",
    "why don't you fix the fence",
    'why not fix the fence',
    "please don't forget to fix the fence",
    "I can't stand the smell of mold",
    "I can't believe the gate broke",
    "I can't find the leak",
    'never seen a leak like this',
    'This is not the first emergency with this boiler',
    'hardly any hot water',
    'it hardly drains',
    'when in doubt call',
  ])('“%s” denies nothing', (text) => {
    expect(marked(text, Scope.denied)).toEqual([])
  })

  test.each([
    'no hot water',
    'no heat in the house',
    'the furnace is not working',
    "it won't start",
    "the door can't lock",
    "toilet doesn't flush",
    'tub is not draining',
    'we never had hot water',
    "the door won't lock",
    "the burner won't fire",
    "water won't run",
    "it's not coming on",
    "the garage door won't come up",
    "water isn't coming out of the faucet",
    "the tank doesn't fill with water",
    'nothing comes through',
    "I don't have my key I'm locked out",
    "I'm not home the power went out",
    "it hasn't stopped leaking",
  ])('“%s” is the fault itself', (text) => {
    expect(marked(text, Scope.denied)).toEqual([])
  })

  test.each([
    ["the pipes aren't frozen", ['frozen']],
    ["the pipes didn't freeze", ['freeze']],
    ["it's not on fire", ['on', 'fire']],
    ["it didn't catch fire", ['catch', 'fire']],
    ["the power didn't go out", ['go', 'out']],
    ["we're not locked out", ['locked', 'out']],
    ["Water isn't coming through the ceiling", ['coming', 'through', 'the', 'ceiling']],
    ["it hasn't started leaking", ['started', 'leaking']],
  ])('“%s” denies an event, not a function', (text, words) => {
    expect(marked(text, Scope.denied)).toEqual(words)
  })

  test('what nobody wants is denied with what it does not do', () => {
    expect(marked('sewage is not coming up', Scope.denied)).toEqual(['sewage', 'is', 'not', 'coming', 'up'])
    expect(marked('There is smoke and the fan is not going off', Scope.denied)).toEqual(['going', 'off'])
  })

  test('a missing supply is a fault, a missing leak is good news', () => {
    expect(marked('no water since noon', Scope.denied)).toEqual([])
    expect(marked('no water leaking', Scope.denied)).toEqual(['water', 'leaking'])
  })
})

describe('questions', () => {
  test.each([
    ['Agent: Is it an emergency?\nCaller: No.', Scope.denied],
    ['Agent: Any sparks?\nCaller: Oh no, nothing like that.', Scope.denied],
    ['Agent: Any sparks?\nCaller: I have not looked at the panel.', Scope.denied],
    ['Agent: Any sparks?\nCaller: The panel is in the basement.', Scope.asked],
  ])('%s', (text, bit) => {
    expect(marked(text, bit).length).toBeGreaterThan(0)
  })

  test('a question that is answered yes is said', () => {
    const text = 'Agent: Is it an emergency?\nCaller: Yes, please hurry.'
    expect(marked(text, Scope.denied | Scope.asked)).toEqual([])
  })

  test.each([
    ...['Absolutely not.', 'Definitely not.', 'Of course not.', 'Certainly not.', 'Please, no.', 'Please do not.'],
    ...['Right now? No.', 'Right now, no.', "I don't think so.", 'Uh-uh.', 'I think not.'],
  ])('“%s” answers no', (reply) => {
    const { tokens } = readText(`Agent: Is there mold?\nCaller: ${reply}`)
    expect(tokens.find(({ form }) => form === 'mold')?.scope).toBe(Scope.denied)
  })

  test.each([
    ...['Absolutely.', 'Of course.', 'Sure, no problem.', 'It did.', 'There is.', 'I think so.', 'Uh-huh.', 'Mm-hmm.'],
    ...['Mhm.', 'True.', 'Sounds good.', 'That would be great.', 'Great, thanks.', 'Definitely not working.'],
  ])('“%s” answers yes', (reply) => {
    const { tokens } = readText(`Agent: So the fence fell?\nCaller: ${reply}`)
    expect(tokens.filter(({ form }) => /^(?:fence|fell)$/.test(form)).map(({ scope }) => scope)).toEqual([0, 0])
  })

  test.each([
    ['Is the mold getting worse?', ['is', 'getting', 'worse']],
    ['Has anybody looked at the mold?', ['has', 'anybody', 'looked', 'at']],
    ['Anything else besides the mold?', ['anything', 'else', 'besides']],
    ['Is it the gate?', ['is', 'it', 'the', 'gate']],
    ['Is this urgent?', ['is', 'this', 'urgent']],
    ['Is the smoke still there?', ['is', 'the', 'smoke', 'still', 'there']],
    ['Do you want the fence replaced?', ['do', 'you', 'want', 'the', 'fence', 'replaced']],
  ])('“%s” with a no denies what it asks, not what it takes for granted', (question, words) => {
    expect(marked(`Agent: ${question}\nCaller: No.`, Scope.denied)).toEqual(words)
  })

  test('who does not mind agrees', () => {
    const text = 'Agent: Would you mind if we replace the fence?\nCaller: No, go ahead.'
    expect(marked(text, Scope.denied | Scope.asked)).toEqual([])
  })

  test('a question is answered on the same line, too', () => {
    expect(marked('Agent: Is it leaking? Caller: No.', Scope.denied)).toEqual(['is', 'it', 'leaking'])
    expect(marked('Agent: Is it leaking? Caller: Yes.', Scope.denied | Scope.asked)).toEqual([])
  })

  test('a caller’s own question is a request', () => {
    expect(marked('Caller: How much is it?\nAgent: One twenty-five.', Scope.asked)).toEqual([])
  })
})

describe('past and supposed', () => {
  test.each([
    ['last year it leaked', Scope.past],
    ['which was an emergency then', Scope.past],
    ['that was an emergency, this is not', Scope.past],
    ['if it floods again', Scope.hypothetical],
    ["if the power went out again, yeah, then it'd be an emergency", Scope.hypothetical],
    ['before it turns into something bigger', Scope.hypothetical],
  ])('“%s” is apart from what is', (text, bit) => {
    expect(marked(text, bit).length).toBeGreaterThan(0)
  })

  test.each([
    'today if possible',
    'see if you install fans',
    'if you could send somebody',
    "if this isn't an emergency I don't know what is",
    'the last two outlets',
    'it died last night',
  ])('“%s” supposes nothing', (text) => {
    expect(marked(text, Scope.past | Scope.hypothetical)).toEqual([])
  })
})
