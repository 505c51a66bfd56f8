import type { MappingRule } from '../rules/rules.ts'
import { all, any, mentioned, not, pressing, said, saidExcept } from './phrases.ts'

const acTuneUp = said(
  '<cooler> (tune up|maintain|check up|checkup|service|seasonal|clean|inspect|annual|spring)',
  'spring check',
)
const furnaceTuneUp = said(
  '(furnace|boiler|heat|heating|heater|heat system) (tune up|maintain|check up|checkup|service|seasonal|clean|inspect|annual|filter|bled|pre season)',
  'fall check',
)
const acInstall = any(
  saidExcept(
    [
      '<renew> (ac|heat pump|minisplit|condenser|air unit|cooling)',
      '(ac|heat pump|minisplit|condenser) (install|replace|new|quote|estimate|bid|price)',
      'minisplit',
    ],
    ['repair', 'tune up', 'filter', 'water heater'],
  ),
  all(mentioned('ac', 'cooling', 'heat pump', 'compressor', 'coil'), said('new (unit|one|system)', 'put in new')),
)
const furnaceInstall = any(
  saidExcept(
    [
      '<renew> (furnace|boiler|heating system)',
      '(furnace|boiler) (install|replace|new)',
      '(two stage|high efficiency|96 percent)',
    ],
    ['filter', 'thermostat', 'part'],
  ),
  all(mentioned('furnace', 'boiler'), said('new (unit|one|system)', 'replace it')),
)
const thermostat = said(
  '<install> thermostat',
  'thermostat (install|replace|new|swap|put in)',
  '<install> (nest|ecobee)',
  '(nest|ecobee|honeywell) (install|put in|thermostat|box)',
  'smart thermostat',
)
const duct = said('duct cleaning', 'clean duct', 'duct (clean|cleaned|dust)', 'dryer vent', 'vent clean', 'clean vent')
const hvacFault = saidExcept(
  [
    'no (heat|cool|cold air|ac|heating)',
    'not (heat|cool|blow|ignite)',
    '<heater> (out|dead|die|quit|stop|fail|not work|not start|not turn on|not come on|not kick on|not fire|short cycle|lock out|shut|blow cold|noise|bang|rattle|squeal|scream|smell|leak|break|go out|lukewarm|blink|down|off|repair|error|act up|trip|lost|weak|on and off|not keep up|aux|emergency)',
    '<cooler> (out|dead|die|quit|stop|fail|not work|not start|not turn on|not come on|not kick on|not cool|not keep up|blow warm|blow hot|warm|noise|rattle|squeal|hum|leak|freeze|break|go out|down|off|repair|short cycle|error|act up|trip|weak|lost|drip|buzz|grind|not run|ice|smell)',
    'blow (warm|hot|cold)',
    'weak airflow',
    'air flow',
    '(upstairs|room|downstairs) (hot|cold|warmer|colder|uneven)',
    'thermostat (blank|not work|not read|wrong|dead)',
    'hvac',
    'heat (out|go out)',
    'without heat',
    'house (freezing|cold|degrees)',
  ],
  ['water heater', 'hot water', 'heat pump water heater', 'hair dryer', 'emergency light', 'space heater'],
)

/** What a heating and cooling company's phone rings for. */
export const hvacRules: MappingRule[] = [
  {
    id: 'hvac-emergency',
    name: 'No heat or no cooling, and it cannot wait',
    group: 'hvac',
    when: all(pressing, hvacFault),
    lines: [
      { item: 'Emergency HVAC Diagnostic', unit: 'each' },
      { item: 'HVAC Repair - Hourly', unit: 'hour', minimumHours: '2' },
    ],
    tags: ['HVAC'],
  },
  {
    id: 'thermostat-installation',
    group: 'hvac',
    when: thermostat,
    lines: [{ item: 'Thermostat Installation', unit: 'each', quantity: { from: 'text', of: ['thermostat'] } }],
    tags: ['HVAC'],
  },
  { id: 'duct-cleaning', group: 'hvac', when: duct, lines: [{ item: 'Duct Cleaning', unit: 'each' }], tags: ['HVAC'] },
  {
    id: 'ac-installation',
    group: 'hvac',
    when: acInstall,
    lines: [{ item: 'AC Installation - Residential', unit: 'quote', labour: { item: 'HVAC Repair - Hourly' } }],
    tags: ['HVAC'],
  },
  {
    id: 'furnace-installation',
    group: 'hvac',
    when: furnaceInstall,
    lines: [{ item: 'Furnace Installation', unit: 'quote', labour: { item: 'HVAC Repair - Hourly' } }],
    tags: ['HVAC'],
  },
  { id: 'ac-tune-up', group: 'hvac', when: acTuneUp, lines: [{ item: 'AC Tune-Up', unit: 'each' }], tags: ['HVAC'] },
  {
    id: 'furnace-tune-up',
    group: 'hvac',
    when: furnaceTuneUp,
    lines: [{ item: 'Furnace Tune-Up', unit: 'each' }],
    tags: ['HVAC'],
  },
  {
    id: 'hvac-diagnostic',
    group: 'hvac-routine',
    unlessMatched: ['hvac'],
    when: all(not(pressing), hvacFault),
    lines: [{ item: 'HVAC Diagnostic - Standard', unit: 'each' }],
    tags: ['HVAC'],
  },
]
