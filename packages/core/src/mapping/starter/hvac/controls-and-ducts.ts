import type { Condition } from '../../operators/condition.ts'
import { any, inOrderExcept, saidExcept } from '../phrases.ts'

/** What takes the meaning from the words of {@link thermostat}. */
const notThermostat: string[] = [
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
    '(register|registers|vents) (not|does not) blow',
    '(register|registers|vents) (blow|blows|cold|nothing)',
    '(dryer vent) (install|new|reroute)',
    '(dust smell|smell) (vents|registers)',
    '(burnt|burning) dust',
  ],
)
