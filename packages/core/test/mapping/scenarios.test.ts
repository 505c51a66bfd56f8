import { describe, expect, test } from 'vitest'
import { compileRules, type MappingResult } from '../../src/mapping/index.ts'
import { homeServicesItems, homeServicesRules } from '../../src/mapping/starter.ts'
import { leadSaying } from './lead-saying.ts'

const rules = compileRules(homeServicesRules)
const price = (text: string, at: string, request = {}): MappingResult =>
  rules.map(leadSaying(text, request), { at, items: homeServicesItems })
const lines = (result: MappingResult) =>
  result.lines.map(({ item, quantity, rate, amount }) => [item, quantity, rate, amount])

/** Monday 14:02, Tuesday 14:10 and Tuesday 23:40 in Chicago. */
const mondayAfternoon = '2026-03-02T20:02:00Z'
const tuesdayAfternoon = '2026-03-03T20:10:00Z'
const tuesdayNight = '2026-03-04T05:40:00Z'

describe('the scenarios', () => {
  test('Mike: an urgent AC that does not cool is a diagnostic and two hours, 445.00', () => {
    const result = price('AC not cooling', mondayAfternoon, { urgency: 'urgent', intents: ['quote', 'appointment'] })
    expect(lines(result)).toEqual([
      ['Emergency HVAC Diagnostic', '1', '175.00', '175.00'],
      ['HVAC Repair - Hourly', '2', '135.00', '270.00'],
    ])
    expect(result).toMatchObject({
      totalBeforeTax: '445.00',
      currency: 'USD',
      urgency: 'urgent',
      tags: ['HVAC'],
      unpriced: false,
      uncovered: false,
      issues: [],
    })
  })

  test('a burst pipe on a Tuesday afternoon is two hours of emergency plumbing, 300.00', () => {
    const result = price('I have a burst pipe, water everywhere!', tuesdayAfternoon)
    expect(lines(result)).toEqual([['Emergency Plumbing Service', '2', '150.00', '300.00']])
    expect(result).toMatchObject({ totalBeforeTax: '300.00', urgency: 'emergency' })
  })

  test('the same call at 23:40 adds the after-hours service once, 375.00', () => {
    const result = price('I have a burst pipe, water everywhere!', tuesdayNight)
    expect(lines(result)).toEqual([
      ['Emergency Plumbing Service', '2', '150.00', '300.00'],
      ['After-Hours Service', '1', '75.00', '75.00'],
    ])
    expect(result.totalBeforeTax).toBe('375.00')
  })

  test('Sarah: a panel upgrade is to be quoted and names the labour that replaces it', () => {
    const result = price('Caller wants an electrical panel upgrade', '2026-03-02T21:15:00Z')
    expect(result.lines).toMatchObject([
      {
        item: 'Electrical Panel Upgrade - 200A',
        unit: 'quote',
        quantity: '1',
        amount: '0.00',
        labour: { item: 'Electrical Repair - Standard', rate: '95.00' },
      },
    ])
    expect(result.lines[0]).not.toHaveProperty('rate')
    expect(result).toMatchObject({ totalBeforeTax: '0.00', unpriced: true, issues: [] })
  })

  test('quote and free lines alone bring no surcharge at night', () => {
    expect(price('panel upgrade', tuesdayNight).lines).toHaveLength(1)
    expect(price('bathroom remodel', tuesdayNight).lines).toHaveLength(1)
  })

  test('a holiday is after hours at any time of day', () => {
    const items = price('clogged drain', '2026-07-04T16:00:00Z').lines.map(({ item }) => item)
    expect(items).toEqual(['Drain Service - Standard', 'After-Hours Service'])
    expect(price('clogged drain', '2026-05-25T16:00:00Z').lines).toHaveLength(2)
    expect(price('clogged drain', '2026-05-18T16:00:00Z').lines).toHaveLength(1)
  })
})

describe('the rules of thumb', () => {
  test.each([
    ['water heater replacement', 'Water Heater Installation'],
    ['drain cleaning', 'Drain Service - Standard'],
    ['furnace maintenance', 'Furnace Tune-Up'],
    ['new AC unit', 'AC Installation - Residential'],
    ['no power in the house, need somebody today', 'Emergency Electrical Service'],
    ['panel upgrade at our restaurant', 'Commercial Electrical - Panel'],
    ['outlet installation', 'Electrical Repair - Standard'],
    ['bathroom remodel', 'Residential Estimate - Bathroom'],
    ['kitchen remodel', 'Residential Estimate - Kitchen'],
    ['deck repair', 'Exterior Carpentry - Repair'],
    ['Roots in the main, wants a camera put down the sewer line', 'Sewer Line Service'],
    ['The toilet keeps running', 'Toilet Repair - Standard'],
    ['Wants a new kitchen faucet put in', 'Faucet Installation'],
    ['Outside spigot drips', 'Plumbing Repair - Standard'],
    ['Pilot light on the water heater goes out', 'Water Heater Service'],
    ['Replace the sump pump', 'Sump Pump Installation'],
    ['Furnace makes a squealing noise, no hurry', 'HVAC Diagnostic - Standard'],
    ['Spring AC tune-up', 'AC Tune-Up'],
    ['Wants a price on a new furnace', 'Furnace Installation'],
    ['Has a Nest thermostat to be installed', 'Thermostat Installation'],
    ['Air ducts need cleaning', 'Duct Cleaning'],
    ['Hang a ceiling fan in the bedroom', 'Ceiling Fan Installation'],
    ['Recessed lighting in the den', 'Lighting Installation'],
    ['Needs an EV charger in the garage', 'EV Charger Installation'],
    ['Quote for a standby generator', 'Generator Installation'],
    ['Electrical inspection for a home sale', 'Electrical Safety Inspection'],
    ['Finish the basement', 'Residential Estimate - General'],
    ['Hole in the drywall', 'Drywall Repair'],
    ['Mount a TV over the fireplace', 'Handyman - Hourly'],
  ])('%s → %s', (text, item) => {
    expect(price(text, tuesdayAfternoon).lines.map((line) => line.item)).toEqual([item])
  })

  test('every item of the catalogue but the surcharge is put on an estimate by some rule', () => {
    const mapped = new Set(homeServicesRules.rules.flatMap((rule) => rule.lines.map(({ item }) => item)))
    const missing = homeServicesItems.map(({ item }) => item).filter((item) => !mapped.has(item))
    expect(missing).toEqual(['After-Hours Service'])
  })

  test('a complaint about a job of ours puts nothing on an estimate and is covered', () => {
    const result = price('The drain you snaked on Monday is backed up again and she wants a refund', tuesdayAfternoon)
    expect(result).toMatchObject({ lines: [], uncovered: false, totalBeforeTax: '0.00' })
  })
})
