import type { Condition } from '../operators/condition.ts'
import type { LineTemplate, MappingRule } from '../rules/rules.ts'
import { all, any, mentioned, mentionedExcept, not, pressing, routine } from './phrases.ts'
import { cooling, electrical, heating, mending, panel, plumbing } from './topics/words.ts'

const asksPrice: Condition = { op: 'intent', in: ['quote'] }

const hourly = (item: string): LineTemplate[] => [{ item, unit: 'hour', minimumHours: '1' }]
const each = (item: string): LineTemplate[] => [{ item, unit: 'each' }]
const free = (item: string): LineTemplate[] => [{ item, unit: 'free' }]
const afterVisit = (item: string): LineTemplate[] => [
  { item, unit: 'quote', labour: { item: 'Electrical Repair - Standard' } },
]

/** Decided last, and only where nothing else was understood: what the call is about, whatever is wrong with it. */
const topic = (tag: string, id: string, when: Condition, lines: LineTemplate[]): MappingRule => ({
  id,
  group: 'topic',
  unlessMatched: ['work', 'pressing', 'loose'],
  when,
  lines,
  tags: [tag],
})

/** Decided before the other topics: what somebody who asks for a price speaks of. */
const priced = (tag: string, id: string, when: Condition, lines: LineTemplate[]): MappingRule => ({
  ...topic(tag, id, when, lines),
  priority: 1,
})

/** The last resort of each trade. */
export const topicRules: MappingRule[] = [
  topic('Plumbing', 'plumbing-pressing', all(pressing, plumbing), [
    { item: 'Emergency Plumbing Service', unit: 'hour', minimumHours: '2' },
  ]),
  topic('HVAC', 'hvac-pressing', all(pressing, any(cooling, heating)), [
    { item: 'Emergency HVAC Diagnostic', unit: 'each' },
    { item: 'HVAC Repair - Hourly', unit: 'hour', minimumHours: '2' },
  ]),
  topic('Electrical', 'electrical-pressing', all(pressing, electrical), hourly('Emergency Electrical Service')),
  priced(
    'Plumbing',
    'water-heater-quote-topic',
    all(asksPrice, mentioned('(water heater)'), not(mending)),
    each('Water Heater Installation'),
  ),
  priced('HVAC', 'ac-quote-topic', all(asksPrice, routine, cooling, not(mending)), [
    { item: 'AC Installation - Residential', unit: 'quote', labour: { item: 'HVAC Repair - Hourly' } },
  ]),
  priced(
    'HVAC',
    'furnace-quote-topic',
    all(asksPrice, routine, mentionedExcept(['(furnace|boiler|heating system)'], ['(boiler room)']), not(mending)),
    [{ item: 'Furnace Installation', unit: 'quote', labour: { item: 'HVAC Repair - Hourly' } }],
  ),
  priced(
    'General',
    'bathroom-quote-topic',
    all(asksPrice, routine, mentioned('(bathroom|master bath|half bath)')),
    free('Residential Estimate - Bathroom'),
  ),
  priced(
    'General',
    'kitchen-quote-topic',
    all(asksPrice, routine, mentionedExcept(['(kitchen)'], ['kitchen (sink|faucet|drain|light|outlet|circuit)'])),
    free('Residential Estimate - Kitchen'),
  ),
  topic(
    'Plumbing',
    'water-heater-topic',
    all(routine, mentioned('(water heater|hot water)')),
    hourly('Water Heater Service'),
  ),
  topic('Plumbing', 'toilet-topic', all(routine, mentioned('(toilet|toilets)')), each('Toilet Repair - Standard')),
  topic(
    'Plumbing',
    'drain-topic',
    all(routine, mentioned('(drain|drains|drainage)')),
    each('Drain Service - Standard'),
  ),
  topic(
    'Plumbing',
    'sewer-topic',
    all(routine, mentionedExcept(['(sewer|septic|main line)'], ['septic (pump|pump out|pump outs|pumped|tank)'])),
    [{ item: 'Sewer Line Service', unit: 'quote', labour: { item: 'Plumbing Repair - Standard' } }],
  ),
  topic('Plumbing', 'sump-pump-topic', all(routine, mentioned('(sump pump|sump pit)')), each('Sump Pump Installation')),
  topic('HVAC', 'thermostat-topic', all(routine, mentioned('(thermostat)')), each('Thermostat Installation')),
  topic('HVAC', 'duct-topic', all(routine, mentioned('(duct|dryer vent)')), each('Duct Cleaning')),
  topic('HVAC', 'hvac-topic', all(routine, any(cooling, heating)), each('HVAC Diagnostic - Standard')),
  topic(
    'Electrical',
    'ceiling-fan-topic',
    all(routine, mentioned('(ceiling fan|fans|fan)')),
    each('Ceiling Fan Installation'),
  ),
  topic(
    'Electrical',
    'commercial-panel-topic',
    all(routine, { op: 'customerType', is: 'commercial', assume: 'residential' }, panel),
    afterVisit('Commercial Electrical - Panel'),
  ),
  topic(
    'Electrical',
    'panel-topic',
    all(routine, { op: 'customerType', is: 'residential', assume: 'residential' }, panel),
    afterVisit('Electrical Panel Upgrade - 200A'),
  ),
  topic(
    'Electrical',
    'lighting-topic',
    all(
      routine,
      mentioned(
        '(=lighting|chandelier|sconce|pendant|recessed|floodlight|landscape light|motion light|security light|string lights|path light|coach light|porch light)',
      ),
    ),
    hourly('Lighting Installation'),
  ),
  topic('Electrical', 'electrical-topic', all(routine, electrical), hourly('Electrical Repair - Standard')),
  topic('Plumbing', 'plumbing-topic', all(routine, plumbing), hourly('Plumbing Repair - Standard')),
  topic(
    'General',
    'bathroom-topic',
    all(routine, mentioned('(bathroom|master bath|tub surround)')),
    free('Residential Estimate - Bathroom'),
  ),
  topic(
    'General',
    'kitchen-topic',
    all(routine, mentioned('(kitchen|cabinets|counter top)')),
    free('Residential Estimate - Kitchen'),
  ),
  topic(
    'General',
    'carpentry-topic',
    mentioned('(deck|fence|porch|stairs|steps|railing|handrail|gate|pergola|carpenter|carpentry)'),
    hourly('Exterior Carpentry - Repair'),
  ),
  topic('General', 'drywall-topic', mentioned('(drywall|plaster|ceiling hole|hole)'), hourly('Drywall Repair')),
  topic(
    'General',
    'general-topic',
    mentioned('(remodel|renovation|addition|flooring|=windows|siding|roof|painting|painter|roofing|gutters)'),
    free('Residential Estimate - General'),
  ),
  topic(
    'General',
    'handyman-topic',
    mentioned(
      '(shelf|shelves|furniture|handyman|mount|assemble|curtain rod)',
      'door (stick|fix|repair|hang|knob|hinge|frame)',
    ),
    hourly('Handyman - Hourly'),
  ),
]
