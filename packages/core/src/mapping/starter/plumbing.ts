import type { MappingRule } from '../rules/rules.ts'
import { all, any, emergency, later, not, routine, said, saidExcept, soonAfter, urgent } from './phrases.ts'

const group = 'work'
const tags = ['Plumbing']
const emergencyLine = [{ item: 'Emergency Plumbing Service', unit: 'hour' as const, minimumHours: '2' }] // a literal, so that it is an ItemUnit

const clog = saidExcept(
  [
    '<drainable> <clog>',
    '(drain clean)',
    '(clean drain)',
    '(drain service)',
    'clean (drain|drains)',
    'unclog',
    '(water|it) (not go down)',
    '(hair clog)',
    '(standing water) (sink|tub|shower|drain)',
    '(ankle deep|ankle water) shower',
    'snake (drain|sink|toilet|tub|shower|line|it)',
    '(drain|drains) (slow|smell)',
    'rooter',
  ],
  ['(not clog)', 'ceiling fan', 'drain valve', 'drain pan', 'roof drain', '(sump pump)', 'light', 'clean air'],
)
const sewerFault = said(
  '(main|sewer|sewer line|lateral|main line|main drain|septic|septic line) <clog>',
  '(main|sewer|sewer line|main line|lateral|sewer pipe) (root|collapse|belly|offset|crack|smell|gas|odor|sink)',
  '(tree root)',
  '(root|roots) (pipe|line|sewer|drain)',
  '(clay|cast iron|orangeburg) (pipe|tile|sewer)',
  '(every drain|all drain|multiple drain|whole house|everything) (back|back up|slow|clog|backup)',
  '(sewer backup)',
  '(sewer line)',
  '(main line)',
  '(smell sewer|sewer smell|sewer gas)',
)
const sewerWork = said(
  '(sewer|sewer line|main line|lateral|line|drain|pipe|plumbing) (camera|scope|video|jet|hydro jet|replace|reline|trench)',
  '(camera|scope|video) (inspect|inspection)',
  '(sewer scope)',
  '(hydro jet)',
  'camera (drain|line|pipe|down|roots)',
  '(replace|reline|dig up) (sewer|sewer line|main line|line to street|lateral)',
  '(what i want|want|wants) camera',
  '(root cut|rodding|power rod)',
)
const toiletFault = saidExcept(
  [
    'toilet (run|rock|leak|not flush|not fill|wobble|flapper|handle|seat|sing|hiss|crack|loose|base|wax ring|chain|phantom|refill|float|constantly|repair|fix|tank|noise|fill valve|flange|weak|whistle|trickle|move|shift|stain|sweat|flush twice|jiggle|not stop|break|broke)',
    '(wax ring|fill valve|flapper)',
    '(running toilet)',
  ],
  ['toilet paper', '(ring camera)'],
)
const toiletWork = said(
  '(new|replace|install|swap|put in|set|upgrade|change out) toilet',
  'toilet (replace|install|swap|put in|set)',
)
const faucetWork = any(
  soonAfter(
    '(faucet|sink|utility sink|vanity|shower head|bidet) (hooked up|=installed|=replaced|put in|=swapped|swapped out|connected)',
  ),
  saidExcept(
    [
      '(new|install|put in|replace|swap|swap out|hook up|connect|fit|change|change out|set|switch out|upgrade|supply and fit) (faucet|tap|sink|utility sink|laundry tub|laundry sink|shower head|plumbing fixture|bidet|farmhouse sink|pot filler|vanity|pedestal sink|vessel sink|bar sink|kitchen faucet|bathroom faucet|tub spout|washlet|shower trim|vanity faucet|shower fixture|handheld shower)',
      '(faucet|sink|vanity) (install|swap|replacement|put in|replaced|swapped|hooked up|change)',
    ],
    [
      'light',
      'cartridge',
      'sink (clog|drain|back|slow)',
      'drain line',
      '(under sink)',
      'outlet',
      'sink (switch|disposal)',
      'leak',
      'sink hole',
    ],
  ),
)
const heaterWork = any(
  said(
    '(new|replace|install|swap|upgrade|convert|bigger|hybrid|end of life|change out|switch) (water heater)',
    '(tankless|tankless water heater)',
    '(gallon) (new|replace)',
    '(water heater) (install|replacement|swap|price|quote|estimate|bid|replaced)',
    'hybrid (water heater)',
    '(heat pump) (water heater)',
    '(quote|price|cost|estimate|bid) (on|for|of) (water heater)',
  ),
  later('(water heater) <anew>'),
)
const heaterFault = saidExcept(
  [
    '(no hot water)',
    '(water heater)',
    '(pilot light)',
    'pilot (out|not stay lit|not light|relight|blow out)',
    'water (lukewarm|tepid|not hot|not get hot|cold only|not warm|scald|too hot|barely warm)',
    '(hot water) (run out|out|gone|not last|lukewarm|not come|low|rusty|smell|brown|stop|lose|never|short|half|only)',
    '(lost|lose|without|not have|out of) (hot water)',
    '(not any|never any|not enough) (hot water)',
    'anode',
    '(bradford white|rheem|rinnai|navien|ao smith)',
    'cold shower',
  ],
  ['furnace pilot', '(boiler) (pilot)'],
)
const sumpWork = any(
  said(
    '(new|replace|install|swap|put in|upgrade|another|change out|backup|price|quote|cost|estimate|how much) (sump pump)',
    '(sump pump) (install|replacement|replaced|price|battery backup|backup|swap|quote)',
    '(backup|second|battery backup) (sump pump)',
    '(sump pit|sump basin) (new|install|dig|put in)',
  ),
  later('(sump pump) (new one|new pump|replace it|replacement|replaced|another one|swap it)'),
)
const repair = saidExcept(
  [
    '(<tap>|shower|tub|sink|<pipe>|disposal|washer|dishwasher|washing machine|wall|ceiling|cabinet|vanity|ice maker|fridge line|hose|basement|crawlspace|slab|foundation|water softener) (leak|drip|seep|dribble|trickle|ooze|weep|pinhole)',
    '(low|no|weak|bad|poor|lost|high|drop) (water pressure|pressure)',
    '(water pressure|pressure) (low|weak|drop|bad|poor|high|fluctuate|trickle)',
    '(garbage disposal) (jam|hum|leak|stuck|not spin|dead|replace|install|new|quit|die|noise|not work|stop|broke|break|reset|trip|grind|repair)',
    'disposal (jam|hum|leak|stuck|not spin|dead|replace|install|new)',
    '(shower valve|mixing valve|pressure regulator|expansion tank|hose bib|shut off valve|angle stop|p trap|water hammer|pinhole|backflow|ice maker line|gas line|gas leak|water softener|repipe|pressure reducing)',
    '(<tap>|shower) (run|loose|handle|break|stuck|not turn|not shut|stiff|hard to turn|spin|wobble|freeze|strip|squeak|low|trickle|stop|come off)',
    'water (spot|stain|ring|mark) (ceiling|wall)',
    '(pipe|pipes) (bang|knock|rattle|freeze|insulate|noise|sweat|corrode|rust|repair|exposed|replace|move|reroute|cap)',
    'plumbing (repair|issue|problem|leak|work|inspect)',
    '(fix|repair) (leak|pipe|faucet|shower)',
    '(sump pump) (noise|not work|not kick on|hum|run|loud|repair|check|float|stuck|test|cycle|alarm|quit|die|fail|stop|dead)',
    '(washer|washing machine|dishwasher|fridge|refrigerator) (hookup|line|box|valve|install)',
    '(leak) (under|behind|below|slow)',
    'slow leak',
    '(caulk|regrout) (tub|shower)',
    '(well pump|pressure tank)',
    'water (cloudy|brown|rusty|discolored|taste)',
  ],
  [
    'roof leak',
    'drywall',
    'roof',
    'gutter',
    'toilet',
    '(water heater)',
    'radiator',
    'ac',
    'furnace',
    'window',
    'refrigerant',
    'skylight',
    '(leak) (condenser|coil|air handler|unit)',
    '(not leak)',
    '(sump pump) (new|replace|install)',
  ],
)
const flood = saidExcept(
  [
    '<pipe> <bust>',
    '(water) (everywhere|pour|gush|spray|shoot|all over|rise|come up|flood|through ceiling|stream|fill)',
    'water (come|drip|leak|run|fall|pour|rain) (ceiling|wall|light|floor|basement|downstairs|out|through)',
    '(flood|flooded|flooding)',
    'sewage',
    '(smell|odor|leak) (gas|natural gas|propane)',
    '(rotten egg)',
    'toilet overflow',
    '(washer|dishwasher|tub|sink|toilet) (overflow|flood)',
    '(water heater) (leak|burst|let go|gas|flood|spray|pour|break)',
    '(frozen pipe|pipe froze|pipe freeze|pipes freeze)',
    '(shut off|main valve|main) (stuck|break|seize|not turn|not close)',
    '(standing water|inch of water|inches of water|foot of water)',
    'leak',
    '(drip) (ceiling|bucket|steady|constant)',
    'poop',
    'plumber',
  ],
  [
    '(not leak)',
    '(no leak)',
    'roof',
    'flood light',
    'refrigerant',
    'oil leak',
    'air leak',
    '(ac|furnace|condenser|air handler|boiler|radiator) (leak|drip)',
  ],
)

