import type { LineTemplate, MappingRule } from '../rules/rules.ts'
import { all, mentioned, mentionedExcept, not, pressing, routine, said } from './phrases.ts'

/** Decided last, and only where nothing else was understood: what the call is about, whatever is wrong with it. */
const group = 'topic'
const unlessMatched = ['work', 'pressing']

const hourly = (item: string): LineTemplate[] => [{ item, unit: 'hour', minimumHours: '1' }]
const each = (item: string): LineTemplate[] => [{ item, unit: 'each' }]
const free = (item: string): LineTemplate[] => [{ item, unit: 'free' }]

const plumbing = mentioned(
  '(plumber|plumbing|water heater|hot water|toilet|faucet|sink|drain|tub|shower|pipe|pipes|sewer|sump pump|leak|water line|garbage disposal|disposal|spigot|water main|gas line|sewage|flood|water|bathtub|dishwasher|washing machine|shut off valve|hose bib)',
)
const cooling = mentionedExcept(
  [
    '(ac|minisplit|=cooling|condenser|compressor|heat pump|hvac|cold air|cool air|refrigerant|freon|air handler|blower|outside unit|rooftop unit|vents)',
  ],
  ['(ac adapter)'],
)
const heating = mentionedExcept(
  ['(furnace|boiler|heat|heater|radiator|radiators|pilot|thermostat|heat pump|hvac|baseboard heat|inducer|ignitor)'],
  ['(water heater|space heater|hot water|gas heat)', 'heat of the', 'heat wave'],
)
const electrical = mentionedExcept(
  [
    '(electric|electrical|outlet|outlets|breaker|breakers|light switch|lights|wiring|panel|fuse|socket|gfci|dimmer|spark|doorbell|smoke detector|light fixture|receptacle)',
  ],
  [
    '(electric range|electric dryer|electric bill|electric company|power company|solar panel|daylight|traffic light|light up|electric water|control panel)',
  ],
)

/** Who asks what it costs to look or to mend wants nothing new. */
const mending = said(
  '(look|come look|take a look|come out|fix|repair|service|check|diagnose|figure out|diagnostic|trip) (=charge|=cost|=price|=fee|ac|furnace|boiler|at)',
  '(fee|charge|cost|price|much) (to|for) (come|look|fix|repair|check|diagnose|diagnostic|visit|service call|trip)',
)
const panel = mentionedExcept(
  ['(fuses|amp|amps|panel|breaker box|fuse box|electrical service|breaker panel|switchgear)'],
  ['(led|light|wall|fence|door|glass|solar) (panel|panels)'],
)
const afterVisit = (item: string): LineTemplate[] => [
  { item, unit: 'quote', labour: { item: 'Electrical Repair - Standard' } },
]

