import type { Condition } from '../../operators/condition.ts'
import { all, mentioned, not, said, saidExcept } from '../phrases.ts'

/** Machines stand where other things leak and spark: what is said of those is no fault of theirs. */
const notTheMachine = [
  '(window units|window unit|window shakers) not keep up',
  '(water heater|tankless|tank) (thermostat|element|burn out|burner)',
  '(heating element|thermostat) (water heater|tank)',
  'heating element',
  'circuit (for)? (window ac|ac|furnace|minisplit)',
  '(=looking|looking) (at|into) (ductless|minisplit|ac|heat pump|furnace|boiler)',
  '(first one|first pump|pump|sump|drain|gutter|one) not keep up',
  '(outlet|switch|dimmer|breaker|cord|plug|charger|lamp) warm',
  'water hammer',
  '(heat pump) (water heater)',
  '(heat pump water heater)',
  'window =heaters',
  '(cold) (inlet|side|line|tap)',
  '(heat|burning|smell|smoke|sparks) (or|nor) (smell|heat|smoke|burning|noise|sparks|buzz)',
  '(real|summer|july) heat',
  'heat (wave|of summer|of day|comes)',
  '(around|near|by|next to|behind|toward|under|above|close to|beside) (furnace|boiler|air handler|ac)',
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
  '(floor|room) (cold water|hot water|heat water)',
  '(cold|hot) (water|tap|faucet|shower|tub)',
  'hot (tub|plate|outlet|panel|breaker|wire|spot)',
  'heat bill',
  '(space heaters|plug in heater|plug in heaters|electric blanket|electric heater)',
  'trip when',
  'breaker (trip|trips|tripping|flip|kick)',
  '(baby|bottle|coffee) warm',
  '(dryer) (heat|not heat)',
]

/** What goes wrong with heating and cooling, machine and fault named. */
export const fault: Condition = saidExcept(
  [
    '(ac|furnace|boiler|heat|heat pump|cooling) (failure|=failure|=failed|trouble|emergency)',
    '(furnace|boiler|ac|heat pump|unit|blower|condenser|air handler|heat) (squeal|squeals|high pitched|shriek|shrieks|rumble|rumbles|bangs|boom|booms|click|clicking|clicks|clunks|knocks|whirr|growl|growls|gurgling|vibrating|shudder) (kick|start|come|shut|run|night)?',
    '(muggy|clammy|sticky|damp|humid) (house|inside|in here|even|upstairs|ac|air|running)',
    '(register|registers|vent|vents) (not blow|does not blow|nothing|no air|barely|weak|cold|closed|dead|not blowing|only)',
    '(furnace|boiler) (smoke|smoking|smokes|soot)',
    '(thermostat) (blank|dead|not respond|clicks|flash|error|not turn|dark|not control|reads wrong|screen)',
    '(unit|ac|furnace|heat pump|upstairs unit|downstairs unit) (make|makes|making|keeps) breaker (trip|pop|kick|flip)',
    '(humidifier|dehumidifier|air cleaner|uv lamp|zone board|damper|erv|hrv) (not work|broken|leak|quit|fix|repair|stuck|dry|not turn)',
    '(low|out of|loses|losing|needs) (freon|refrigerant|coolant)',
    '(puff|puffing|puffs) back',
    '(soot|smoke|fumes) (boiler|furnace|burner|heater|vents|registers)',
    '(no heat|no cooling|no cold air|no heating|no ac|no cool air|no warm air|no hot air|no air)',
    '(not have heat|not have ac|without heat|without ac|lost heat|not get heat|not any heat)',
    '(gas fireplace|fireplace|gas log|gas logs|pellet stove) (not light|not start|not stay|out|quit|dead|pilot|remote|repair|fix|serviced)',
    '(uneven|inconsistent) (temperature|temperatures|heat|heating|cooling)',
    '(outdoor|outside|condenser|inducer|exhaust) fan (not spin|not turn|not run|noise|loud|stop|quit|dead|hum)',
    '(burnt dust|dust|dusty) smell (vents|heat|furnace|registers)',
    '(heat pump|ac|furnace|boiler|minisplit) (stuck|defrost|run all the time|runs all the time|all the time|stays at|no flame|glow|puddle|blink)',
    '(water|puddle) (around|under|by) (furnace|air handler|boiler|ac)',
    '(not heat|not cool|not cold|not blow|not ignite|not cooling|not keep up|not keeping up|not warm)',
    '<heater> (<gone-out>|<ailing>)',
    '<cooler> (<gone-out>|<ailing>)',
    '(blow|blowing|blows) (warm|hot|cold|cool|lukewarm|room temperature|nothing|weak|room air|outside air|ambient|tepid)',
    '(push|put out|deliver|give|vents|registers) (hot air|warm air|cold air|room air|only cold|only warm|only hot)',
    '(unit outside|outside unit|outdoor unit|condenser|both units|all units|rooftop unit|roof unit|upstairs unit|downstairs unit|main unit) (froze|frozen|iced|ice|down|out|dead|quit|stop|stopped|not|hum|loud|rattle|noise|buzz|smoke|clack|bang|leak|off)',
    '(units|unit) (down|out|dead) (inside|degrees|residents|hot|guests|patients|tenants)',
    '(air|ac) (done|done for|shot|gone|out since|kaput|finished|is down|been out|been down)',
    '(clack|clackety|clatter|clang|ping|tinkle|thud|chug) (heat pump|furnace|boiler|unit|ac|blower|vents)',
    '(ac|unit|furnace|heat pump|condenser|air handler|compressor) (trip|trips|tripping|pop|pops|popping|kick|kicks|throw|throws) breaker',
    '(zone valve|damper|circulator|flame sensor|inducer|blower motor|run capacitor|contactor|condensate pump|condensate line|drip pan|limit switch) (fail|bad|stuck|replace|out|noise|leak|clog|overflow|full|crack|burn|dead|scream|squeal|loud|hum)',
    '(not|hardly|barely|never) (get|any|much) (air|heat|cool)',
    '(steam|radiators|radiator|baseboard) (cold|hiss|bang|not get|spit|leak|hot|knock|clank)',
    '(smell) (furnace|heat come on|heat kick on|vents|ac|register)',
    '(heat|ac|air|cooling) (run all day|run all night|nonstop|constantly|can not catch up|struggle|not hold|no good|on its way out|acting up|act up)',
    '(boiler|furnace|heat) (lock out|top up|topping up|low water|pressure|relief|kettle)',
    '(weak|no|low|poor|barely any) (airflow|air flow)',
    '(vent|vents|register|registers) (blow|hardly|barely|weak|no air|nothing|cold|air)',
    '(airflow|air flow) (weak|low|poor)',
    'thermostat (blank|not work|not read|wrong|dead|not respond|off|problem|issue|go blank|say|not match)',
    '(heat|ac|furnace|boiler) (on and off)',
    '(short cycle|short cycling|frozen coil|pilot on furnace|limit switch|carbon monoxide|co alarm)',
    '(humid|humidity) (inside|house|ac)',
    '(hvac) (issue|problem|repair|emergency|help)',
    '(hvac|furnace|heating|ac) (tech|technician|guy)',
    '(ac|air handler|furnace|boiler|condenser|radiator|ac unit|condensate) (leak|drip|water)',
    '(rattle|rattling|noise|grinding|banging|squealing) (ac|furnace|vent|unit|outside unit|condenser|blower)',
  ],
  notTheMachine,
)

