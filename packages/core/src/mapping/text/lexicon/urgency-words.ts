import type { WordGroup } from './lexicon.ts'

/** What a call says about how pressing it is. */
export type UrgencyGroup =
  | 'emergency'
  | 'notEmergency'
  | 'agentEmergency'
  | 'danger'
  | 'water'
  | 'calm'
  | 'contained'
  | 'heatOut'
  | 'coolOut'
  | 'powerOut'
  | 'cold'
  | 'weak'
  | 'medical'
  | 'urgent'
  | 'notUrgent'
  | 'soon'
  | 'notSoon'
  | 'agentUrgent'
  | 'noRush'

export const urgencyWords: Readonly<Record<UrgencyGroup, WordGroup>> = {
  emergency: {
    tight: [
      'emergency',
      'life or death',
      'life threatening',
      'crisis',
      'emergencia',
      'mayday',
      'catastrophe',
      '(call|dial|called|calling) 911',
    ],
  },
  notEmergency: {
    tight: [
      '(that|thought|when|figured|believed) (it|there|this|that)? (was|were|had) emergency',
      '(was|been) emergency (then|back then|at the time|last)',
      'not longer emergency',
      '(emergency|urgent) if',
      '(use|used) to be emergency',
      '(need|needs|needing|want|wants|for) emergency (plumber|electrician|contractor) (leads|customers)',

      'emergency (heat|fund|light|lighting|exit|contact|kit|preparedness|market|line|shutoff|shut off|valve|room|number|plan|generator|brake|power|backup|release|switch|stop|medicine|heating|mode|fee|rate|price|pricing|hours|contact|charge|surcharge|diagnostic|visit|call out|callout|type|slot|stuff|button|sign|ladder|responder|vet|work|=calls)',
      '(for|in case of|in|during|handle|any|take|=emergencies) emergency',
      '24 7 emergency',
      '(after hours|pay|paying|hate to pay) emergency',
      '(aux|auxiliary|em) heat',
    ],
    near: ['(what|how|which) emergency', '(you|they) (do|offer|handle|have|take|cover) emergency'],
  },
  agentEmergency: {
    tight: [
      'as emergency',
      '(mark|treat|flag|log|dispatch|send|page|alert) (our|it|this|that|as|you|him|her|as an)? emergency',
      'emergency (plumber|tech|technician|crew|electrician|dispatch|team)',
      '(this is|that is|sounds like|it is) emergency',
      '(leave|get out of|evacuate|stay out of|step out of|go outside) (house|home|building|apartment|basement)',
      'call (911|gas company|fire department)',
    ],
  },
  danger: {
    tight: [
      '(hit|struck|cut|nicked|ruptured|broke) (water|gas|sewer|power|electric) (main|line|pipe)',
      '(big|blue|huge|bright) (flash|fireball|bang|boom) (outlet|panel|when|from)',
      '(outlet|panel|breaker|switch) (blew up|exploded|caught)',

      '(heat stroke|heat exhaustion|passed out|fainted|unconscious)',
      'smell ozone',

      'spark',
      'arc',
      'smoke',
      'flame',
      'on fire',
      '(small|caught|electrical|a little|=started) fire',
      'fire (dept|department|truck) (=is|=was|=came|=called|=here|coming|said|told|on)',
      'catch fire',
      '(burn|burnt) (smell|odor|plastic|wire|rubber|electrical|stench)',
      '(smell|odor|stench|stink|reek) (of|like)? (something)? (burn|burnt|smoke|hot plastic|plastic|fire|fishy|melt)',
      '(smell|odor|stink|reek) (of|like|strong|the|some)? (gas|rotten egg|natural gas|propane|sulfur)',
      '(gas|natural gas|propane) (smell|odor|leak)',
      'rotten egg',
      'carbon monoxide',
      '(live|downed|fallen|exposed|bare) (wire|power line|powerline|electrical wire)',
      '(wire|powerline|service line|service drop|electric line) (is|came|are)? (down|hanging|lying|fell|ripped off|torn off|exposed)',
      '(shocked|electrocuted|zapped)',
      '(shock|zap) (me|him|her|son|daughter|kid|child|wife|husband|us|them|someone)',
      '(=got|=getting|=gave|=gets|=get) shock',
      'raw sewage',
      'sewage (is)? (back|come|coming|up|on|everywhere|in|flood|overflow|spill|bubbling|all|water)',
      '(poop|feces|human waste) (on|in|floor|water|everywhere|up|coming|all)',
      '(explode|explosion)',
      '(ceiling|roof|wall) (collapse|is caving|caving|caved|bulge|balloon|came down|coming down|falling down|about to fall|about to come|gave way)',
      '(loose|lost|open) neutral',
      '(blue|bright|orange) (flash|flashes|arc)',
      'lights (are|is)? (going|getting)? (super|really|very|too|way|extra) bright',
    ],
    near: [
      '(got|get) out of house (smell|alarm)',
      '(ceiling) (=sagging|=sag|=bulging) (water)',
      'alarm (going off|beep) (carbon|co)',
    ],
    any: [
      '(carbon monoxide) (go off|going off|went off|sounding|screaming|alarming)',

      'water (up to|reach|near|touch|around|over) (outlet|outlets|panel|socket|breaker|plug|meter|furnace burner)',
      '<electrical> (steam|ozone|fizz|smolder)',

      '<electrical> (spark|arc|smoke|melt|scorch|sizzle|crackle|flame|burnt|glow|char|on fire|smolder|zap)',
      '(outlet|panel|breaker|breaker box|wire|wiring|plug|meter|fuse box|wall|switch|socket) (=hot|hot to the touch|too hot|burning hot|pop loud|hiss)',
      '(lights|light) bright dim',
      '(panel|breaker box|meter|meter socket|fuse box|electrical panel) (buzz|crackle|=wet|sizzle|=water)',
      'water (electrical panel|breaker box|fuse box)',
      '(furnace|boiler|water heater|condenser) (smoke|flame|=fire|spark)',
    ],
  },
  water: {
    tight: [
      '(supply|toilet supply|supply tube|braided line) (has|just|is)? (snap|snapped|burst|popped|blew|let go)',

      '(shoot|spray|gush|spew|squirt|blast) (all over|everywhere|across|into|onto|out of)',
      '(hose|pipe|line|fitting|supply|connector) (just|right)? (popped|blew|came|snapped|broke|tore) (right)? (off|apart|loose)',

      '(=flooding|=flooded|=floods|=flood)',
      '(gush|geyser|waterfall|niagara)',
      '(=overflowing|=overflowed)',
      'like fountain',
      'burst pipe',
      '(water|leaking|leak|it) (is|was|just|all)? (everywhere|every where|all over)',
      '(raining|pouring) (inside|in|through|out|from|down)',
      '(inch|inches|foot|feet) of water',
      '(ankle|knee) deep',
      'water (is|was|been|keeps|just|still|now)? (pour|gush|spray|shoot|spew|stream|rise|rush|blast|cascade|squirt|spurt|flood|climb|come up|coming up|coming in|come in|pump out|run out of|running down|fall)',
      '<pipe> (has|just|is)? (burst|bust|rupture|explode|gush|blew|blown|let go|sheared off|came apart|cracked open|popped off)',
      '(pipe|pipes|line|hose|supply line|water line|main|water main|copper|riser|washer hose|sprinkler) (has|just|is)? (split|snap|broke|broken|came off|broke off|separated)',
      '(washer|dishwasher|tub|sink|toilet|shower|water heater|washing machine) (is|just|has)? (overflow|flood|burst|gush|spray|pour|let go)',
      'toilet (will|is)? (not stop overflowing|keep rising|running over|spilling over)',
      'sewage',
    ],
    near: [
      'standing water (basement|floor|kitchen|hallway|closet|operatories|garage|office|cellar)',
      '(burst|split|ruptured) <pipe>',
      '(line|pipe) (froze|frozen) (broke|burst|split|cracked)',
    ],
    any: [
      '(basement|crawlspace|cellar|garage|house|lobby|store|showroom|apartment) (=filling|fill up with water|taking on water|under water|=soaked|=drenched)',

      'water (through|from|down|out of) (ceiling|wall|walls|light|chandelier|light fixture)',
      'water up (from|through) (floor|slab|drain)',
      '(=dripping|=leaking|=pouring|=running|=dropping|=falling|=coming|=drips|=leaks) (through|from|down|out of) (ceiling|light|light fixture)',
      '(ceiling|wall) (=pouring|=gushing) water',
      '(<room>|<room>s) (=flooding|=flooded|underwater|under water|full of water|filling with water|filled with water)',
      '(can not|will not|not|wont) (shut|turn|stop) (water|leak|main|valve)',
      '(shutoff|shut off|shut off valve|main valve|main) (stuck|broken|not work|not turn|seize|spin|not budge|rusted)',
      'water (=spraying|=gushing|=pouring|=shooting|=rising|=coming) (basement|floor|house|wall|everywhere|ceiling)',
    ],
  },
  contained: {
    tight: [
      '(water|main|valve|supply|it) (is|are|was)? (now)? (off|shut off|turned off|closed|shut down)',
      '(=shut|=turned|=closed|=got|=cut) (off)? (water|main|valve|supply|it|stop) (off|shut|closed)?',
      '(=mopped|=cleaned|=dried|=vacuumed) (it|that|everything)? up',
      'under control',
      '(leak|water|it|dripping|flow) (has|is)? =stopped',
      '=stopped (the leak|leaking|dripping|the water|the flow)',
      'not (leaking|dripping|running|coming|flowing) (now|anymore|any more|any longer)',
      'contained',
    ],
  },
  calm: {
    tight: [
      '=hot (tub|water|plate|spot|chocolate|day|weather)',

      'smoke (and|or|slash)? (co|carbon monoxide|detector|detectors|alarm|alarms)',
      'flame (sensor|rod|sensors)',
      '(pilot|yellow|blue|orange|no|weak|small|lazy|burner) flame',
      'flame (is|goes|looks|burns)? (yellow|orange|out|lazy|weak|low|blue)',
      'spark (igniter|ignitor|ignition|module|electrode|arrestor)',
      'sewage (ejector|pump|pit|ejection|line|pipe|system)',
      '(=flood|=floods|=flooded|=flooding) (every|whenever|when it|each|sometimes|often|twice|before)',
      '(always|sometimes|usually|often|used to|might|could) (=flood|=floods)',
      '(prevent|avoid|against|future) flooding',
      '(gutter|gutters|downspout|downspouts|mailbox|trash) (is|are|keep)? (=overflowing|=overflowed|=overflow)',
      'smoke (from)? (grill|barbecue|bbq|fireplace|chimney|cooking|cigarettes)',
      '(gas|propane) (smell|odor)? (detector|alarm) (install|battery)',

      'carbon monoxide (detector|alarm|monitor)? (chirp|beep|install|installed|battery|expired|low|old|replace|replacing|new|end of life|missing|hardwired)',
      '(add|need|want|buy|wire|check|two|three|four|few) carbon monoxide',
      'carbon monoxide (and|or|slash) smoke',
      'smoke (and|or|slash)? carbon monoxide',

      '(two|three|four|motion|outdoor|security|halogen|led|new|old) =floods',
      'flood lights',

      'flood (light|zone|insurance|plain|lamp|sensor|coverage|alarm|risk)',
      'smoke (detector|alarm|test|free|shop|break)',
      '(install|replace|new|hardwire|add|update|interconnected) (carbon monoxide|smoke)',
      'carbon monoxide (detector|alarm) (chirp|beep|install|battery|expired|low)',
      '(fire) (place|pit|code|rated|marshal|extinguisher|inspection|escape|sprinkler|panel|alarm panel)',
      'gas (line|stove|range|dryer|fireplace|grill|log|bill|meter|piping|hookup) (install|run|quote|moved|move|hookup|estimate|for)',
      'spark plug',
      '(he|she|they|plumber|technician|guy|tech|electrician|tenant|smoker) smoke',
      'arc fault',
      'shock absorber',
      '(sticker|price|bill) shock',
      '(all|completely)? dry (now|up|out)',
      'gone now',
      'pour (concrete|foundation|slab|over|patio)',
      'hot water (smell|=smells) (like)? (rotten egg|sulfur)',
      '(hydrant|flame) (repair|painted|height|color)',
      '(never|chimney|cigarette|bbq|barbecue|neighbor) smoke',
      'no longer (leak|flood|spark|smoke)',
      '(used|use) to',
      '(might|could) flood',
    ],
    near: ['hot water (smell) (rotten egg|sulfur)'],
  },
  heatOut: {
    tight: [
      'no heat',
      '(not have|no|without|lost|not get|not any) (any)? heat',
      '(not|=stopped|=quit) (heating|heat)',
      'heat (is|has|just|went|=was)? (out|off|dead|gone|not work|not working|quit|stopped|died)',
    ],
    any: ['<heating> <dead>'],
  },
  coolOut: {
    tight: ['no (ac|cooling|cold air|air)', '(without|lost) (ac|air|cooling)'],
    any: [
      '(ac|air|cooling|minisplit) (out|dead|die|quit|not work|not cool|break|stop|fail|not run|not blow|go out|blow warm|blow hot)',
    ],
  },
  powerOut: {
    tight: [
      'no (power|electricity|electric)',
      '(power|electricity) (is|has|went|just)? (out|off|down|gone|failed|cut)',
      'lost (all)? power',
      'without (power|electricity)',
      '(whole|entire|half the|half) (house|building|home) (is|went)? (dark|out|dead|off)',
    ],
  },
  cold: {
    tight: [
      'below zero',
      '(sub zero|subzero)',
      'single digit',
      'wind chill',
      '(zero|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|0|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20) (degrees|outside|out|above|outdoors|below)',
      '(minus|negative) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|18|20|25)',
      '(freezing|frigid|bitter) (cold|in here|out|outside|house|tonight|weather|temperatures|temps|in house)',
      '(polar vortex|cold snap|blizzard|arctic)',
      '(see) (our|my|your|their)? breath',
    ],
  },
  weak: { tight: ['<weak>'] },
  medical: { tight: ['<medical>'] },
  urgent: {
    tight: [
      '(come|send|need|=fix|out|over|help|here|him|her|someone|somebody|plumber|electrician|technician|tech|crew|truck) now',
      'urgent',
      'asap',
      'soon as (possible|you|ever|we|he|she|they|somebody|someone|humanly|practical|anybody)',
      '(quick|quickly|fast|early) as (you|possible|he|somebody|someone)',
      'right away',
      'immediate',
      'straight away',
      'pronto',
      'right now',
      '(at once)',
      'without delay',
      'same day',
      'first available',
      '(earliest|soonest) (available|possible|you|opening|slot|appointment|time|one|anyone|someone)',
      '(need|want|have|be|get|done|fixed|out|here|but|and|real|pretty) (fast|quick|quickly)',
      '(not|hardly|cannot) wait',
      'not (put it off|put off|hold off|be put off)',
      'soonest',
      'time sensitive',
      '(high|top) priority',
      'rush (job|order|this|please|it|service)',
      '(in|is|big|real) hurry',
      '(please|and) hurry',
      'hurry (up)? (please)?',
      '(desperate|desperately)',
      'need (it)? yesterday',
      'within (hour|couple hours|few hours|next hour|two hours)',
      'next (hour|couple hours|few hours)',
      'drop everything',
      'expedite',
      '(end|close) of (day|business)',
      '(before|by) (tonight|dark|tomorrow)',
      'no later than (today|tomorrow|tonight)',
      'getting worse',
      'without fail',
      '(quicker|sooner) (better)',
      'as fast',
      'high urgency',
      'pressing',
    ],
    near: ['sooner better', 'quicker better'],
  },
  notUrgent: {
    tight: [
      '(but|just|only|though|however|fine|okay) right now',

      'urgent if',
      '(both|all|two|everything|jobs|things|them|rooms) at once',
      '(call|calls|calling|called) it urgent',
      '(long|as) (as)? (possible) (longer)',

      '(trip|shut off|turn off|come back|go out|stop|start|kick on|kick off|drain|cut out|cut off|blow|fill|pop|come on|go off|turns off|shuts off|comes back|goes out|trips|tripped|clogs|clogged) (again)? (immediately|right away|instantly|straight away|right now)',
      '(immediate) (family|area|neighbor|vicinity)',
      'urgent care',
      '(how|less|more|semi) urgent',
      '(hung up|hang up|hangs up|answered) (immediately|right away|quick)',
      'quick (question|call|quote|look|fix|job|one|check|ballpark|estimate)',
      '(call|called|callback|calls|text|ring|phone) (me|him|her|them|us|back)? (right away|immediately) (if)',
      '(busy|booked|away|out of town|traveling|working|fine|good|ok|okay|dry|holding|using|manage|managing|works) right now',
      'right now (it|he|she|they|i) (is|are|use|uses|just)',
    ],
  },
  soon: {
    tight: [
      'today',
      'tonight',
      'tomorrow',
      'hoy',
      'manana',
      '(come|out|see|send|need|here|somebody|someone|tech|done|get|fix|in|still|later|plumber|electrician) this (morning|afternoon|evening)',
    ],
  },
  notSoon: {
    tight: [
      '(visit|appointment|=install|tune up|job|estimate|booking) (for|on) (tomorrow|today)',
      '(=works|working|fine|okay|normal|behaving) (=today|=tonight)',

      '(by|until) tomorrow (i|we|he|she|they|it)',
      '(got|have) you (guys|fellas|folks|people)? (coming|scheduled|down|booked)? (for)? (tomorrow|today)',
      '(try|call) (again|back) (tomorrow|today|later today)',
      '(moving|move|moves) (in|out) (tomorrow|today|tonight)',
      '(cancel|cancels|cancelling|cancelled) (tomorrow|today)',
      '(was|were|came|=been) (here|by) (earlier)? (today|this afternoon|this morning|this evening)',

      '(doing|calling|help you|assist you|serve you|going on|bring|=are you|earlier|was here|were here|=left|=came|until|starting|weather|=closed|=paid|=arrived|=noticed|=delivered|=received|=moved|=called|open|earlier|=happened|=happening|later|not|=was|=quoted|=bought|=told|=said|=visited|=finished) (today|tonight|tomorrow)',
      'today (was|earlier|is my)',
      '(call|ring|phone|text|email|reach|contact) (me|him|her|them|us|back|me back|him back|her back|them back)? (sometime|later)? (today|tomorrow|tonight)',
      '(call|ring|phone|text|email|reach|contact|callback) (tomorrow|tonight|today)',
      'day after tomorrow',
      '(about|confirm|confirming|confirmed|=scheduled|=booked|window|on|ready) (for)? (today|tomorrow)',
      '(for|about) (today|tomorrow) (appointment|visit|job|install|tune up)',
      'callback (tomorrow|today|tonight|later)',
      '(talk|speak) (tomorrow|tonight|today)',
      '(his|her|my|their|our|your) appointment (is)? (for)? (today|tomorrow|this morning|this afternoon)',
      '(=coming|scheduled|booked|due|supposed to come) (for)? (today|tomorrow)',
      '(today|tomorrow) (appointment|visit|job|tuneup|tune up)',
      'not (have|need) (to)? (be|come|today|tomorrow|tonight)',
      'until (today|tomorrow|tonight)',
      'these days',
      '(rain|storm|snow) (today|tomorrow|tonight)',
      '(out of town|away|traveling|gone|off|busy|=working) (until|till)? (today|tomorrow|tonight)',
    ],
  },
  agentUrgent: {
    tight: [
      '(someone|somebody|tech|technician|plumber|electrician|him|her|crew) (there|out|over|out there|to you) (today|tonight|this morning|this afternoon|this evening|within hour)',

      '(mark|put|flag|log|note|down|treat|got|get|have) (it|you|this|that|as|down as|it as|you as|this as|that as|you down as|it down as)? urgent',
      'as urgent',
      'as priority',
      '(send|sending|dispatch|dispatching|get|getting) (somebody|someone|him|her|technician|tech|plumber|electrician|truck|crew|them|one|you|our) (out|back|back to you|over|out there|out to you)? (now|right away|tonight|today|immediately|over now|to you now|moving now|there now|there today|right now)',
      'page (the|our)? (technician|tech|plumber|electrician|on call)',
      '(mark|down|put) (it|you|this)? (for)? today',
      'for today',
      'same day',
    ],
  },
  noRush: {
    tight: [
      'no (big|real|great|particular|huge)? (rush|hurry|urgency|emergency|panic)',
      'whenever (convenient|you|is|works|possible|suits|he|she|someone|somebody|they|there|next)',
      'when (convenient|you get chance|you can fit|you have time|it suits|you get to it|you have opening)',
      'at (your|our|his|her) (convenience|leisure)',
      'take (your|his|her|their) time',
      '(can|could|will|it will|that can) wait',
      'nothing (urgent|major|serious|crazy|pressing|terrible|dire)',
      'low priority',
      'not (life or death|a big deal|big deal|end of world|dire|pressing|the end)',
      'in no (hurry|rush)',
      'not in (hurry|rush)',
      'not in (big|particular|huge)? (hurry|rush)',
      'any time (is fine|works|next|this month)',
      'no es urgente',
    ],
  },
}
