import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileRules } from '../../../src/mapping/index.ts'
import type { PhraseCondition } from '../../../src/mapping/operators/phrase.ts'
import { leadSaying } from '../lead-saying.ts'

const says = (
  text: string,
  phrase: string | string[],
  more: Partial<PhraseCondition> = {},
  vocabulary?: Record<string, string[]>,
): boolean => {
  const when = { op: 'phrase', any: [phrase].flat(), ...more }
  const rules = compileRules({
    version: 1,
    timeZone: 'UTC',
    rules: [{ id: 'r', when, lines: [] }],
    ...(vocabulary ? { vocabulary } : {}),
  })
  return rules.map(leadSaying(text), { at: '2026-03-03T12:00:00Z' }).matched.length > 0
}

describe('words of a phrase', () => {
  test.each([
    ['the faucets are leaking', 'faucet leak'],
    ['it leaks at the faucet', 'faucet leak'],
    ['The pipe has BURST!', 'burst pipe'],
    ['frozen pipes broke', 'pipe break'],
    ['replacing the water heater', 'replace water heater'],
    ['my furnice is out', 'furnace out'],
    ['the water eater went cold', 'water heater'],
    ['the sumppump hums', 'sump pump'],
    ['A/C is dead', 'ac'],
    ['our air conditioner', 'ac'],
    ['it isn’t working', 'not working'],
    ['the toliet runs', 'toilet'],
  ])('“%s” says “%s”', (text, phrase) => {
    expect(says(text, phrase)).toBe(true)
  })

  test.each([
    ['the train is slow', 'drain slow'],
    ['gas bill', 'bus'],
    ['Heather called', 'heater'],
    ['the pipe in the basement of my other house that we sold long before anything burst', 'burst pipe'],
    ['The pipe is fine. We had a party. The balloon burst.', 'burst pipe'],
  ])('“%s” does not say “%s”', (text, phrase) => {
    expect(says(text, phrase)).toBe(false)
  })
})

describe('a word of a phrase is said as people say and write it', () => {
  test.each([
    [
      'numbers in words and in figures',
      '50 gallon tank',
      ['a fifty gallon tank', 'a 50-gallon tank', 'the fifty-gallon tank'],
    ],
    ['numbers of a phrase in words', 'two hundred amp panel', ['a 200 amp panel', 'a 200-amp panel', 'a 200A panel']],
    ['hundreds', '250 gallon', ['two hundred fifty gallons', 'two hundred and fifty gallons', 'two fifty gallon']],
    ['one hundred', '100 amp', ['a hundred amp service', 'one hundred amps']],
    ['halves', '3.5 ton unit', ['a three and a half ton unit', 'a 3 1/2 ton unit', 'a three point five ton unit']],
    ['one word', 'two toilet', ['2 toilets']],
    ['ordinals', 'first floor', ['the 1st floor']],
    ['feet', '6 foot fence', ['a six foot fence', '6 ft fence', "6' fence", '6’ fence']],
    ['inches', '4 inch drain', ['a 4" drain', 'a four-inch drain']],
    ['volts', '240 volt outlet', ['a 240V outlet', 'a 240 v outlet', 'a two forty volt outlet']],
    ['pounds', '10 pound', ['10 lbs', 'ten lb']],
    ['two words of a compound', 'dishwasher leak', ['the dish washer leaks']],
    ['a compound of two words', 'dead bolt stuck', ['the deadbolt is stuck']],
    ['a compound whose first word ends with e', 'garage door stuck', ['the garagedoor is stuck']],
    ['letters one by one', 'pvc pipe', ['P V C pipe', 'the P.V.C. pipe']],
    ['letters that could be a word', 'led light', ['L E D lights', 'the L.E.D. light']],
    ['irregular forms', 'mouse', ['mice in the attic']],
    ['leaves of a leaf', 'leaf gutter', ['leaves in the gutter']],
    ['verbs', 'burn outlet', ['a burnt outlet', 'the outlet burned']],
    ['adjectives', 'mold', ['it is moldy', 'a mouldy wall']],
  ])('%s: “%s”', (_name, phrase, texts) => {
    for (const text of texts) expect(says(text, phrase), text).toBe(true)
  })

  test.each([
    ['a fifteen gallon tank', '50 gallon tank'],
    ['apartment 12A panel', '12 amp panel'],
    ['he called it "unit 6" fence', '6 inch fence'],
    ['the car pet', 'carpet'],
    ["back in the 60's", '60 foot'],
    ['scraped wall', 'scrap'],
    ['quite a pump', 'pump quit'],
    ['the striped wall', 'strip wall'],
  ])('“%s” does not say “%s”', (text, phrase) => {
    expect(says(text, phrase)).toBe(false)
  })

  test('a stop after letters ends no sentence that goes on', () => {
    expect(says('the G.F.C.I. outlet', 'gfci outlet', { order: 'exact' })).toBe(true)
    expect(says('fix the A.C. Outlet too', 'ac outlet', { order: 'exact' })).toBe(false)
  })

  test.each([
    ['I am certain', 'curtain'],
    ['a concert', 'concrete'],
    ['the oven broiler', 'boiler'],
    ['from the outset', 'outlet'],
    ['the contactor', 'contractor'],
    ['glass shattered', 'shutter'],
    ['the pantry', 'pastry'],
  ])('“%s” is right, and no misspelt “%s”', (text, phrase) => {
    expect(says(text, phrase)).toBe(false)
  })
})

