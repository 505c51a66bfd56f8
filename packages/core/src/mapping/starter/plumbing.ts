import type { MappingRule } from '../rules/rules.ts'
import { all, any, mentioned, not, pressing, said, saidExcept } from './phrases.ts'

const drainClog = said(
  '(drain|sink|tub|shower|bathtub|floor drain|laundry tub|toilet|lavatory|disposal|basin|urinal) <clog>',
  'drain clean',
  'clean drain',
  'drain service',
  'water not (drain|go down)',
  'snake (drain|sink|toilet|tub|shower)',
  'hair clog',
  'shower puddle',
)
const sewer = said(
  '(main|sewer|sewer line|lateral|mainline|main line|main drain|septic) <clog>',
  '(sewer|sewer line|main line|lateral|line|drain|pipe) (camera|scope|inspect|root|replace|collapse|belly|rooter|jet|video)',
  'tree root',
  'sewer smell',
  'camera inspection',
  'hydro jet',
  'every drain <clog>',
  'all drains <clog>',
  'sewer scope',
  'sewer line',
)
const toilet = said(
  'toilet (run|rock|leak|not flush|wobble|flapper|handle|fill|seat|sing|hiss|crack|loose|base|wax ring|replace|new|install|tank|swap|constantly|repair|fix|chain|phantom|refill|flush|float|set)',
  'wax ring',
)
const faucetInstall = saidExcept(
  [
    '<install> (faucet|tap|sink|vanity faucet|utility sink|laundry tub|shower head|fixture|bidet|farmhouse sink|pot filler|spigot)',
    '(faucet|sink) (swap|install|replace|new)',
  ],
  ['light fixture', 'install price', 'leak'],
)
const waterHeaterInstall = any(
  said(
    '(new|replace|install|swap|upgrade|convert|bigger|hybrid|end of life|quote|bid) water heater',
    'tankless',
    'hybrid water heater',
    'heat pump water heater',
    '(electric|gas) water heater price',
  ),
  all(mentioned('water heater'), said('(new|whole new|another) (one|tank|unit)', 'replace it', 'get it replaced')),
)
const waterHeater = said(
  'no hot water',
  'water heater',
  'pilot light',
  'water (lukewarm|not hot|not get hot|cold only)',
  'hot water (run out|out|gone|not last|lukewarm)',
  'lose hot water',
  'without hot water',
)
const sumpInstall = any(
  said('<install> sump pump', 'sump pump (install|replace|new|price|battery backup)'),
  all(mentioned('sump pump'), said('new (one|pump)', 'replace it', 'replace pump')),
)
const generalFault = said(
  '(<tap>|shower|tub|sink|<pipe>|disposal|washer|dishwasher|hose bib|water main|shutoff) <leak>',
  'water pressure',
  'garbage disposal',
  'shower valve',
  '(faucet|tap|spigot|shower) (run|drip|loose|handle|repair|fix|break|stuck|not turn)',
  'water (spot|stain) ceiling',
  'pinhole',
  '(shut off|shutoff) valve',
  'water hammer',
  'plumbing (repair|issue|problem|leak)',
  'low pressure',
  'pipe (repair|bang|knock|rattle|froze|freeze|insulate)',
  'leak (pipe|sink|ceiling|wall|faucet|shower|cabinet)',
  'sump pump <fault>',
  'backflow',
  'angle stop',
  'dishwasher (hookup|install|line)',
  'ice maker line',
)
const flood = said(
  '(burst|broken|split|break|bust|rupture|frozen) <pipe>',
  'water (everywhere|pour|gush|spray|flood|shoot|all over|come in|through|rise)',
  'flood',
  'sewage',
  'no water',
  'without water',
  '(smell|odor|leak) gas',
  'gas smell',
  'toilet overflow',
  'water (come|drip|leak|run|fall) (ceiling|wall|light)',
  'water heater (leak|burst|let go|gas|flood)',
  'plumber',
  'leak',
  'sump pump',
  'frozen pipe',
  '(shutoff|main valve) (stuck|break)',
)

const item = (name: string): { item: string; unit: 'each' } => ({ item: name, unit: 'each' })

/** What a plumber's phone rings for. */
export const plumbingRules: MappingRule[] = [
  {
    id: 'plumbing-emergency',
    name: 'Any plumbing fault that cannot wait',
    group: 'plumbing',
    when: all(pressing, any(flood, drainClog, sewer, toilet, waterHeater, generalFault)),
    lines: [{ item: 'Emergency Plumbing Service', unit: 'hour', minimumHours: '2' }],
    tags: ['Plumbing'],
  },
  {
    id: 'sump-pump-installation',
    group: 'plumbing',
    when: sumpInstall,
    lines: [{ ...item('Sump Pump Installation'), quantity: { from: 'text', of: ['sump', 'pump'] } }],
    tags: ['Plumbing'],
  },
  {
    id: 'water-heater-installation',
    group: 'plumbing',
    when: waterHeaterInstall,
    lines: [item('Water Heater Installation')],
    tags: ['Plumbing'],
  },
  {
    id: 'faucet-installation',
    group: 'plumbing',
    when: faucetInstall,
    lines: [{ ...item('Faucet Installation'), quantity: { from: 'text', of: ['faucet', 'sink'] } }],
    tags: ['Plumbing'],
  },
  {
    id: 'sewer-line',
    group: 'plumbing',
    when: all(not(pressing), sewer),
    lines: [{ item: 'Sewer Line Service', unit: 'quote', labour: { item: 'Plumbing Repair - Standard' } }],
    tags: ['Plumbing'],
  },
  {
    id: 'toilet-repair',
    group: 'plumbing',
    when: all(not(pressing), toilet),
    lines: [{ ...item('Toilet Repair - Standard'), quantity: { from: 'text', of: ['toilet'] } }],
    tags: ['Plumbing'],
  },
  {
    id: 'drain-service',
    group: 'plumbing',
    when: all(not(pressing), drainClog),
    lines: [item('Drain Service - Standard')],
    tags: ['Plumbing'],
  },
  {
    id: 'water-heater-service',
    group: 'plumbing',
    when: all(not(pressing), waterHeater, not(waterHeaterInstall)),
    lines: [{ item: 'Water Heater Service', unit: 'hour', minimumHours: '1' }],
    tags: ['Plumbing'],
  },
  {
    id: 'plumbing-repair',
    group: 'plumbing',
    when: all(not(pressing), generalFault),
    lines: [{ item: 'Plumbing Repair - Standard', unit: 'hour', minimumHours: '1' }],
    tags: ['Plumbing'],
  },
]
