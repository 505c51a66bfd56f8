import type { Condition } from '../../operators/condition.ts'
import { mentioned, mentionedExcept, said } from '../phrases.ts'

/** The plumber's things. */
export const plumbing: Condition = mentioned(
  '(plumber|plumbing|water heater|hot water|toilet|faucet|sink|drain|tub|shower|pipe|pipes|sewer|sump pump|leak|water line|garbage disposal|disposal|spigot|water main|gas line|sewage|flood|water|bathtub|dishwasher|washing machine|shut off valve|hose bib)',
)
/** What cools. */
export const cooling: Condition = mentionedExcept(
  [
    '(ac|minisplit|=cooling|upstairs unit|downstairs unit|outdoor unit|roof unit|condenser|compressor|heat pump|hvac|cold air|cool air|refrigerant|freon|air handler|blower|outside unit|rooftop unit|vents)',
  ],
  ['(ac adapter)'],
)
/** What heats rooms. */
export const heating: Condition = mentionedExcept(
  [
    '(furnace|boiler|heat|heater|gas fireplace|fireplace|gas logs|pellet stove|radiator|radiators|pilot|thermostat|heat pump|hvac|baseboard heat|inducer|ignitor)',
  ],
  ['(water heater|space heater|hot water|gas heat)', 'heat of the', 'heat wave'],
)
/** The electrician's things. */
export const electrical: Condition = mentionedExcept(
  [
    '(electric|electrical|outlet|outlets|breaker|breakers|light switch|lights|wiring|panel|fuse|socket|gfci|dimmer|spark|doorbell|smoke detector|light fixture|receptacle)',
  ],
  [
    '(electric range|electric dryer|electric bill|electric company|power company|solar panel|daylight|traffic light|light up|electric water|control panel|vacuum breaker)',
    '(fireplace|gas log|gas logs|burner|pilot|furnace|boiler|heater|grill) light',
    '(ac|furnace|unit|heat pump|condenser|boiler|pump|heater) make breaker trip',
    '(ac|furnace|unit|heat pump|condenser|boiler|heater) (trip|pop|flip) breaker',
  ],
)

/** Who asks what it costs to look or to mend wants nothing new. */
export const mending: Condition = said(
  '(look|come look|take a look|come out|fix|repair|service|check|diagnose|figure out|diagnostic|trip) (=charge|=cost|=price|=fee|ac|furnace|boiler|at)',
  '(fee|charge|cost|price|much) (to|for) (come|look|fix|repair|check|diagnose|diagnostic|visit|service call|trip)',
)
/** Panels and services. */
export const panel: Condition = mentionedExcept(
  ['(fuses|amp|amps|panel|breaker box|fuse box|electrical service|breaker panel|switchgear)'],
  ['(led|light|wall|fence|door|glass|solar) (panel|panels)'],
)
