import type { MappingRule } from '../rules/rules.ts'
import { said, saidExcept } from './phrases.ts'

const free = (item: string): { item: string; unit: 'free' } => ({ item, unit: 'free' })
const hourly = (item: string): { item: string; unit: 'hour'; minimumHours: string } => ({
  item,
  unit: 'hour',
  minimumHours: '1',
})

/** What a general contractor's phone rings for. */
export const generalRules: MappingRule[] = [
  {
    id: 'bathroom-estimate',
    group: 'general',
    when: saidExcept(
      ['<remodel> (bathroom|bath|master bath|shower)', '(tub to shower|walk in shower)', 'tile shower'],
      ['bathroom (outlet|light|faucet|sink|fan|toilet)', 'new toilet'],
    ),
    lines: [free('Residential Estimate - Bathroom')],
    tags: ['General'],
  },
  {
    id: 'kitchen-estimate',
    group: 'general',
    when: saidExcept(
      ['<remodel> kitchen', 'kitchen cabinet', 'counter top', 'cabinet (reface|new|replace|install)', 'backsplash'],
      ['kitchen (sink|faucet|outlet|light|drain)', 'off kitchen'],
    ),
    lines: [free('Residential Estimate - Kitchen')],
    tags: ['General'],
  },
  {
    id: 'general-estimate',
    group: 'general',
    when: saidExcept(
      [
        'finish basement',
        '<remodel> (basement|attic|house|home|office|room)',
        'addition',
        '(new|replace|install|estimate|price|change) (flooring|hardwood|window|siding|roof|shingle|gutter|carpet|tile floor|deck|patio|door)',
        '(paint|painting) (house|exterior|interior|room|bedroom|estimate|quote)',
        'siding',
        'roof',
        'flooring',
        'windows',
      ],
      ['garage door', 'door knob'],
    ),
    lines: [free('Residential Estimate - General')],
    tags: ['General'],
  },
  {
    id: 'exterior-carpentry',
    group: 'general',
    when: said(
      '(deck|fence|porch|step|stair|railing|handrail|trim|fascia|soffit|gate|ramp|pergola|board) (repair|rot|loose|broken|fix|replace|rotted|fell|blow down|wobble|split|soft|pull out|lean|down)',
    ),
    lines: [hourly('Exterior Carpentry - Repair')],
    tags: ['General'],
  },
  {
    id: 'drywall',
    group: 'general',
    when: said(
      'drywall',
      'hole (wall|ceiling)',
      'crack (wall|ceiling|plaster)',
      'patch (wall|ceiling|hole)',
      'plaster (repair|crack)',
    ),
    lines: [hourly('Drywall Repair')],
    tags: ['General'],
  },
  {
    id: 'handyman',
    group: 'general',
    when: said(
      'handyman',
      '(mount|hang) (tv|shelf|mirror|picture|curtain|blind|door|art|shelves|towel bar|cabinet)',
      '(assemble|put together) (furniture|ikea|bed|desk|bookcase|crib|cabinet|wardrobe|dresser|swing set)',
      'odd job',
      '(door|hinge) (rehung|stick|off|hang|rip|not close|not shut|not latch|hinge)',
      'furniture',
      'ikea',
      'towel bar',
      'honey do',
      'grab bar',
    ),
    lines: [hourly('Handyman - Hourly')],
    tags: ['General'],
  },
]
