import type { LineTemplate, MappingRule } from '../rules/rules.ts'
import { all, any, emergency, later, not, routine, said, saidExcept, saidLoosely, urgent } from './phrases.ts'

const group = 'work'
const tags = ['HVAC']
const emergencyLines: LineTemplate[] = [
  { item: 'Emergency HVAC Diagnostic', unit: 'each' },
  { item: 'HVAC Repair - Hourly', unit: 'hour', minimumHours: '2' },
]
const afterVisit = { unit: 'quote' as const, labour: { item: 'HVAC Repair - Hourly' } } // a literal, so that it is an ItemUnit

const acService = saidLoosely(
  [
    '(ac|=cooling) (before summer|for summer|time of year|before season|cooling season|ready for)',
    '(ac|minisplit|=cooling|heat pump|cooling system|hvac|condenser|ac unit|ac system|coil) <service>',
    '(spring|summer) (tune up|check up|checkup|maintenance)',
    '(spring) (ac)',
    '(coil|coils|condenser|condensers) (clean|cleaned|wash|washed|rinse)',
    '(ac|air) (ready|checked|prepped) (summer|heat|hot weather)',
    '(opened up|fired up|started up) (ac|for season|for summer)',
  ],
  [
    '(service call)',
    '(out of service)',
    'emergency service',
    'service (area|panel|line|upgrade|entrance)',
    'duct cleaning',
    'clean duct',
  ],
)
const heatService = saidLoosely(
  [
    '(furnace|boiler|heating|heat) (before winter|before cold|for winter|time of year|before season|heating season|ready for)',
    '(furnace|boiler|heating system|heating|heat|heater|furnaces|boilers|radiators) <service>',
    '(fall|winter) (tune up|check up|checkup|maintenance)',
    '(bleed|bled) (radiators|boiler|radiator)',
    '(burner cleaning|combustion analysis|combustion test|heat exchanger inspection)',
    '(filter) (change|replace|changed|replaced|new) (furnace|boiler|heat|hvac)',
    '(furnace|boiler|heat|heater) (run great|working fine|runs like) (check|checkup|clean)',
    '(boiler|furnace) (checkup|check up|yearly|annual|cleaning|cleaned|every year|look over|looked over|once over|going over)',
  ],
  [
    '(service call)',
    '(just|was|already|recently) (serviced|inspected|cleaned)',
    '(water heater)',
    'heat pump',
    'emergency service',
    'service (area|panel|line|upgrade)',
    'space heater',
    'hot water',
  ],
)
const acWork = any(
  all(
    saidLoosely(
      ['(ac|heat pump) (cost|quote|price|interested|thinking|bid)', '(no ac) (add|put in|install|get)'],
      ['repair', '(not cool)', 'fix', 'come out'],
    ),
    not(acService),
  ),
  saidExcept(
    [
      '<renew> (ac|heat pump|minisplit|condenser|air handler|cooling|cooling system|ac unit)',
      '(ac|heat pump|minisplit|condenser|ac unit|cooling) (install|replacement|replaced|quote|estimate|bid|swap|upgrade)',
      'minisplit',
      '(new|replace|put in|install) (hvac|system|units|heating and cooling)',
      '(ac) (price|cost) (new|install)',
      '(add|adding) (ac|minisplit|zone)',
      '(ac) (adding it|add it|put it in|put in|existed|added)',
      '(changeout|change out|full system|whole system|complete system|new system|both units|matched set|package unit) (furnace|ac|hvac|heat pump)',
      '(ductless|mitsubishi|fujitsu|daikin|lg|gree) (heads|zone|system|install|unit|quote|garage|sunroom|addition)',
      '(geothermal|dual fuel|heat pump) (install|switch|convert|quote|system|rebate|new|bid)',
      '(window units|window unit|window shaker) (central|ac)',
      '(condenser|compressor) (new|replace|quote|shot)',
      'ton ac',
      '(seer|r 22)',
    ],
    [
      'repair',
      'service',
      'tune up',
      'filter',
      '(water heater)',
      'maintain',
      'part',
      '(thermostat)',
      'motor',
      'capacitor',
      'clean',
      'belt',
      '(minisplit|heat pump|ductless) (leak|error|dead|out|not|clean|throw|drip|noise|quit|code|ice|warm|will not|blow)',
      '(water heater)',
      '(install|installed|put in) (last|two|three|by)',
    ],
  ),
  later(
    '(changeout|change out|full replacement|complete system) (ac|heat pump)',
    '(ac|central air) (add it|adding it|put it in)',
    '(ac|=cooling|compressor|coil|condenser|ac unit|heat pump) (new one|new unit|replace it|replacement|new system|new units|brand new)',
  ),
)
const heatWork = any(
  all(
    saidLoosely(['(furnace|boiler) (quote|price|bid|estimate|third)'], ['repair', 'fix', 'come out', 'boiler room']),
    not(heatService),
  ),
  saidExcept(
    [
      '<renew> (furnace|boiler|heating system|furnaces)',
      '(furnace|boiler|heating system) (install|replacement|replaced|swap|quote|estimate|bid|upgrade)',
      '(two stage|high efficiency|mid efficiency|variable speed|96 percent|96)',
      '(furnace) (price|cost) (new|install)',
      'convert (gas|oil|boiler|steam)',
      '(furnace|boiler) (changeout|change out|full system)',
      '(exchanger|heat exchanger) (replace|new|quote)',
      '(eighty|80|ninety|90|95|96|92) (percent) (furnace|install|run|gas|unit)',
      '(replace|new|install) (unit heater|wall heater|garage heater|baseboard heat|wall furnace|radiators)',
      '(oil|coal|steam) (to gas|convert|conversion)',
    ],
    [
      'filter',
      'thermostat',
      'part',
      'tune up',
      'service',
      'clean',
      'check',
      'motor',
      'igniter',
      'ignitor',
      'board',
      'repair',
      'boiler room',
      '(water heater)',
      'estimate repair',
    ],
  ),
  later(
    '(changeout|change out|full replacement|complete system) (furnace|boiler)',
    '(furnace|boiler|exchanger|heat exchanger) (new one|new unit|replace it|replacement|new system|new furnace|replacing|put in new|numbers together|bigger one|end of life)',
  ),
)
const thermostat = saidExcept(
  [
    '<put-in> thermostat',
    'thermostat (install|replacement|replaced|swap|put in|upgrade|new)',
    '<put-in> (nest|ecobee|honeywell)',
    '(nest|ecobee) (install|put in|thermostat|box|learning)',
    '(smart|wifi|programmable|new) thermostat',
    '(nest|ecobee)',
  ],
  [
    'thermostat (new battery|set at|set to|new batteries)',
    '(new batteries)',
    'bird nest',
    'wasp nest',
    'nest (bird|wasp)',
    '(set thermostat)',
    'reset',
  ],
)
const duct = saidExcept(
  [
    '(duct cleaning)',
    'clean (duct|vents|registers|dryer vent|vent)',
    'duct (dust|dirty|mold|vacuum)',
    '(dryer vent)',
    '(vent cleaning)',
    '(vents|registers) (dusty|cleaned|done|dirty|vacuumed|dust)',
    '(lint) (dryer|vent|clog|full|clean)',
    '(dryer) (take two|two cycles|take forever|take long|hot to touch|lint|vent clean)',
    '(ducts|vents|ductwork) (blown out|vacuum|debris|pet hair|allergies|allergy|construction dust|drywall dust|mice|never cleaned)',
  ],
  ['(dryer vent) (install|new|reroute)'],
)
const fault = saidExcept(
  [
    '(no heat|no cooling|no cold air|no heating|no ac|no cool air|no warm air|no hot air|no air)',
    '(not have heat|not have ac|without heat|without ac|lost heat|not get heat|not any heat)',
    '(not heat|not cool|not cold|not blow|not ignite|not cooling|not keep up|not keeping up|not warm)',
    '<heater> (<gone-out>|<ailing>)',
    '<cooler> (<gone-out>|<ailing>)',
    '(blow|blowing|blows) (warm|hot|cold|cool|lukewarm|room temperature|nothing|weak)',
    '(house|upstairs|bedroom|room|office|store|place) (not get|never get|will not get|stuck at|climb|drop to|down to|up to) (warm|cool|cold|past|above|below|degrees)',
    '(clunk|thunk|bang|squeal|screech|rattle|roar|rumble|clank) (shut off|shuts off|come on|comes on|kick on|kicks on|start up|starts up|fire up|fires up|vents|ducts|outside)',
    '(zone|zone valve|damper|circulator|flame sensor|inducer|blower motor|capacitor|contactor|condensate pump|float switch|expansion tank boiler|drip pan|limit switch|pressure switch|control board)',
    '(not|hardly|barely|never) (get|any|much) (air|heat|cool)',
    '(steam|radiators|radiator|baseboard) (cold|hiss|bang|not get|spit|leak|hot|knock|clank)',
    '(smell) (furnace|heat come on|heat kick on|vents|ac|register)',
    '(heat|ac|air|cooling) (run all day|run all night|nonstop|constantly|can not catch up|struggle|not hold|no good|on its way out|acting up|act up)',
    '(boiler|furnace|heat) (lock out|top up|topping up|low water|pressure|relief|kettle)',
    '(weak|no|low|poor|barely any) (airflow|air flow)',
    '(vent|vents|register|registers) (blow|hardly|barely|weak|no air|nothing|cold|air)',
    '(airflow|air flow) (weak|low|poor)',
    '(upstairs|room|downstairs|bedroom|house|office|second floor) (degrees|hot|warmer|colder|uneven|too hot|too cold|stuffy)',
    'thermostat (blank|not work|not read|wrong|dead|not respond|off|problem|issue|go blank|say|not match)',
    '(house|inside|in here|apartment|condo|room) (freezing|frigid|ice cold|sweltering|boiling|like an oven|like a sauna)',
    '(heat|ac|furnace|boiler) (on and off)',
    '(short cycle|short cycling|frozen coil|pilot on furnace|limit switch|carbon monoxide|co alarm)',
    '(humid|humidity) (inside|house|ac)',
    '(hvac) (issue|problem|repair|emergency|help)',
    '(hvac|furnace|heating|ac) (tech|technician|guy)',
    '(ac|air handler|furnace|boiler|condenser|radiator|ac unit|condensate) (leak|drip|water)',
    '(rattle|rattling|noise|grinding|banging|squealing) (ac|furnace|vent|unit|outside unit|condenser|blower)',
  ],
  [
    '(water heater)',
    '(hot water)',
    '(hair dryer)',
    '(space heater)',
    '(heat gun)',
    '(power) (out|go out)',
    'light',
    'heated floor',
    'air filter',
    'air freshener',
    'oven',
    '(heat lamp)',
    'clean air',
    '(compressed air)',
    'air mattress',
    '(aux heat)',
    '(ac) (tune up|maintenance)',
    '(furnace|boiler|heat) (tune up|maintenance)',
    '(gas heat)',
    'heat bill',
    '(space heaters|plug in heater|plug in heaters|electric blanket|electric heater)',
    'trip when',
    'breaker (trip|trips|tripping|flip|kick)',
    '(baby|bottle|coffee) warm',
    '(dryer) (heat|not heat)',
  ],
)
const noiseNearby = {
  op: 'phrase' as const,
  any: [
    '(rattle|noise|bang|squeal|grind|hum|buzz|knock|smell|sound) (ac|furnace|boiler|heat pump|blower|vents|condenser)',
    '(furnace|ac|boiler|heat pump) (go off|went off|quit|die|stop|not come back)',
  ],
  within: 9,
} // literals of the union

