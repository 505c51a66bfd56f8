import type { Condition } from '../../operators/condition.ts'
import { all, any, inOrder, inOrderExcept, later, not, said, saidExcept, saidLoosely } from '../phrases.ts'
import { acService, heatService } from './care.ts'
import { fault } from './faults.ts'

/** What takes the meaning from the words of {@link heatWork}. */
const notHeatWork: string[] = [
  '(ac|furnace|boiler|heat pump|unit|system|minisplit|condenser|air|heater) (is new|are new|is brand new|is in already|already in|just put in|was new|works great|is fine)',
  '(house|home|place|condo|bought|comes) with new',
  '(neighbor|sister|brother|friend|contractor|landlord|outfit|company|nephew|cousin|husband) (replace|replaced|install|installed|put in|putting in|got|bought)',
  '(=have|=has|=had|=got) new (ac|furnace|boiler|heat pump|unit|system)',
  '(will|would)? (pay|replace) for (them|him|her|neighbor)',
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
  'tankless',
]

/** A machine that heats, to be put in or replaced. */
export const heatWork: Condition = any(
  all(
    saidLoosely(
      ['(furnace|boiler) (quote|price|bid|estimate|third bid|third quote)', '<priced> (furnace|boiler|heating system)'],
      [
        'repair',
        'fix',
        'come out',
        'boiler room',
        'look',
        'clean',
        'service',
        'check',
        'filter',
        'thermostat',
        'part',
        'motor',
        'board',
      ],
    ),
    not(heatService),
    not(fault),
  ),
  saidExcept(
    [
      '(<renew>|<priced>|price|prices|pricing|estimate|quote) (combi|combi boiler|condensing boiler|mod con|two stage|high efficiency)',
      '(furnace|boiler) (on its last legs|on last legs|end of its life|past its prime|had it|ancient|obsolete|original) (price|prices|quote|estimate|bid|cost|replace|new|numbers)?',
      '(furnace|boiler|separate furnaces|two furnaces) (=wanted|separate|put in)',
      '(janitrol|weil mclain|burnham|peerless|buderus|utica|s9v2|gravity furnace|octopus) (replace|new|install|installation|quote|bid|price|out|go ahead with)',
      '(two stage|high efficiency|mid efficiency|variable speed|96 percent)',
      '(furnace) (price|cost) (new|install)',
      '(whole|complete|entire|all) new (hvac|heating and cooling) (system)?',
      '(new|replace|whole|complete) (hvac)? system (heating and cooling|heat and air|heat and ac)',
      '(gravity|octopus|old|ancient|original|coal) furnace (out|gone|replaced|modern|new|retire)',
      'convert (oil|boiler|steam|furnace)',
      '(furnace|boiler) (changeout|change out|full system)',
      '(exchanger|heat exchanger) (replace|new|quote)',
      '(eighty percent|80 percent|ninety percent|90 percent|92 percent|95 percent|ninety five percent|96 percent|97 percent|98 percent|afue)',
      '(replace|new|install) (unit heater|wall heater|garage heater|baseboard heat|wall furnace|radiators)',
      '(oil|coal|steam) (to gas|convert|conversion)',
      '(switch|change|convert|go) (boiler|steam|radiators|baseboard) (forced air|furnace|hot water)',
      '(boiler|steam|radiators) (to) (forced air|furnace|gas)',
    ],
    notHeatWork,
  ),
  inOrderExcept(
    [
      '<renew> (furnace|boiler|heating system|furnaces)',
      '(furnace|boiler|heating system|furnaces) (install|installation|replacement|replaced|swap|upgrade|swapped|changed|upgraded|retired|traded|another|bigger|new one|=switched)',
    ],
    notHeatWork,
  ),
  later(
    '(changeout|change out|full replacement|complete system) (furnace|boiler)',
    '(replacing|replacement) (furnace) (ac|both|two|together)',
    '(furnace|boiler|exchanger|heat exchanger) (new one|new unit|replace it|replacement|new system|new furnace|replacing|put in new|numbers together|bigger one|end of life)',
  ),
)

/** One price asked for the machine that heats and the one that cools. */
export const bothMachines: Condition = all(
  any(
    { op: 'intent', in: ['quote'] },
    said('(replace|replacing|new|install|change out|swap) (both|pair|two|everything|together)'),
  ),
  inOrder(
    '(furnace|boiler|furnaces|heating) (and|plus|with|both) (=air|=ac|=acs|air conditioner|air conditioning|central air|condenser)',
    '(=air|=ac|air conditioner|central air|condenser) (and|plus|with|both) (furnace|boiler|furnaces)',
    '(full|whole|complete|entire) system (furnace|ac|heating and cooling)',
  ),
  not(acService),
  not(heatService),
  not(fault),
)