/** The last resort of each trade. */
export const topicRules: MappingRule[] = [
  {
    id: 'plumbing-pressing',
    group,
    unlessMatched,
    when: all(pressing, plumbing),
    lines: [{ item: 'Emergency Plumbing Service', unit: 'hour', minimumHours: '2' }],
    tags: ['Plumbing'],
  },
  {
    id: 'hvac-pressing',
    group,
    unlessMatched,
    when: all(pressing, { op: 'any', of: [cooling, heating] }),
    lines: [
      { item: 'Emergency HVAC Diagnostic', unit: 'each' },
      { item: 'HVAC Repair - Hourly', unit: 'hour', minimumHours: '2' },
    ],
    tags: ['HVAC'],
  },
  {
    id: 'electrical-pressing',
    group,
    unlessMatched,
    when: all(pressing, electrical),
    lines: hourly('Emergency Electrical Service'),
    tags: ['Electrical'],
  },
  {
    id: 'water-heater-quote-topic',
    group,
    unlessMatched,
    priority: 1,
    when: all({ op: 'intent', in: ['quote'] }, mentioned('(water heater)'), not(mending)),
    lines: each('Water Heater Installation'),
    tags: ['Plumbing'],
  },
  {
    id: 'ac-quote-topic',
    group,
    unlessMatched,
    priority: 1,
    when: all({ op: 'intent', in: ['quote'] }, routine, cooling, not(mending)),
    lines: [{ item: 'AC Installation - Residential', unit: 'quote', labour: { item: 'HVAC Repair - Hourly' } }],
    tags: ['HVAC'],
  },
  {
    id: 'furnace-quote-topic',
    group,
    unlessMatched,
    priority: 1,
    when: all(
      { op: 'intent', in: ['quote'] },
      routine,
      mentionedExcept(['(furnace|boiler|heating system)'], ['(boiler room)']),
      not(mending),
    ),
    lines: [{ item: 'Furnace Installation', unit: 'quote', labour: { item: 'HVAC Repair - Hourly' } }],
    tags: ['HVAC'],
  },
  {
    id: 'bathroom-quote-topic',
    group,
    unlessMatched,
    priority: 1,
    when: all({ op: 'intent', in: ['quote'] }, routine, mentioned('(bathroom|master bath|half bath)')),
    lines: free('Residential Estimate - Bathroom'),
    tags: ['General'],
  },
  {
    id: 'kitchen-quote-topic',
    group,
    unlessMatched,
    priority: 1,
    when: all(
      { op: 'intent', in: ['quote'] },
      routine,
      mentionedExcept(['(kitchen)'], ['kitchen (sink|faucet|drain|light|outlet|circuit)']),
    ),
    lines: free('Residential Estimate - Kitchen'),
    tags: ['General'],
  },
  {
    id: 'water-heater-topic',
    group,
    unlessMatched,
    when: all(routine, mentioned('(water heater|hot water)')),
    lines: hourly('Water Heater Service'),
    tags: ['Plumbing'],
  },
  {
    id: 'toilet-topic',
    group,
    unlessMatched,
    when: all(routine, mentioned('(toilet|toilets)')),
    lines: each('Toilet Repair - Standard'),
    tags: ['Plumbing'],
  },
  {
    id: 'drain-topic',
    group,
    unlessMatched,
    when: all(routine, mentioned('(drain|drains|drainage)')),
    lines: each('Drain Service - Standard'),
    tags: ['Plumbing'],
  },
  {
    id: 'sewer-topic',
    group,
    unlessMatched,
    when: all(routine, mentionedExcept(['(sewer|septic|main line)'], ['septic (pump|pump out|pump outs|pumped|tank)'])),
    lines: [{ item: 'Sewer Line Service', unit: 'quote', labour: { item: 'Plumbing Repair - Standard' } }],
    tags: ['Plumbing'],
  },
  {
    id: 'sump-pump-topic',
    group,
    unlessMatched,
    when: all(routine, mentioned('(sump pump|sump pit)')),
    lines: each('Sump Pump Installation'),
    tags: ['Plumbing'],
  },
  {
    id: 'thermostat-topic',
    group,
    unlessMatched,
    when: all(routine, mentioned('(thermostat)')),
    lines: each('Thermostat Installation'),
    tags: ['HVAC'],
  },
  {
    id: 'duct-topic',
    group,
    unlessMatched,
    when: all(routine, mentioned('(duct|dryer vent)')),
    lines: each('Duct Cleaning'),
    tags: ['HVAC'],
  },
  {
    id: 'hvac-topic',
    group,
    unlessMatched,
    when: all(routine, { op: 'any', of: [cooling, heating] }),
    lines: each('HVAC Diagnostic - Standard'),
    tags: ['HVAC'],
  },
  {
    id: 'ceiling-fan-topic',
    group,
    unlessMatched,
    when: all(routine, mentioned('(ceiling fan|fans|fan)')),
    lines: each('Ceiling Fan Installation'),
    tags: ['Electrical'],
  },
  {
    id: 'commercial-panel-topic',
    group,
    unlessMatched,
    when: all(routine, { op: 'customerType', is: 'commercial', assume: 'residential' }, panel),
    lines: afterVisit('Commercial Electrical - Panel'),
    tags: ['Electrical'],
  },
  {
    id: 'panel-topic',
    group,
    unlessMatched,
    when: all(routine, { op: 'customerType', is: 'residential', assume: 'residential' }, panel),
    lines: afterVisit('Electrical Panel Upgrade - 200A'),
    tags: ['Electrical'],
  },
  {
    id: 'lighting-topic',
    group,
    unlessMatched,
    when: all(
      routine,
      mentioned(
        '(=lighting|chandelier|sconce|pendant|recessed|floodlight|landscape light|motion light|security light|string lights|path light|coach light|porch light)',
      ),
    ),
    lines: hourly('Lighting Installation'),
    tags: ['Electrical'],
  },
  {
    id: 'electrical-topic',
    group,
    unlessMatched,
    when: all(routine, electrical),
    lines: hourly('Electrical Repair - Standard'),
    tags: ['Electrical'],
  },
  {
    id: 'plumbing-topic',
    group,
    unlessMatched,
    when: all(routine, plumbing),
    lines: hourly('Plumbing Repair - Standard'),
    tags: ['Plumbing'],
  },
  {
    id: 'bathroom-topic',
    group,
    unlessMatched,
    when: all(routine, mentioned('(bathroom|master bath|tub surround)')),
    lines: free('Residential Estimate - Bathroom'),
    tags: ['General'],
  },
  {
    id: 'kitchen-topic',
    group,
    unlessMatched,
    when: all(routine, mentioned('(kitchen|cabinets|counter top)')),
    lines: free('Residential Estimate - Kitchen'),
    tags: ['General'],
  },
  {
    id: 'carpentry-topic',
    group,
    unlessMatched,
    when: mentioned('(deck|fence|porch|stairs|steps|railing|handrail|gate|pergola|carpenter|carpentry)'),
    lines: hourly('Exterior Carpentry - Repair'),
    tags: ['General'],
  },
  {
    id: 'drywall-topic',
    group,
    unlessMatched,
    when: mentioned('(drywall|plaster|ceiling hole|hole)'),
    lines: hourly('Drywall Repair'),
    tags: ['General'],
  },
  {
    id: 'general-topic',
    group,
    unlessMatched,
    when: mentioned('(remodel|renovation|addition|flooring|=windows|siding|roof|painting|painter|roofing|gutters)'),
    lines: free('Residential Estimate - General'),
    tags: ['General'],
  },
  {
    id: 'handyman-topic',
    group,
    unlessMatched,
    when: mentioned(
      '(shelf|shelves|furniture|handyman|mount|assemble|curtain rod)',
      'door (stick|fix|repair|hang|knob|hinge|frame)',
    ),
    lines: hourly('Handyman - Hourly'),
    tags: ['General'],
  },
]