describe('order', () => {
  test('near keeps the order, exact lets nothing between', () => {
    expect(says('leak in the sink', 'sink leak', { order: 'near' })).toBe(false)
    expect(says('the sink has a bad leak', 'sink leak', { order: 'near' })).toBe(true)
    expect(says('the sink has a bad leak', 'bad leak', { order: 'exact' })).toBe(true)
    expect(says('the sink has a bad leak', 'sink leak', { order: 'exact' })).toBe(false)
  })

  test('in any order it does not matter how the rule writes the words', () => {
    const text = 'fence red blue green roof red blue green gate'
    for (const phrase of ['fence roof gate', 'fence gate roof', 'gate fence roof', 'roof gate fence'])
      expect([phrase, says(text, phrase)]).toEqual([phrase, true])
    expect(says('fence red blue green yellow roof red gate', 'gate fence roof')).toBe(false)
  })

  test('words in any order are said where each is near to another, and all together', () => {
    const words = ['fence', 'roof', 'gate', 'pump', 'deck']
    const filler = 'lime'
    fc.assert(
      fc.property(
        fc.shuffledSubarray(words, { minLength: 2 }),
        fc.shuffledSubarray(words, { minLength: 2 }),
        fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
        (said, asked, gaps) => {
          const text: string[] = []
          for (const [index, word] of said.entries()) text.push(word, ...Array<string>(gaps[index] ?? 0).fill(filler))
          const places = asked.map((word) => text.indexOf(word)).sort((left, right) => left - right)
          const isNear = places.every((place, index) => index === 0 || place - (places[index - 1] ?? 0) <= 4)
          expect(says(text.join(' '), asked.join(' '))).toBe(places[0] !== -1 && isNear)
        },
      ),
    )
  })

  test('within says how many words may stand between', () => {
    expect(says('sink in the upstairs guest bathroom leaks', 'sink leak', { within: 2 })).toBe(false)
    expect(says('sink in the upstairs guest bathroom leaks', 'sink leak', { within: 5 })).toBe(true)
  })
})

describe('choices', () => {
  test('a choice is filled by any of its ways, of one word or several', () => {
    expect(says('garbage disposal is stuck', '(garbage disposal|dishwasher) (jam|stuck)')).toBe(true)
    expect(says('the garbage is stuck', '(garbage disposal|dishwasher) (jam|stuck)')).toBe(false)
  })

  test('a vocabulary names what many phrases share', () => {
    const vocabulary = { wet: ['leak', 'drip', 'spray'], thing: ['<pipes>', 'faucet'], pipes: ['pipe', 'supply line'] }
    expect(says('supply line drips', '<thing> <wet>', {}, vocabulary)).toBe(true)
  })

  test('a form can be asked for alone', () => {
    expect(says('you installed a faucet', 'you =installed')).toBe(true)
    expect(says('do you install faucets', 'you =installed')).toBe(false)
  })

  test('a choice may be left out', () => {
    expect(says('set up a visit', 'set (up)? visit', { order: 'exact' })).toBe(true)
    expect(says('set a visit', 'set (up)? visit', { order: 'exact' })).toBe(true)
  })
})