/** Where the house has no power, heat and cooling come back with it. */
const powerOut = said(
  '(no power|no electricity|power out|power is out|lost power|without power|power went out|electricity out|no electric)',
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
    id: 'ac-installation',
    group,
    when: acWork,
    lines: [{ item: 'AC Installation - Residential', ...afterVisit }],
    tags,
  },
  { id: 'furnace-installation', group, when: heatWork, lines: [{ item: 'Furnace Installation', ...afterVisit }], tags },
  {
    id: 'ac-tune-up',
    group,
    unlessMatched: ['ac-installation'],
    when: acService,
    lines: [{ item: 'AC Tune-Up', unit: 'each' }],
    tags,
  },
  {
    id: 'furnace-tune-up',
    group,
    unlessMatched: ['furnace-installation'],
    when: heatService,
    lines: [{ item: 'Furnace Tune-Up', unit: 'each' }],
    tags,
  },
  {
    id: 'hvac-emergency',
    name: 'No heat or no cooling, at once',
    group: 'pressing',
    when: all(emergency, not(powerOut), any(fault, noiseNearby)),
    lines: emergencyLines,
    tags,
  },
  {
    id: 'hvac-urgent',
    name: 'No heat or no cooling, and it cannot wait',
    group: 'pressing',
    unlessMatched: ['ac-installation', 'furnace-installation', 'ac-tune-up', 'furnace-tune-up', 'duct-cleaning'],
    when: all(urgent, not(powerOut), any(fault, noiseNearby)),
    lines: emergencyLines,
    tags,
  },
  {
    id: 'hvac-diagnostic',
    group,
    unlessMatched: [
      'ac-installation',
      'furnace-installation',
      'ac-tune-up',
      'furnace-tune-up',
      'thermostat-installation',
      'duct-cleaning',
    ],
    when: all(routine, any(fault, noiseNearby)),
    lines: [{ item: 'HVAC Diagnostic - Standard', unit: 'each' }],
    tags,
  },
]