const noWater = said('(no water|without water|not have water|no running water)')
/** Where the house has no power, the pumps and heaters come back with it. */
const powerOut = said('(no power|no electricity|no electric|power out|lost power|without power|power went out)')
/** Water that a heating or cooling machine loses is not the plumber's. */
const hvacWater = said(
  '(ac|air handler|furnace|boiler|condenser|radiator|heat pump|ac unit|condensate|minisplit) (leak|drip|water|pour|flood)',
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
    when: heaterWork,
    lines: [{ item: 'Water Heater Installation', unit: 'each' }],
    tags,
  },
  {
    id: 'faucet-installation',
    group,
    unlessMatched: ['bathroom-estimate', 'kitchen-estimate'],
    when: faucetWork,
    lines: [{ item: 'Faucet Installation', unit: 'each', quantity: { from: 'text', of: ['faucet', 'sink'] } }],
    tags,
  },
  {
    id: 'toilet-replacement',
    group,
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
      any(flood, clog, sewerFault, toiletFault, all(not(powerOut), any(noWater, heaterFault, repair))),
    ),
    lines: emergencyLine,
    tags,
  },
  {
    id: 'plumbing-urgent',
    group: 'pressing',
    unlessMatched: ['sump-pump-installation', 'water-heater-installation', 'faucet-installation', 'toilet-replacement'],
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
    when: all(routine, toiletFault),
    lines: [{ item: 'Toilet Repair - Standard', unit: 'each', quantity: { from: 'text', of: ['toilet'] } }],
    tags,
  },
  {
    id: 'drain-service',
    group,
    unlessMatched: ['sewer-work', 'sewer-line'],
    when: all(routine, clog),
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
    unlessMatched: ['water-heater-installation', 'water-heater-service'],
    when: all(routine, repair),
    lines: [{ item: 'Plumbing Repair - Standard', unit: 'hour', minimumHours: '1' }],
    tags,
  },
]
