import type { MappingRule } from '../rules/rules.ts'
import { danger, fault, wetPanel } from './electrical/faults.ts'
import { inspection } from './electrical/inspections.ts'
import { fanFault, fanWork, lightWork } from './electrical/lights-and-fans.ts'
import { panelNamed, panelWork as panelReplaced } from './electrical/panels.ts'
import { chargerFault, evWork, generatorWork } from './electrical/power.ts'
import { all, any, emergency, not, pressing, routine, said, urgent } from './phrases.ts'

const group = 'work'

const tags = ['Electrical']

const emergencyLine = [{ item: 'Emergency Electrical Service', unit: 'hour' as const, minimumHours: '1' }] // a literal, so that it is an ItemUnit

const afterVisit = { unit: 'quote' as const, labour: { item: 'Electrical Repair - Standard' } } // likewise

const panelWork = any(panelReplaced, all(panelNamed, not(any(evWork, generatorWork))))

const asked = said('electrician')

const onTop = '(also|plus|besides|sometime|afterward|afterwards|after that|while|later|separately|as well|then)'

/** A fault that is named on top of what presses, and does not press itself. */
const faultLater = all(pressing, {
  op: 'phrase',
  any: [
    `${onTop} (dead|loose|bad|flickering|buzzing|broken) (outlet|switch|light|dimmer|receptacle|gfci)`,
    `${onTop} (outlet|switch|light|dimmer|receptacle|gfci) (dead|loose|not work|flicker|replace|repair|add|put in|fix)`,
  ],
  order: 'near',
  within: 5,
})

/** What an electrician's phone rings for. */
export const electricalRules: MappingRule[] = [
  {
    id: 'ev-charger',
    group,
    when: all(not(chargerFault), evWork),
    lines: [{ item: 'EV Charger Installation', ...afterVisit }],
    tags,
  },
  { id: 'generator', group, when: generatorWork, lines: [{ item: 'Generator Installation', ...afterVisit }], tags },
  {
    id: 'commercial-panel',
    group,
    when: all({ op: 'customerType', is: 'commercial', assume: 'residential' }, panelWork),
    lines: [{ item: 'Commercial Electrical - Panel', ...afterVisit }],
    tags,
  },
  {
    id: 'panel-upgrade',
    group,
    when: all({ op: 'customerType', is: 'residential', assume: 'residential' }, panelWork),
    lines: [{ item: 'Electrical Panel Upgrade - 200A', ...afterVisit }],
    tags,
  },
  {
    id: 'ceiling-fan',
    group,
    when: fanWork,
    lines: [{ item: 'Ceiling Fan Installation', unit: 'each', quantity: { from: 'text', of: ['fan'] } }],
    tags,
  },
  {
    id: 'lighting',
    group,
    when: lightWork,
    lines: [{ item: 'Lighting Installation', unit: 'hour', minimumHours: '1' }],
    tags,
  },
  {
    id: 'electrical-inspection',
    group,
    unlessMatched: ['commercial-panel'],
    when: inspection,
    lines: [{ item: 'Electrical Safety Inspection', unit: 'each' }],
    tags,
  },
  {
    id: 'electrical-emergency',
    group: 'pressing',
    when: all(emergency, any(danger, fault, asked)),
    lines: emergencyLine,
    tags,
  },
  {
    id: 'electrical-besides',
    group: 'besides',
    unlessMatched: ['electrical-emergency'],
    when: all(emergency, wetPanel),
    lines: emergencyLine,
    tags,
  },
  {
    id: 'electrical-urgent',
    group: 'pressing',
    unlessMatched: ['generator', 'commercial-panel', 'electrical-inspection'],
    when: all(urgent, any(danger, fault, asked)),
    lines: emergencyLine,
    tags,
  },
  {
    id: 'electrical-repair',
    group,
    unlessMatched: ['generator', 'ev-charger'],
    when: any(all(routine, any(fault, fanFault, danger)), faultLater),
    lines: [{ item: 'Electrical Repair - Standard', unit: 'hour', minimumHours: '1' }],
    tags,
  },
]
