import type { LineTemplate, MappingRule } from '../rules/rules.ts'
import { carpentry } from './general/carpentry.ts'
import { house } from './general/house.ts'
import { oddJobs } from './general/odd-jobs.ts'
import { bathroom, bothRooms, kitchen } from './general/rooms.ts'
import { walls } from './general/walls.ts'
import { all, any, emergency, not, said } from './phrases.ts'

const group = 'work'
const tags = ['General']
const free = (item: string): LineTemplate => ({ item, unit: 'free' })
const hourly = (item: string): LineTemplate => ({ item, unit: 'hour', minimumHours: '1' })

/** In an emergency the house itself is mentioned for where it happens: other work counts where it is asked for. */
const askedFor = any(
  not(emergency),
  said(
    '(also|additionally|separately|afterward|afterwards|after that|later|subsequently|then|plus)',
    '(as well)',
    '(asked|asks|wants|want|needs|need|like) (repaired|patched|fixed|replaced|rebuilt)',
    '(quote|estimate|bid|price)',
    '(once|when|after) (dry|over|done|fixed)',
    'while (he|they|you|tech) (there|here)',
    '(another day|some other day)',
  ),
)

const work: MappingRule[] = [
  {
    id: 'kitchen-and-bathroom',
    group,
    when: bothRooms,
    lines: [free('Residential Estimate - Bathroom'), free('Residential Estimate - Kitchen')],
    tags,
  },
  {
    id: 'bathroom-estimate',
    group,
    unlessMatched: ['kitchen-and-bathroom'],
    when: bathroom,
    lines: [free('Residential Estimate - Bathroom')],
    tags,
  },
  {
    id: 'kitchen-estimate',
    group,
    unlessMatched: ['kitchen-and-bathroom'],
    when: kitchen,
    lines: [free('Residential Estimate - Kitchen')],
    tags,
  },
  {
    id: 'general-estimate',
    group,
    when: house,
    lines: [free('Residential Estimate - General')],
    tags,
  },
  {
    id: 'exterior-carpentry',
    group,
    when: carpentry,
    lines: [hourly('Exterior Carpentry - Repair')],
    tags,
  },
  {
    id: 'drywall',
    group,
    when: walls,
    lines: [hourly('Drywall Repair')],
    tags,
  },
  {
    id: 'handyman',
    group,
    unlessMatched: ['bathroom-estimate', 'kitchen-estimate'],
    when: oddJobs,
    lines: [hourly('Handyman - Hourly')],
    tags,
  },
]

/** What a general contractor's phone rings for. */
export const generalRules: MappingRule[] = work.map((rule) => ({ ...rule, when: all(askedFor, rule.when) }))
