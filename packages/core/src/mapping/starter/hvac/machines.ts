import type { Condition } from '../../operators/condition.ts'
import { all, any, inOrder, inOrderExcept, later, mentioned, not, said, saidExcept, saidLoosely } from '../phrases.ts'
import { acService, heatService } from './care.ts'
import { fault } from './faults.ts'

/** What takes the meaning from the words of {@link acWork}. */
const notAcWork: string[] = [
  '(percent|efficiency|furnace|boiler) (lennox|trane|carrier|goodman|york|bryant|amana|rheem)',
  '(goodman|trane|carrier|lennox|york|bryant|amana|ruud|daikin|heil|tempstar|payne|coleman|comfortmaker|frigidaire|maytag|mitsubishi|fujitsu|bosch) (furnace|boiler|thermostat|stat|infinity|s9v2|water heater|percent|efficiency)',
  '(ac|furnace|boiler|heat pump|unit|system|minisplit|condenser|air|heater) (is new|are new|is brand new|is in already|already in|just put in|was new|works great|is fine)',
  '(house|home|place|condo|bought|comes) with new',
  '(neighbor|sister|brother|friend|contractor|landlord|outfit|company|nephew|cousin|husband) (replace|replaced|install|installed|put in|putting in|got|bought)',
  '(=have|=has|=had|=got) new (ac|furnace|boiler|heat pump|unit|system)',
  '(will|would)? (pay|replace) for (them|him|her|neighbor)',
  '(heat pump water heater)',
  'repair',
  'service',
  'tune up',
  'check',
  '(checkup|check up|inspection)',
  'filter',
  '(water heater)',
  'maintain',
  'part',
  '(thermostat)',
  'motor',
  'capacitor',
  'clean',
  'belt',
  '(battery|vanity|shelving|standby|storage|wall|shelf|kitchen|tv) (unit|units)',
  '(minisplit|heat pump|ductless) (leak|error|dead|out|not|clean|throw|drip|noise|quit|code|ice|warm|will not|blow)',
  '(water heater)',
  '(install|installed|put in) (last|two|three|by)',
]

/** A machine that cools, to be put in or replaced. */
export const acWork: Condition = any(
  all(
    saidLoosely(
      [
        '(ac|heat pump) (cost|quote|price|interested|thinking|bid|estimate|proposal)',
        '<priced> (ac|heat pump|minisplit|condenser|air handler|cooling|cooling system|ac unit)',
        '(no ac) (add|put in|install|get)',
      ],
      [
        'repair',
        '(not cool)',
        'fix',
        'come out',
        'look',
        'clean',
        'service',
        'check',
        '(water heater)',
        '(heat pump water heater)',
        'kicks on',
      ],
    ),
    not(acService),
    not(fault),
  ),
  all(
    said('(new|replace) (=unit|=units|system) '),
    mentioned('(ac|air|coil|compressor|condenser|heat pump|cooling)'),
    not(mentioned('(gallon|water heater|tank|furnace|boiler|vanity|shelving|battery|generator|thermostat)')),
  ),
  saidExcept(
    [
      '(putting in|put in|add|adding|install|interested in) (central|central air|ac|air conditioning|cooling|ductless)',
      '(getting|get|want|wants) (ductless|=central)',
      '(=no|=without|=never) (air|ac) (putting in|put in|add|adding|central|want|wants)',
      '(replace|replacing|replacement|quote|price|estimate|bid|new|old) (goodman|trane|carrier|lennox|york|bryant|amana|ruud|daikin|american standard|heil|tempstar|payne) (ton|ac|air|condenser|coil|heat pump|cooling)',
      '(ton) (goodman|trane|carrier|lennox|york|bryant|amana|ruud|daikin|heil|tempstar|payne|replace)',
      '(replace|replacing|quote to replace|price to replace) ton',
      '(new|price|quote|estimate|bid) ton',
      '(central air|ac) (for|in) (old house|addition|apartment|bungalow|two flat)',
      '(ductless) (for|in) (bedrooms|rooms|house|upstairs|garage|sunroom|addition|attic|office|shop)',
      '(=looking at|interested in|thinking of|thinking about|considering|curious about) (ductless|minisplit|central|ac|heat pump)',
      '(never had|does not have|without) (air|ac|cooling) (add|put|get|looking|want|ductless|quote|price)?',
      'minisplit',
      '(new|replace|put in|install) (hvac|heating and cooling)',
      '(new|replace|put in|install|complete|entire|whole) (system|=units) (ac|air|cooling|furnace|heat pump|hvac|condenser|ton|both|house)',
      '(ac|air|heat pump|condenser) (new) (ton|system)',
      '(2|3|4|5|two|three|four|five|two and a half) ton (unit|system|heat pump|ac|condenser|new|split)',
      'new (2|3|4|5|two|three|four|five) ton',
      '(ac) (price|cost) (new|install)',
      '(add|adding) (ac|minisplit|zone)',
      '(ac) (adding it|add it|put it in|put in|existed|added)',
      '(changeout|change out|full system|whole system|complete system|new system|both units|matched set|package unit) (furnace|ac|hvac|heat pump)',
      '(ductless|mitsubishi|fujitsu|daikin|lg|gree) (heads|zone|system|install|unit|quote|garage|sunroom|addition)',
      '(geothermal|dual fuel|heat pump) (install|switch|convert|quote|system|rebate|new|bid)',
      '(window units|window unit|window shaker) (central|ac)',
      '(condenser|compressor|rooftop unit|roof unit|rtu|package unit|outside unit|outdoor unit) (new|replace|quote|shot|swap|install|crane)',
      'ton ac',
      '(seer|r 22)',
    ],
    notAcWork,
  ),
  inOrderExcept(
    [
      '<renew> (ac|heat pump|minisplit|condenser|air handler|cooling|cooling system|ac unit|split unit|goodman|trane|carrier|lennox|york|bryant|amana|ruud|daikin|heil|tempstar|payne|coleman|comfortmaker|frigidaire|maytag|mitsubishi|fujitsu|bosch)',
      '(price|quote|bid|estimate|figure|trade in|trade|measure|install date|decided on|go ahead with|picked) (on|for)? (goodman|trane|carrier|lennox|york|bryant|amana|ruud|daikin|heil|tempstar|payne|coleman|comfortmaker|frigidaire|maytag|mitsubishi|fujitsu|bosch)',
      '(ac|heat pump|minisplit|condenser|air handler|cooling system|ac unit|cooling) (install|installation|replacement|replaced|swap|upgrade|swapped|changed|upgraded|retired|traded|another|bigger|new one|=switched)',
    ],
    notAcWork,
  ),
  later(
    '(changeout|change out|full replacement|complete system) (ac|heat pump)',
    '(ac|central air) (add it|adding it|put it in)',
    '(replace|replacing|replacement|estimate) (furnace and ac|ac and furnace|both|both units|everything) (ac|air)',
    '(replace|replacing|replacement|estimate) (ac) (both|two|together|old)',
    '(ac|air) (so you are looking for|looking for|want|wants|need|needs) (new system|new unit)',
    '(heat pump|ac) (new) (ton|=two ton|system|unit)',
    '(ac|=cooling|compressor|coil|condenser|ac unit|heat pump) (new one|new unit|replace it|replacement|new system|new units|brand new)',
  ),
)

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
