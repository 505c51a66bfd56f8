import type { Condition } from '../operators/condition.ts'
import type { MappingRule } from '../rules/rules.ts'
import { all, any, emergency, not, pressing, routine, said, saidLoosely, urgent } from './phrases.ts'
import { clog, sewerFault, sewerWork } from './plumbing/drains.ts'
import { faucetWork, toiletFault, toiletWork } from './plumbing/fixtures.ts'
import { heaterAmiss, heaterFault, heaterPrice, heaterWork } from './plumbing/heaters.ts'
import { flood, noWater, repair } from './plumbing/leaks.ts'
import { sumpFault, sumpWork } from './plumbing/pumps.ts'

const group = 'work'

const tags = ['Plumbing']

const emergencyLine = [{ item: 'Emergency Plumbing Service', unit: 'hour' as const, minimumHours: '2' }] // a literal, so that it is an ItemUnit

/** Where the house has no power, the pumps and heaters come back with it. */
const powerOut = said('(no power|no electricity|no electric|power out|lost power|without power|power went out)')

/** Water that a heating or cooling machine loses is not the plumber's. */
const hvacWater = saidLoosely(
  [
    '(ac|air handler|furnace|boiler|condenser|radiator|heat pump|ac unit|condensate|minisplit) (leak|drip|water|pour|flood)',
  ],
  [
    '(around|near|by|behind|toward|reach|next to|close to|on) (furnace|boiler|air handler|ac|condenser)',
    '<pipe> <bust>',
  ],
)

/** Asked for on top of what presses, and not pressing itself. */
const onTop =
  '(also|plus|besides|sometime|afterward|afterwards|after that|while|later|separately|too|as well|asks to have|then)'
const later = (...any: string[]): Condition => all(pressing, { op: 'phrase', any, order: 'near', within: 6 })

const toiletLater = later(
  `${onTop} toilet (run|running|rock|loose|wobble|leak|handle|flapper|not flush|replace|set)`,
  `toilet (run|running|rock|loose|wobble|leak|flapper) ${onTop}`,
)
const repairLater = later(
  `${onTop} (drip|dripping|leaky|loose|slow) (faucet|hose bib|spigot|tap|shower head|spout|valve|disposal)`,
  `${onTop} (faucet|hose bib|spigot|tap|spout|disposal|shower) (drip|dripping|leak|loose|jam|hum|repaired|fixed)`,
  `(faucet|hose bib|spigot|tap|spout|disposal) (drip|drips|loose|jam|hum) ${onTop}`,
)
const drainLater = later(
  `${onTop} (slow|clogged|sluggish) (drain|sink|tub|shower)`,
  `${onTop} (drain|sink|tub) (slow|sluggish)`,
)

/** What a plumber's phone rings for. */
export const plumbingRules: MappingRule[] = [
  {
    id: 'sump-pump-installation',
    group,
    when: sumpWork,
    lines: [{ item: 'Sump Pump Installation', unit: 'each' }],
    tags,
  },
  {
    id: 'water-heater-installation',
    group,
    when: any(heaterWork, all(routine, heaterPrice, not(heaterAmiss))),
    lines: [{ item: 'Water Heater Installation', unit: 'each' }],
    tags,
  },
  {
    id: 'faucet-installation',
    group,
    unlessMatched: ['bathroom-estimate'],
    when: faucetWork,
    lines: [{ item: 'Faucet Installation', unit: 'each', quantity: { from: 'text', of: ['faucet', 'sink'] } }],
    tags,
  },
  {
    id: 'toilet-replacement',
    group,
    unlessMatched: ['bathroom-estimate', 'kitchen-and-bathroom'],
    when: toiletWork,
    lines: [{ item: 'Toilet Repair - Standard', unit: 'each', quantity: { from: 'text', of: ['toilet'] } }],
    tags,
  },
  {
    id: 'sewer-work',
    group,
    when: sewerWork,
    lines: [{ item: 'Sewer Line Service', unit: 'quote', labour: { item: 'Plumbing Repair - Standard' } }],
    tags,
  },
  {
    id: 'plumbing-emergency',
    group: 'pressing',
    when: all(
      emergency,
      not(hvacWater),
      any(flood, clog, sewerFault, toiletFault, all(not(powerOut), any(noWater, heaterFault, repair, sumpFault))),
    ),
    lines: emergencyLine,
    tags,
  },
  {
    id: 'plumbing-urgent',
    group: 'pressing',
    unlessMatched: ['sump-pump-installation', 'water-heater-installation'],
    when: all(
      urgent,
      not(hvacWater),
      any(flood, clog, sewerFault, toiletFault, all(not(powerOut), any(noWater, heaterFault, repair))),
    ),
    lines: emergencyLine,
    tags,
  },
  {
    id: 'sewer-line',
    group,
    unlessMatched: ['sewer-work'],
    when: all(routine, sewerFault),
    lines: [{ item: 'Sewer Line Service', unit: 'quote', labour: { item: 'Plumbing Repair - Standard' } }],
    tags,
  },
  {
    id: 'toilet-repair',
    group,
    unlessMatched: ['toilet-replacement'],
    when: any(all(routine, toiletFault), toiletLater),
    lines: [{ item: 'Toilet Repair - Standard', unit: 'each', quantity: { from: 'text', of: ['toilet'] } }],
    tags,
  },
  {
    id: 'drain-service',
    group,
    unlessMatched: ['sewer-work', 'sewer-line'],
    when: any(all(routine, clog), drainLater),
    lines: [{ item: 'Drain Service - Standard', unit: 'each' }],
    tags,
  },
  {
    id: 'water-heater-service',
    group,
    unlessMatched: ['water-heater-installation'],
    when: all(routine, heaterFault),
    lines: [{ item: 'Water Heater Service', unit: 'hour', minimumHours: '1' }],
    tags,
  },
  {
    id: 'plumbing-repair',
    group,
    unlessMatched: ['water-heater-installation'],
    when: any(all(routine, repair), all(routine, sumpFault, not(sumpWork)), repairLater),
    lines: [{ item: 'Plumbing Repair - Standard', unit: 'hour', minimumHours: '1' }],
    tags,
  },
]
