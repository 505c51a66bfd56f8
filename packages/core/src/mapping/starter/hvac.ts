import type { LineTemplate, MappingRule } from '../rules/rules.ts'
import { acService, heatService } from './hvac/care.ts'
import { duct, thermostat } from './hvac/controls-and-ducts.ts'
import { acWork } from './hvac/cooling-machines.ts'
import { comfort, fault, noiseNearby, roomHeater, thermostatFault } from './hvac/faults.ts'
import { bothMachines, heatWork } from './hvac/heating-machines.ts'
import { all, any, emergency, not, pressing, routine, said, urgent } from './phrases.ts'

const group = 'work'

const tags = ['HVAC']

const emergencyLines: LineTemplate[] = [
  { item: 'Emergency HVAC Diagnostic', unit: 'each' },
  { item: 'HVAC Repair - Hourly', unit: 'hour', minimumHours: '2' },
]

const afterVisit = { unit: 'quote' as const, labour: { item: 'HVAC Repair - Hourly' } } // a literal, so that it is an ItemUnit

/** Where the house has no power, heat and cooling come back with it. */
const powerOut = said(
  '(no power|no electricity|power out|power is out|lost power|without power|power went out|electricity out|no electric)',
)

/** The machine there is has to run again, even if another is asked for. */
const mendFirst = said(
  '(want|wants|need|needs|get|like) (it|heat|cooling|air|ac|this)? (going|running|limping|restored|repaired|back on|fixed|mended|working)',
  '(want|wants|need|needs) (urgent|emergency|temporary)? (repair|fix)',
)

/** What a heating and cooling company's phone rings for. */
export const hvacRules: MappingRule[] = [
  {
    id: 'thermostat-installation',
    group,
    when: thermostat,
    lines: [{ item: 'Thermostat Installation', unit: 'each', quantity: { from: 'text', of: ['thermostat'] } }],
    tags,
  },
  { id: 'duct-cleaning', group, when: duct, lines: [{ item: 'Duct Cleaning', unit: 'each' }], tags },
  {
    id: 'furnace-and-ac',
    group,
    when: bothMachines,
    lines: [
      { item: 'Furnace Installation', ...afterVisit },
      { item: 'AC Installation - Residential', ...afterVisit },
    ],
    tags,
  },
  {
    id: 'ac-installation',
    group,
    unlessMatched: ['furnace-and-ac'],
    when: acWork,
    lines: [{ item: 'AC Installation - Residential', ...afterVisit }],
    tags,
  },
  {
    id: 'furnace-installation',
    group,
    unlessMatched: ['furnace-and-ac'],
    when: heatWork,
    lines: [{ item: 'Furnace Installation', ...afterVisit }],
    tags,
  },
  {
    id: 'ac-tune-up',
    group,
    unlessMatched: ['ac-installation'],
    when: all(acService, not(all(pressing, fault))),
    lines: [{ item: 'AC Tune-Up', unit: 'each' }],
    tags,
  },
  {
    id: 'furnace-tune-up',
    group,
    when: all(heatService, not(all(pressing, fault))),
    lines: [{ item: 'Furnace Tune-Up', unit: 'each' }],
    tags,
  },
  {
    id: 'hvac-emergency',
    name: 'No heat or no cooling, at once',
    group: 'pressing',
    when: all(emergency, not(powerOut), any(fault, roomHeater, noiseNearby)),
    lines: emergencyLines,
    tags,
  },
  {
    id: 'hvac-urgent',
    name: 'No heat or no cooling, and it cannot wait',
    group: 'pressing',
    unlessMatched: ['ac-installation', 'furnace-installation'],
    when: all(urgent, not(powerOut), any(fault, roomHeater, noiseNearby)),
    lines: emergencyLines,
    tags,
  },
  {
    id: 'hvac-mend-first',
    name: 'To be mended now, whatever takes its place later',
    group: 'pressing',
    when: all(urgent, not(powerOut), fault, mendFirst, not(acService), not(heatService)),
    lines: emergencyLines,
    tags,
  },
  {
    id: 'thermostat-pressing',
    group: 'pressing',
    unlessMatched: ['thermostat-installation'],
    when: all(pressing, not(powerOut), thermostatFault),
    lines: emergencyLines,
    tags,
  },
  {
    id: 'thermostat-diagnostic',
    group,
    unlessMatched: ['thermostat-installation'],
    when: all(routine, thermostatFault),
    lines: [{ item: 'HVAC Diagnostic - Standard', unit: 'each' }],
    tags,
  },
  {
    id: 'hvac-diagnostic',
    group,
    unlessMatched: ['ac-installation', 'furnace-installation', 'ac-tune-up', 'furnace-tune-up', 'duct-cleaning'],
    when: all(routine, any(fault, roomHeater, noiseNearby)),
    lines: [{ item: 'HVAC Diagnostic - Standard', unit: 'each' }],
    tags,
  },
  {
    id: 'hvac-comfort',
    group: 'loose',
    unlessMatched: ['work', 'pressing'],
    when: all(routine, comfort),
    lines: [{ item: 'HVAC Diagnostic - Standard', unit: 'each' }],
    tags,
  },
  {
    id: 'hvac-comfort-pressing',
    group: 'loose',
    unlessMatched: ['work', 'pressing'],
    when: all(pressing, comfort),
    lines: emergencyLines,
    tags,
  },
]
