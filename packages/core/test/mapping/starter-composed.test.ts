import { describe, expect, test } from 'vitest'
import { compileRules, detectIntents, detectUrgency } from '../../src/mapping/index.ts'
import { homeServicesItems, homeServicesRules } from '../../src/mapping/starter.ts'
import { leadSaying } from './lead-saying.ts'

const rules = compileRules(homeServicesRules)
/** A Tuesday at 14:10 in Chicago. */
const at = '2026-03-03T20:10:00Z'

const itemsOf = (text: string): string[] => {
  const { lines } = rules.map(leadSaying(text), { at, items: homeServicesItems })
  return [...new Set(lines.map(({ item }) => item))].sort()
}

const asks = (cases: readonly (readonly [text: string, items: readonly string[]])[]): void => {
  test.each(cases)('%s', (text, items) => {
    expect(itemsOf(text)).toEqual([...items].sort())
  })
}

const plumber = 'Emergency Plumbing Service'
const tap = 'Plumbing Repair - Standard'
const drain = 'Drain Service - Standard'
const toilet = 'Toilet Repair - Standard'
const pump = 'Sump Pump Installation'
const heater = 'Water Heater Service'
const newHeater = 'Water Heater Installation'
const ac = 'AC Installation - Residential'
const furnace = 'Furnace Installation'
const thermostat = 'Thermostat Installation'
const acCare = 'AC Tune-Up'
const wiring = 'Electrical Repair - Standard'
const charger = 'EV Charger Installation'
const panel = 'Electrical Panel Upgrade - 200A'
const fan = 'Ceiling Fan Installation'
const bath = 'Residential Estimate - Bathroom'
const kitchen = 'Residential Estimate - Kitchen'
const handyman = 'Handyman - Hourly'

describe('what is done is done to the thing it is said of', () => {
  asks([
    ['Flush the hot water tank and put a new pump in the sump pit.', [heater, pump]],
    ['Spring AC check plus a new thermostat she bought.', [acCare, thermostat]],
    ['Wants the anode rod in the water heater changed.', [heater]],
    ['Needs a GFCI put in by the bathroom sink.', [wiring]],
  ])
})

describe('two jobs of a call stand side by side', () => {
  asks([
    ['Upstairs toilet runs on and on, and the tub next to it drains slowly.', [toilet, drain]],
    ['Wants numbers on a new furnace and AC, both original to the house.', [furnace, ac]],
    ['Wants estimates for the kitchen and the upstairs bath.', [bath, kitchen]],
    ["I've got a ceiling fan to hang in the den and a dead outlet in the garage.", [fan, wiring]],
    ['Pipe burst behind the vanity, come quick, and also that upstairs toilet rocks.', [plumber, toilet]],
    ['Needs a car charger and a panel upgrade, the old panel is too small for it.', [charger, panel]],
    ['Wants a charger for the Tesla, and the panel replaced first because it only has 100 amps.', [charger, panel]],
  ])
})

describe('what is there already is none to sell', () => {
  asks([
    ['Wants a level 2 charger put in the garage. Panel is 200 amp, eight feet away.', [charger]],
    ['Bought a house with a new furnace and it squeals when it starts.', ['HVAC Diagnostic - Standard']],
    ['Another outfit tuned up the AC in May, now it whines.', ['HVAC Diagnostic - Standard']],
  ])
})

describe('a thing that only the agent names is what the caller speaks of', () => {
  asks([
    [
      'Agent: Which thermostat is it?\nCaller: One that came in the mail.\nAgent: Friday at three?\nCaller: Works for me.',
      [thermostat],
    ],
    ["Caller: The one upstairs won't stop running.\nAgent: The toilet?\nCaller: Yes ma'am.", [toilet]],
  ])
})

describe('who wants nothing done gets no line', () => {
  asks([
    ['Her nephew already fixed the leaky shower valve himself. No visit needed.', []],
    ['Only asking if you rent generators, like for camping.', []],
    ['Her clog went away with boiling water, so no appointment is needed.', []],
    ["Doesn't need anybody out in a rush, but the garbage disposal hums.", [tap]],
  ])
})

describe('a grumble that names nobody of ours is no complaint', () => {
  asks([
    ['Sewage is coming up in the shower, third time this year. He wants it stopped now.', [plumber]],
    ['A treadmill in a box, a bunk bed in four boxes, and a husband with a bad attitude.', [handyman]],
    ['The back door hangs crooked and will not latch.', [handyman]],
  ])

  test('the same words count where a job of ours is meant', () => {
    expect(detectIntents('Third visit for the AC that our technician repaired.').intents).toContain('complaint')
    expect(detectIntents('Third time this year that the drain is slow.').intents).toEqual([])
  })
})

describe('whose work it is', () => {
  test.each([
    [
      "Hi there. We finished the room over the garage and it's an oven. I'd like a price on a ductless unit. Call me.",
      false,
    ],
    ['We finished the room over the garage in May and the paint is peeling.', true],
    ['New condenser was started up on Monday by our crew and it hums.', true],
    ['Afterwards she will want that ceiling taped by our drywall man.', false],
    ['Molly is on for a water heater flush this Friday.', true],
    ['Boards are waiting, can you guys put it on?', false],
  ])('%s', (text, ours) => {
    expect(detectIntents(text).intents.includes('existing-job')).toBe(ours)
  })
})

describe('danger that is told and not named', () => {
  test.each([
    ['The cable from the pole is spitting blue where it comes in.', 'emergency'],
    ['The tank is dumping on the basement floor, three inches deep and climbing toward the freezer.', 'emergency'],
    ['The electric box is so hot I cannot touch it and it buzzes like a bee.', 'emergency'],
    ['Condo owner wants a breakfast bar and a waterfall counter.', 'routine'],
    ['The hot water stinks. Rotten eggs. Cold is fine.', 'routine'],
    ["Just me and the wife. Nothing's floodin.", 'routine'],
  ])('%s', (text, urgency) => {
    expect(detectUrgency(text).urgency).toBe(urgency)
  })
})

test('a new heater for the old one is no repair of it', () => {
  expect(itemsOf('Water heater is fifteen years old and weeping rust, wants a price on a new one put in.')).toEqual([
    newHeater,
  ])
})
