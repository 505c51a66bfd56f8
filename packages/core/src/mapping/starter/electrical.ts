import type { MappingRule } from '../rules/rules.ts'
import { all, any, emergency, later, not, routine, said, saidExcept, saidLoosely, urgent } from './phrases.ts'

const group = 'work'
const tags = ['Electrical']
const emergencyLine = [{ item: 'Emergency Electrical Service', unit: 'hour' as const, minimumHours: '1' }] // a literal, so that it is an ItemUnit
const afterVisit = { unit: 'quote' as const, labour: { item: 'Electrical Repair - Standard' } } // likewise

const panelWork = any(
  saidExcept(
    [
      '(panel|breaker box|fuse box|electrical panel|breaker panel|electric panel|panelboard|load center|electrical service|main panel) (upgrade|replace|new|swap|change|quote|estimate|install|bigger|bid|price|cost|200|old|change out|relocate|move|heavy up)',
      '(200|100|150|400|600|two hundred) (amp|amps|a) (panel|service|upgrade)',
      '(new|replace|upgrade|swap|install|bigger|second|another|additional) (panel|breaker box|fuse box|electrical panel|breaker panel|electrical service|subpanel|sub panel)',
      '(sub panel|subpanel)',
      '(federal pacific|zinsco|challenger|stab lok|bulldog)',
      '(service upgrade|panel upgrade|heavy up)',
      'panel (100|60) (to 200|amp)',
      '(60|100|125) (amp|amps) (200|not|enough|bigger)',
      '(go|upgrade|bump up|move up) (to 200|to 400)',
    ],
    [
      'solar panel',
      'solar panels',
      'panel (cover)',
      'access panel',
      'wall panel',
      'panel door',
      'panel (spark|smoke|hot|buzz)',
      'fence panel',
      'control panel',
      '(panel) (same|in garage)',
      'tv panel',
    ],
  ),
  later(
    '(panel|breaker panel|fuse box|breaker box|electrical panel) (replacement|replaced|replace|new one|upgrade|swap|swapped)',
  ),
)
const fanWork = saidExcept(
  [
    '<put-in> (ceiling fan|fan|fans|ceiling fans)',
    '(ceiling fan|fan|fans) (install|replacement|replaced|swap|put up|put in|hung|hang|go up|mount|new)',
  ],
  [
    '(exhaust fan|bath fan|bathroom fan|attic fan|vent fan|range fan|whole house fan|fan motor|blower fan|condenser fan|furnace fan|fan switch|fan blade|fan belt)',
    '(ceiling fan) (wobble|hum|noise|not work|stop|light)',
  ],
)
const lightWork = saidExcept(
  [
    '(install|put in|put up|add|hang|new|replace|swap|swap out|mount|change out|wire|set|upgrade) (light|lights|lighting|recessed|recessed light|can light|chandelier|pendant|pendant light|sconce|light fixture|track light|track lighting|floodlight|flood light|landscape light|landscape lighting|motion light|led|string light|vanity light|porch light|outdoor light|undercabinet light|under cabinet light|security light|=cans|pot light|spotlight|lamp post|post light)',
    '(chandelier|pendant|recessed|landscape|under cabinet|undercabinet) (light|lighting|install|swap|put|hang)',
    '(outdoor|track|accent|path) (light|lights|lighting)',
    '(landscape lighting|recessed lighting|outdoor lighting|pot lights)',
    '(lighting) (install|quote|estimate|upgrade)',
    '(lights|light) (installed|put in|hung|added)',
  ],
  [
    '(light switch|switch)',
    '(ceiling fan)',
    '(pilot light)',
    '(no lights|no light)',
    '(exit light|emergency light)',
    'light bulb',
    'indicator',
    '(light|lights) (flicker|=out|dead|blink|quit|stop|not work|burn out|die|dim|broken|buzz|fix|repair|go dark)',
    '(get lights)',
    'traffic light',
    '(smoke)',
  ],
)
const chargerFault = said('(charger|ev charger) (melt|smoke|spark|burn|trip|not work|stop|dead|error|fault|not charge)')
const evWork = any(
  later(
    '(tesla|rivian|ioniq|lightning|mach e|nissan leaf|chevy bolt|electric car|electric truck|plug in hybrid|ev) (charger|chargers)',
  ),
  saidExcept(
    [
      '(ev charger|car charger|wall connector|level 2 charger|level two charger|charging station|ev charging|ev outlet|ev plug|home charger|tesla charger|vehicle charger|nema 14 50|14 50)',
      '(level) (2|two)',
      '(tesla|rivian|ioniq|chevy bolt|nissan leaf|mach e|f 150 lightning|plug in hybrid|electric car|electric vehicle|electric truck|ev|polestar|lucid) (charger|outlet|plug|install|240|garage|charge|price)',
      '(240|220|240 v|240 volt|240v) (garage|car|truck|vehicle|outlet car)',
      '(charger|chargers) (parking|garage|driveway|townhome|condo|hoa|circuit)',
      '(charger|=charging) (install|garage|car|put in|tesla|ev)',
      '<put-in> charger',
    ],
    [
      'charger (melt|smoke|spark|burn|trip|not work|stop|dead|error)',
      '(ev charger) (plug melt|melt|smoke|spark|fault)',
      'phone charger',
      'battery charger',
    ],
  ),
)
const generatorWork = saidExcept(
  [
    '(generator|standby unit|standby power|backup power|whole house backup)',
    '(transfer switch)',
    '(interlock)',
    '(generac|kohler generator|whole house backup|power wall|powerwall)',
  ],
  ['(portable generator) (run|borrow)', '(generator) (run|running) (now)', '(on generator)', '(run on generator)'],
)
const inspection = saidLoosely(
  [
    'certificate electrician',
    '(electrical|wiring) (check|check up|checkup)',
    '(electrical|wiring|safety|electric|insurance|pre purchase|home sale) (inspect|check|inspection|evaluate|certificate|report)',
    'inspect (wiring|electrical|panel|electric)',
    '(inspection certificate|knob and tube|aluminum wiring|safety check|safety inspection)',
    '(wiring|electrical) (checked|looked over|inspected|evaluated|up to code|assessed)',
    '(look over|go over|check over) (wiring|electrical)',
    '(is|make sure) (wiring) (safe|ok)',
  ],
  [
    '(city|house|home) inspection (tomorrow|today|noon|fail)',
    'gas safety',
    '(plumbing|sewer|camera|furnace|ac|roof) inspect',
    'boiler inspect',
    '(fail|failed) inspection',
    'aluminum wired',
  ],
)
const fault = saidExcept(
  [
    '<outlet> <outlet-fault>',
    '(flicker|flickering)',
    '(no power) (one|half|room|garage|bedroom|kitchen|outlet|side|circuit)',
    '(lights) (out|flicker|dim|go out|not work|off)',
    '(rewire|rewiring|wire nut|junction box|ground wire|dedicated circuit|dedicated outlet|dimmer switch|surge protector)',
    'electrical (repair|problem|issue|work|short)',
    '(add|install|new|move|put in|relocate|extra|more|need|wire) (outlet|outlets|switch|switches|circuit|gfci|receptacle|dimmer|doorbell|smoke detector|smoke detectors|bath fan|exhaust fan|usb outlet|240 outlet|dryer outlet)',
    '(outlet|outlets|switch|switches|circuit|gfci|dimmer) (install|installed|added|put in|moved|installation)',
    '(light switch)',
    '(run power|bring power|run electric|run electricity|extend power|get power)',
    '(breaker) (trip|not stay|keep|warm|hot|off|hold|flip|pop|bad|replace|reset)',
    '(trip|trips|tripping) breaker',
    '(hot tub|sauna|welder|dryer|range|oven|shed|pool) (wire|wired|hookup|circuit|outlet|electric)',
    '(smoke detector|smoke alarm|carbon monoxide detector) (chirp|beep|install|replace|hardwire|new)',
    '(wire|wiring) (chewed|exposed|bad|loose|frayed|bare|cut|hang)',
  ],
  [
    '(change out|swap out|switch out|changed out)',
    '(pilot light|pilot)',
    '(burner)',
    '(power steering)',
    '(shut off)',
    '(water line)',
    '(plumbing fixture|shower fixture)',
    '(fixture installs)',
    '(ac|furnace|condenser|heat pump|boiler|unit|sump pump) (trip|trips|tripping)',
    'light (blink|flash) (furnace|boiler)',
    '(furnace guy light|blinking light)',
    'sink fixture',
    'garage door opener',
    '(reset button)',
    'city water',
    '(open house)',
    'water shut off',
    'smoke break',
    'gas light',
    '(ceiling fan) (install|new|swap|replace|put)',
    '(day light|daylight|skylight)',
    '(power wash|power washing)',
    '(flush|fixture) toilet',
  ],
)
const danger = saidExcept(
  [
    '(no power|no electricity|no electric|without power|without electricity|lost power|lose power|power out|power off|power go out|power is out|electricity out|power went out|not have power|no lights)',
    '(spark|smoke|burn|arc|melt|hot|buzz|hiss|crackle|glow|sizzle|flame|warm|scorch|pop|fire|hum) (outlet|panel|breaker|wire|switch|wall|meter|box|plug|breaker box|fuse box|light switch|electrical|socket|cord|disconnect|attic|fixture)',
    '(burn|burnt|electrical) smell',
    'smell (burn|burning|plastic|smoke|electrical)',
    '(live|bare|exposed|downed|fallen) (wire|powerline|service line)',
    '(wire|service line|powerline|mast|meter) (down|hang|rip|tear|fall|pull|lie|arc)',
    '(electrical emergency|electrical fire|emergency electrical|loose neutral)',
    '(lights) (bright|dim|surge)',
    '(shock|shocked|zap|zapped|electrocute)',
    'half (house|power|lights|outlets)',
    '(house|whole house|entire house|everything) (dark|no power|without power|out of power)',
    'water (panel|breaker box|electrical panel|fuse box|outlet)',
  ],
  [
    '(water heater)',
    '(hot water)',
    '(hot box)',
    'smoke (furnace|boiler|chimney|oven)',
    '(furnace|boiler|ac) (smoke|burn|smell|spark)',
    '(space heater)',
    'gas smell',
    '(fire department)',
    'shock absorber',
    '(sticker shock)',
    '(hot tub)',
    'dryer vent',
    'fire pit',
    'fire hazard',
    '(power blip)',
    '(ac|furnace|condenser|heat pump|boiler|unit|sump pump) trip',
  ],
)

const asked = said('electrician')

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
    id: 'electrical-urgent',
    group: 'pressing',
    unlessMatched: [
      'ev-charger',
      'generator',
      'commercial-panel',
      'panel-upgrade',
      'ceiling-fan',
      'lighting',
      'electrical-inspection',
    ],
    when: all(urgent, any(danger, fault, asked)),
    lines: emergencyLine,
    tags,
  },
  {
    id: 'electrical-repair',
    group,
    unlessMatched: ['generator', 'panel-upgrade', 'commercial-panel'],
    when: all(routine, any(fault, danger)),
    lines: [{ item: 'Electrical Repair - Standard', unit: 'hour', minimumHours: '1' }],
    tags,
  },
]
