import type { Condition } from '../../operators/condition.ts'
import { any, inOrderExcept, saidExcept } from '../phrases.ts'

/** What takes the meaning from the words of {@link thermostat}. */
const notThermostat: string[] = [
  '(bird|birds|hornet|hornets|wasp|wasps|mouse|squirrel) nest',
  '(thermostat|stat) (is up|up and working|already in|is new)',
  '(keep|keeps|kept) (old|her|his)? thermostat',
  'thermostat (new battery|set at|set to|new batteries)',
  '(new batteries)',
  '(baseboard|wall|garage|electric) heater',
  'baseboard heater thermostat',
  '(thermostat|stat) wire',
  'bird nest',
  'wasp nest',
  'nest (bird|wasp)',
  '(set thermostat)',
  'reset',
]

/** A thermostat to be put in. */
export const thermostat: Condition = any(
  saidExcept(
    [
      '(thermostat|thermostats|stat|stats|nest|ecobee|honeywell) (put on|put up|put in|need it|hooked up|wired up|swapped)',
      '(sensi|mysa|echo bee|nest learning|google learning|amazon stat|amazon thermostat|t9|t6|cielo|infinity control|learning units|touch screen stat)',
      '(smart|new|second|another|honeywell|programmable|wifi|digital|old|better|different|lockable|google|own) (stat|control|controls)',
      'stat (put|wired|installed|hung|mounted|swapped|wall|changed|on wall|replace|schedule)',
      'thermostat (fitted|put on|wired in|another|broken off)',
      '(another|need|want) (put on|put on wall) thermostat',
      'thermostat (install|replacement|replaced|swap|put in|upgrade|new)',
      '<put-in> (nest|ecobee|honeywell)',
      '(nest|ecobee) (install|put in|thermostat|box|learning)',
      '(dial|control) (wall) (digital|replace|new|off|degrees|modern)',
      '(honeywell|honeywells|thermostats|stats) (smart|smart ones|new ones|wifi|change|swap|upgrade|programmable|digital)',
      '(smart|wifi|programmable|new|digital|touchscreen|touch screen|wireless) (thermostat|stat)',
      '(round|old|mercury|gold|dial) (honeywell|thermostat|stat) (gone|replaced|out|swap|swapped|new|replace|retire|modern|upgrade|updated)',
      '(in place of|replace|replacing|instead of|swap|out with) (round|old|mercury|dial) (honeywell|thermostat|stat)',
      '(c wire|common wire)',
      '(nest|ecobee)',
      'mercury (dial|thermostat|switch)',
      '(heat|temperature|thermostat|ac|furnace|dial) (phone|app|wifi|remote)',
    ],
    notThermostat,
  ),
  inOrderExcept(
    ['<put-in> thermostat', 'thermostat (hooked up|mounted|connected|set up|wired|installed|changed|hung)'],
    notThermostat,
  ),
)

/** Ducts and dryer vents to be cleaned. */
export const duct: Condition = saidExcept(
  [
    '(dryer) (flap|hose|duct) (clog|clogged|bird|nest|lint|dig|plug|full|clean)',
    '(bird|birds|nest|lint) (dryer|dryer flap|dryer vent)',
    '(return plenum|plenum|trunk line|cold air returns|returns|hvac runs|floor registers|registers|air ducts) (sanitized|swept|clean|cleaned|vacuum|fur|suck|powder|droppings|dust|hair|filthy)',
    '(duct sweep|ductwork brush|brush out ductwork|suck out)',
    '(fur|hair|cats|dogs|powder|dust) (registers|vents|ducts|floor registers|returns)',
    '(duct cleaning)',
    'clean (duct|vents|registers|dryer vent|vent)',
    'duct (dust|dirty|mold|vacuum)',
    '(drywall dust|construction dust|sawdust|dust|pet hair|mouse droppings|mold) (vents|ducts|registers|ductwork|vent|in all)',
    '(vents|ducts|ductwork|registers) (blown|vacuumed|cleaned|swept) (out)?',
    '(dryer vent)',
    '(vent cleaning)',
    '(duct|ducts|vents|ductwork|registers) (clean|cleaned|cleaning|sanitized|vacuumed out|swept|nasty|filthy|gross|dusty|pet dander|after remodel|remodel dust|full of)',
    '(dryer) (lint|vent|exhaust) (clean|cleaned|clog|clogged|blocked|plugged|bird|nest|full)',
    '(dryer) (takes forever|takes two|two or three|not drying|not dry|takes hours|hours to dry|overheats|not vent)',
    'duct (done|=did)',
    '(vents|registers) (dusty|cleaned|done|dirty|vacuumed|dust)',
    '(lint) (dryer|vent|clog|full|clean)',
    '(dryer) (take two|two cycles|take forever|take long|hot to touch|lint|vent clean)',
    '(ducts|vents|ductwork) (blown out|vacuum|debris|pet hair|allergies|allergy|construction dust|drywall dust|mice|never cleaned)',
  ],
  [
    '(duct|ducts) (is clean|are clean|not needed|are fine|not involved|not)',
    '(=had|=got) (them|it|duct|ducts) (done|cleaned)',
    '(ducts are clean|not the ducts|ducts do not|ducts not involved)',
    '(register|registers|vents) (not|does not) blow',
    '(register|registers|vents) (blow|blows|cold|nothing)',
    '(dryer vent) (install|new|reroute)',
    '(dust smell|smell) (vents|registers)',
    '(burnt|burning) dust',
  ],
)