describe('what was, and what still is', () => {
  test.each([
    ['the roof started leaking last week', 'roof leak'],
    ['we found mold last week', 'mold'],
    ['the fence blew down a week ago', 'fence blew'],
    ['the roof has leaked since last year', 'roof leak'],
    ['the gate has been stuck for the last month', 'gate stuck'],
    ['I moved in last month and the roof leaks', 'roof leak'],
    ['the house was built 50 years ago and the roof leaks', 'roof leak'],
    ['last year it leaked and now it leaks again', 'leak'],
    ['you installed a fence last month and it is leaning', 'fence lean'],
    ['the gate you fixed last year is stuck', 'gate stuck'],
    ['the guy who came last month said I have termites', 'termite'],
    ['I called last week about the termites', 'termite'],
    ['we have had termites in the past two weeks', 'termite'],
    ['the power is gone', 'power gone'],
    ['my tap springs back and leaks', 'leak'],
    ['the outlet no longer works', 'outlet work'],
  ])('“%s” says “%s”', (text, phrase) => {
    expect(says(text, phrase)).toBe(true)
  })

  test.each([
    ['in 2019 we had termites', 'termite'],
    ['we had termites in the past', 'termite'],
    ['a decade ago we had termites', 'termite'],
    ['about a year and a half ago we had termites', 'termite'],
    ['the mold is gone', 'mold'],
    ['the roof no longer leaks', 'roof leak'],
    ['the roof stopped leaking', 'roof leak'],
    ['last year the roof leaked and the ceiling was stained', 'ceiling stain'],
    ['the roof started leaking last week and it is fixed', 'roof leak'],
    ['it was an emergency last week when the tank started dripping', 'tank drip'],
    ['you installed a fence last month and it is leaning', 'install fence'],
  ])('“%s” tells “%s” of the past', (text, phrase) => {
    expect(says(text, phrase)).toBe(false)
    expect(says(text, phrase, { meaning: 'mentioned' })).toBe(true)
  })
})

describe('what is supposed, and what happens each time', () => {
  test.each([
    ['if there is mold call me', 'mold'],
    ['if you see mold call me', 'mold'],
    ['let me know if you see mold', 'mold'],
    ['if somebody finds mold', 'mold'],
    ['if they leak again', 'leak'],
    ['it might leak some day', 'leak'],
    ['when it leaks again I will call', 'leak'],
    ['should it leak again', 'leak'],
    ['before the tree falls', 'tree fall'],
    ['if it leaks will you call me', 'leak'],
    ['if the pipe bursts turn off the water', 'pipe burst'],
  ])('“%s” only supposes “%s”', (text, phrase) => {
    expect(says(text, phrase)).toBe(false)
    expect(says(text, phrase, { meaning: 'mentioned' })).toBe(true)
  })

  test.each([
    ['if it rains the roof leaks', 'roof leak'],
    ['if I turn on the shower it leaks', 'leak'],
    ['it only leaks if I turn on the shower', 'leak'],
    ['it leaks again when I run the washer', 'leak'],
    ['it might be leaking', 'leak'],
    ["I'm worried because the fence fell", 'fence fell'],
    ['before the storm the roof was fine', 'roof fine'],
    ['if there is an opening replace the fence', 'replace fence'],
    ['if there is any way to fix the fence', 'fix fence'],
    ['if you find the time fix the fence', 'fix fence'],
    ['if somebody could fix the fence', 'fix fence'],
    ['see if you install fans', 'install fan'],
  ])('“%s” says “%s”', (text, phrase) => {
    expect(says(text, phrase)).toBe(true)
  })
})

describe('what does not count', () => {
  test.each([
    ['no leak at all', 'leak'],
    ['if it leaks again I will call', 'leak'],
    ['last year it leaked', 'leak'],
    ['Agent: Is there a leak?\nCaller: No.', 'leak'],
    ['Agent: Is there a leak?\nCaller: The thing is, I am not home.', 'leak'],
  ])('“%s” does not say “%s”, only mentions it', (text, phrase) => {
    expect(says(text, phrase)).toBe(false)
    expect(says(text, phrase, { meaning: 'mentioned' })).toBe(true)
  })

  test('an exception takes the words that overlap it', () => {
    expect(says('remodel the bath off the kitchen', 'remodel kitchen', { except: ['off kitchen'] })).toBe(false)
    expect(says('remodel the kitchen', 'remodel kitchen', { except: ['off kitchen'] })).toBe(true)
  })
})
