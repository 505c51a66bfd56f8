import type { Condition } from '../../operators/condition.ts'
import { all, any, inOrder, later, not, said, saidExcept, soonAfter } from '../phrases.ts'

/** A part of a heater that is changed: the heater stays. */
const heaterPart = said(
  '(anode|anode rod|element|thermocouple|relief valve|igniter|gas valve|dip tube|t and p|t and p valve) (change|replace|replacement|swap|new|get|spit)',
)

/** A water heater to be replaced or put in. */
export const heaterWork: Condition = any(
  said(
    '(tank|heater) (weep|weeping|rust|rusty|from 19|from 20|years old|year old|old) (new one|replace|before it go|swap|bid|quote|price)',
    '(bigger|larger|newer|taller|short|lowboy) (water heater|tank)',
    '(tank to tankless|go tankless|going tankless|switch to tankless|convert to tankless)',
    '(power vent|direct vent|power vent heater|hot water unit) (price|quote|new|replace|last legs|estimate|bid|haul away)',
    '(50|40|75|fifty|forty|seventy five|80|30|thirty|eighty) (gallon|gal) (new|replace|swap|quote|price|install|bid|cost)',
    '(gallon) (new|replace)',
    '(on demand|instant|endless) (hot water|unit|tank|heater|propane|gas|go|going|switch)',
    '(ditch|ditching|lose|losing|get rid of|getting rid of|instead of|rid of) tank',
    '(electric) (to gas|to propane) (water heater|tank)',
    '(gas|propane) (to electric) (water heater|tank)',
    '(from|switch from|go from) (electric|gas) (to) (gas|electric|tankless) (water heater|tank)?',
    '(purchased|bought|picked up|ordered|have|own) (water heater|tankless) (home depot|lowes|menards|costco|box|crate|need|install|installed|put in|hook up|hooked up)',
    '(water heater|tankless) (condemned|red tagged|rusted out|rusted through|past its life|on borrowed time|worn out|had its day|give out any day|about to go)',
    '(considering|thinking|thought|think|eyeing|pondering|mulling|evaluating|weighing|curious about|go|switch) tankless',
    '(water heater) (years old|year old) (go|replace|new|time|done|ready|due|wants|before|swap)',
    '(swap|replace) (year old heater|leaking heater|old heater|heater) (new|new one|tank)?',
    '(water heater) (has to go|needs to go|got to go|time to go)',
    '(water heater) (install|replacement|swap|replaced)',
  ),
  inOrder(
    '(new|replace|install|swap|upgrade|convert|bigger|change out|switch|put in|put|add|adding|another|second|quote on|price on|bid on|price for|quote for|replacement|bought|buy|hook up|set|order|ordered) (gas|electric|hybrid|heat pump|tankless|lowboy|short|tall|power vent|rheem|bradford white)? (water heater|tankless|hybrid water heater|heat pump water heater)',
    '(water heater|tankless) (end of life|had it|on its last legs|shot|done for|due for replacement|past its life|replaced|swapped|changed out)',
    '(convert|switch|go|going|=change|upgrade|upgrading|interested in|considering|thinking|thinking about|thinking of|want|wants|versus|instead of|figure on|=looking at|quote|price) (to|for|on|about)? tankless',
    'tankless (conversion|install|installation|put in|installed|instead|upgrade|interested|versus|quote|price|swap|replacement|wanted|figure)',
    '(thirty|forty|fifty|sixty|seventy five|eighty|30|40|50|60|75|80) gallon (unit|model|tank|heater)? (be|to be|put in|installed|replaced|swapped|wanted|bought)',
    '(quote|price|bid|estimate|wants|want|upgrade|upgrading|go|going) (to|up to)? (thirty|forty|fifty|sixty|seventy five|eighty|30|40|50|60|75|80) gallon',
    '(bid|quote|price|estimate|rebate|interested in|wants|considering|=looking at|thinking about|tax credit) (for|on|of)? (hybrid water heater|heat pump water heater|water heater hybrid)',
    '(put in|install|gimme|give me|want|wants|replace|swap) (plain|regular|indirect|electric|gas|second|point of use|mini|small|propane) (tank|one|heater)',
  ),
  soonAfter(
    '(=replacement|=replacing|=replace|=installation|=installing|=install|=swapping|=change|=changing) (water heater|tankless)',
    '(=change|=changed|=swap|=switch) (water heater) (out|over)',
  ),
  all(
    not(heaterPart),
    later(
      '(water heater|tankless|tankless water heater|rheem|bradford white|ao smith|40 gallon|50 gallon|75 gallon|fifty gallon|forty gallon) <anew>',
    ),
  ),
)

/** What a heater's price is asked for besides a new one. */
export const heaterCare: Condition = said(
  '(water heater|tankless|heater|tank) (flush|flushed|descale|anode|repair|fix|service|serviced|maintenance|drain|drained|look|inspect|check|element|burner|squeal|error code|not light|thermocouple|pilot|thermostat|noise|rumble|leak|drip|part|valve|cleaned|error|code)',
)