/** Rooms that are too warm, too cold or noisy, with no machine named: what is amiss where nothing else is. */
export const comfort: Condition = saidExcept(
  [
    '(degrees) (warmer|colder|hotter|cooler|higher|lower)',
    '(one|some|back|north|corner|far) (room|rooms|bedroom|side) (degrees|never|always|warmer|colder|uneven)',
    '(inside|indoors|in here|house) (80|81|82|83|84|85|86|87|88|89|90|91|92|93|94|95|96|97|98|99|eighty|ninety)',
    '(house|upstairs|bedroom|room|office|store|place) (not get|never get|will not get|stuck at|climb|drop to|down to|up to) (warm|cool|cold|past|above|below|degrees)',
    '(clunk|thunk|bang|squeal|screech|rattle|roar|rumble|clank) (shut off|shuts off|come on|comes on|kick on|kicks on|start up|starts up|fire up|fires up|vents|ducts|outside)',
    '(bedroom|bedrooms|upstairs|room|rooms|downstairs|floor|office|sunroom|nursery|basement) (freezing|ice cold|cold|chilly|hot|boiling|stuffy|sweltering|never warm|never cool|colder|hotter|warmer|uncomfortable|degrees)',
    '(upstairs|room|downstairs|bedroom|house|office|second floor) (degrees|hot|warmer|colder|uneven|too hot|too cold|stuffy)',
    '(house|inside|in here|apartment|condo|room) (freezing|frigid|ice cold|sweltering|boiling|like an oven|like a sauna)',
  ],
  notTheMachine,
)

/** A heater that is not for water. */
export const roomHeater: Condition = all(
  said('heater (<gone-out>|<ailing>)', 'heaters (<gone-out>|<ailing>)'),
  not(
    mentioned(
      '(hot water|water heater|tankless|anode|recirculating|recirc|sediment|power vent|pilot|relief valve|tank|flushed|breaker|outlet|circuit|space heater|window heater|window heaters|electric heaters)',
    ),
  ),
)

/** A noise, and the machine it comes from a few words off. */
export const noiseNearby: Condition = {
  op: 'phrase' as const,
  any: [
    '(rattle|noise|bang|squeal|grind|hum|buzz|knock|smell|sound) (ac|furnace|boiler|heat pump|blower|vents|condenser)',
    '(furnace|ac|boiler|heat pump) (go off|went off|quit|die|stop|not come back)',
  ],
  within: 9,
} // literals of the union
