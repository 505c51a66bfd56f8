import type { MappingRule } from '../rules/rules.ts'
import { all, any, not, pressing, said, saidExcept } from './phrases.ts'

const panel = said(
  '(panel|breaker box|fuse box|electrical panel|breaker panel|service) (upgrade|replace|new|swap|change|200 amp|amp|quote|estimate|install|bigger)',
  '(200|100|150|400) amp panel',
  '200 amp',
  'sub panel',
  'subpanel',
  'federal pacific',
  'zinsco',
)
const ceilingFan = said(
  '<install> ceiling fan',
  'ceiling fan (install|replace|new|swap|up|put)',
  '<install> fan (bedroom|porch|living room|remote)',
  'install fan',
)
const lighting = saidExcept(
  [
    '<install> (light|lighting|recessed|can light|chandelier|pendant|sconce|light fixture|track light|floodlight|flood light|landscape light|under cabinet light|motion light|led)',
    '(chandelier|pendant|recessed|landscape|can) (light|install|swap|put|hang)',
    'landscape lighting',
  ],
  ['light switch', 'ceiling fan', 'pilot light'],
)
const ev = said(
  'ev charger',
  'car charger',
  'wall connector',
  'level (2|two) charger',
  'nema 14 50',
  '(tesla|rivian|ioniq|leaf|bolt|mach e|lightning|plug in hybrid|electric car|electric vehicle|ev)',
  '(240|220) volt garage',
  'charger install',
  '<install> charger',
)
const generator = saidExcept(['generator', 'transfer switch', 'interlock'], ['portable generator run'])
const inspection = said(
  '(electrical|wiring|safety|electric) inspect',
  'inspect (wiring|electrical|panel)',
  'inspection certificate',
  'knob and tube',
)
const fault = said(
  '(outlet|gfci|socket|switch|light switch|breaker|circuit|dimmer|light|fixture|exit light|doorbell) (dead|not work|out|trip|flicker|buzz|loose|break|replace|install|add|repair|fix|not reset|off|move|new|dim|stop|bad|weird|crack|cover|look|warm|hot|stay|hold|spark|smoke|melt|burn)',
  'flicker',
  'breaker',
  'no power (one|half|room|garage|bedroom)',
  'lights (out|flicker|dim)',
  'rewire',
  'wiring',
  'electrical (repair|problem|issue|work)',
  'add outlet',
  'light switch',
  'junction box',
)
const danger = said(
  'no (power|electricity|lights|electric)',
  'without (power|electricity)',
  'power (out|off|go out)',
  'lost power',
  '(spark|smoke|burn|arc|melt|hot|buzz|hiss|crackle|glow) (outlet|panel|breaker|wire|switch|light|wall|meter|box|plug)',
  'burn smell',
  'smell burn',
  '(live|bare|exposed|downed) wire',
  'electrician',
  'electrical emergency',
  'lights (out|bright|dim|flicker)',
  'no lights',
  'shock',
)

/** What an electrician's phone rings for. */
export const electricalRules: MappingRule[] = [
  {
    id: 'electrical-emergency',
    name: 'Any electrical fault that cannot wait',
    group: 'electrical',
    when: all(pressing, any(danger, fault)),
    lines: [{ item: 'Emergency Electrical Service', unit: 'hour', minimumHours: '1' }],
    tags: ['Electrical'],
  },
  {
    id: 'commercial-panel',
    group: 'panel',
    when: all({ op: 'customerType', is: 'commercial', assume: 'residential' }, panel),
    lines: [{ item: 'Commercial Electrical - Panel', unit: 'quote', labour: { item: 'Electrical Repair - Standard' } }],
    tags: ['Electrical'],
  },
  {
    id: 'panel-upgrade',
    group: 'panel',
    when: panel,
    lines: [
      { item: 'Electrical Panel Upgrade - 200A', unit: 'quote', labour: { item: 'Electrical Repair - Standard' } },
    ],
    tags: ['Electrical'],
  },
  {
    id: 'ceiling-fan',
    group: 'electrical',
    when: ceilingFan,
    lines: [{ item: 'Ceiling Fan Installation', unit: 'each', quantity: { from: 'text', of: ['fan'] } }],
    tags: ['Electrical'],
  },
  {
    id: 'lighting',
    group: 'electrical',
    when: lighting,
    lines: [{ item: 'Lighting Installation', unit: 'hour', minimumHours: '1' }],
    tags: ['Electrical'],
  },
  {
    id: 'ev-charger',
    group: 'electrical',
    when: ev,
    lines: [{ item: 'EV Charger Installation', unit: 'quote', labour: { item: 'Electrical Repair - Standard' } }],
    tags: ['Electrical'],
  },
  {
    id: 'generator',
    group: 'electrical',
    when: generator,
    lines: [{ item: 'Generator Installation', unit: 'quote', labour: { item: 'Electrical Repair - Standard' } }],
    tags: ['Electrical'],
  },
  {
    id: 'electrical-inspection',
    group: 'electrical',
    when: inspection,
    lines: [{ item: 'Electrical Safety Inspection', unit: 'each' }],
    tags: ['Electrical'],
  },
  {
    id: 'electrical-repair',
    group: 'electrical',
    when: all(not(pressing), fault),
    lines: [{ item: 'Electrical Repair - Standard', unit: 'hour', minimumHours: '1' }],
    tags: ['Electrical'],
  },
]