/** A price for a heater of which nothing is amiss is one for a new heater. */
export const heaterPrice: Condition = all(
  { op: 'intent', in: ['quote'] },
  said('(water heater|water heaters|tankless)'),
  not(heaterCare),
)

/** What goes wrong with a water heater. */
export const heaterFault: Condition = saidExcept(
  [
    '(tank|heater) (lukewarm|cold|not hot|rumble|igniter|spit|alarm|element)',
    '(expansion tank|recirculation pump|recirc pump|mixing valve) (heater|hot|hot loop|flat|quit|water heater)',
    '(no hot|not any hot|hot) (kitchen|bathroom|upstairs) (tank|heater)',
    '(no hot water)',
    '(water heater)',
    'tankless',
    '(hot side|hot water side|hot only)',
    '(heater) (flush|flushed|sediment|popcorn|rumble)',
    '(power vent heater|power vent|direct vent heater|gas water tank|electric water tank)',
    '(navien|rinnai|noritz|takagi|bradford white) (descale|flush|error|code|service|maintenance|beep)',
    '(relief valve|t and p|tpr valve|thermocouple|heating element|dip tube|recirc pump|recirculation pump|recirculating pump|circulating pump|anode rod|gas valve|flue|draft hood)',
    '(shower|water) (go cold|turn cold|goes cold|turns cold|run cold|ice cold|cold after|luke warm)',
    '(hot water) (minute|minutes|weak|barely|not enough|slow|take forever|rotten|rust|cloudy|intermittent|comes and goes|in and out)',
    '(hot) (not get|never get|no longer) hot',
    '(pilot light)',
    'pilot (out|not stay lit|not light|relight|blow out)',
    'water (lukewarm|tepid|not hot|not get hot|cold only|not warm|scald|too hot|barely warm)',
    '(hot water) (run out|out|gone|not last|lukewarm|not come|low|rusty|smell|brown|stop|lose|never|short|half|only)',
    '(lost|lose|without|not have|out of) (hot water)',
    '(not any|never any|not enough) (hot water)',
    'anode',
    'sediment',
    '(heater|tank) (rumble|pop|flush|flushed|descale|drained|anode|element|thermocouple|kettle)',
    '(element|dip tube|thermocouple|burner assembly|gas control) (dead|bad|burn out|lower|upper|replace|shot|fail)',
    '(hot water) (run out|runs out|gone) (after|fast|quick|halfway|one shower)',
    '(water heater|tank|heater|hot water) (scald|scalding|too hot|turn down|poppin|crackle|crackling|kettle|hiss|groan|knock)',
    '(shower|showers|water) (go|turn|gets|run) (cold|lukewarm) (halfway|after|quick|fast)',
    '(descale|delime|flush) (tankless|heater|unit)',
    '(bradford white|rheem|rinnai|navien|ao smith)',
    '(shower|water|tap|taps|bath) (never|not|barely|hardly) (get|gets|getting) (hot|hotter|past warm|warm enough|hot enough)',
    'cold shower',
  ],
  [
    '(switch|outlet|panel|breaker|plug|cord) (feel|feels|hot|warm)',
    'pilot (wall heater|furnace|fireplace|floor heater|boiler|garage heater|gas log)',
    '(rheem|ao smith|bradford white) (condenser|coil|ac|air conditioner|furnace|heat pump|not been touched|blow|cold)',
    '(relief valve|flue) (boiler|furnace|burner)',
    '(shower|tub) (never|not) (get|gets) hot (every other|other|valve)',
    '(shower never gets hot|shower never gets warm)',
    '(hot side|hot) (slow|slowed|dribble|trickle|weak|small|little|low) (kitchen|sink|faucet|shower|tub)',
    '(kitchen|sink|faucet|shower|tub) (hot side|hot) (slow|slowed|dribble|trickle|weak|small|low)',
    '(water|kitchen water) (small|weak|slow|little) (hot side|hot only)',
    'furnace pilot',
    '(hot and cold|cold) (reversed|backwards|switched|mixed up|crossed)',
    '(shower) (only|lukewarm|cold) (other|taps|sinks|faucets|everywhere else)',
    '(boiler) (pilot)',
    'sediment (filter|faucet|aerator)',
    '(water heater) (closet|room|next to|near|above|behind|side)',
    '(near|by|behind|around|above|next to) (water heater)',
  ],
)

/** Signs that a heater there is wants mending. */
export const heaterAmiss: Condition = said(
  '(no hot water|hot water) (out|run out|runs out|not|gone|lukewarm|short|barely|smell|brown|rust)',
  '(lukewarm|tepid|scalding|cold shower|rotten egg|pilot)',
  '(next to|near|behind|beside|by|above) (water heater)',
)
