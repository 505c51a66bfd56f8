import type { WordGroup } from './lexicon.ts'

/** Somebody of ours is expected, on the way, late, or to come at another time. */
export const expected: WordGroup = {
  near: [
    '(=cancel|=cancels|=cancelling|=canceling|=cancelled|=canceled) (appointment|visit|install|installation|estimate|inspection|tune up|repair|job|booking|service|cleaning)',
    '(=has|=have|=had|=having|=got) (visit|appointment|estimate|inspection|install|installation|tune up|tuneup|check|service call|walkthrough|consult|job|flush|cleaning|repair) (=booked|=scheduled|=set|=down|=arranged|=lined up|=penciled) (for|on|with|at)?',
    '(=waiting|=waits|=waited|=expecting|=expects|=expected) (on|for)? from (you|us|your|our|example)',
    '(=text|=email|=message|=reminder|=confirmation|=card|=postcard|=sheet) (=said|=says|=gave|=shows|=showed) (between|nine|ten|eleven|eight|noon|one|two|three|four|8|9|10|11|12|1|2|3|4|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday)',
    '(=moved|=bumped|=pushed) (up|back|forward|off|out)? (to|from|until|till)? (monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|next week|later|earlier|following)',
    '(=visit|=appointment|=slot|=estimate|=inspection|=install|=booking) (on|for|of)? (monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|today|next week|this week) (=cancel|=canceled|=cancelled|=moved|=pushed|=changed|will not work|does not work|not work|not going to work|has to move|needs to move|needs to be moved)',
    '(=tech|=technician|=plumber|=electrician|=crew|=estimator|=carpenter|=guy|=man|=he) (hour|hours|minutes|half hour) =late',
  ],
  tight: [
    '(his|her|my|our|their|for) =booked (panel|generator|fan|furnace|drain|faucet|water heater|install|visit|appointment|estimate|inspection|charger|ac|repair|job|toilet|tune up)',
    '=booked (this morning|yesterday|earlier|last week|on monday|on tuesday|weeks ago|days ago|already)',
    '(=wants|=asks|=needs|=requests|=asking|=wanted) (=report|=paperwork|=photos|=video|=invoice|=receipt) (=emailed|=sent|=mailed|=from)',
    '(=report|=paperwork|=photos|=video) from (last|our|your|his|her|my)',
    '(you|we|yall|they) (=have|=got) (me|him|her|us|them) (for|on|in) (furnace|ac|boiler|check|tune|inspection|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|today|estimate|drain|kitchen|bathroom|panel|9|10|11|nine|ten|noon|one|two|three)',
    '(is|am|are) on for (our|his|her|their|my|water heater|furnace|boiler|ac|duct|panel|drain|flush|check|tune|estimate|walkthrough|install|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|today|next|this|8|9|10|11|noon|1|2|3|4|one|two|three|nine|ten)',
    '(=is|=am|=are|=was|=were) down for (our|kitchen|bathroom|estimate|furnace|ac|boiler|monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|today|next|this|8|9|10|11|noon|1|2|3|4|nine|ten|one|two|three)',
    '(=tech|=technician|=plumber|=electrician|=crew|=estimator|=carpenter|=installer|=installers|=guys|=handyman) (is|was|were|are)? (=due|=expected) (at|by|here|today|tomorrow|this|between|monday|tuesday|wednesday|thursday|friday|in)?',
    '(=arrival|=service|=appointment|=time|=delivery) window (is|was|for|on|today|tomorrow)',
    '(=window|=slot|=appointment) (=was|=were) (eight|nine|ten|eleven|noon|one|two|three|four|8|9|10|11|12|1|2|3|4|between|from|for|this morning|today|yesterday)',
    'far (out|away|off) (is|are)? (he|she|tech|technician|plumber|electrician|guy|crew|driver|they)',
    '(=not|=never|=nobody|=no one) (has|have)? (=arrived|=turned up|=shown|=showed up) (yet|for)?',
    '(=still|=are|=is) (you|we|they|he|she|somebody|someone|anybody|anyone|your guy|your man|technician) (still)? =coming (out)? (today|tomorrow|this|at|by|monday|tuesday|wednesday|thursday|friday)?',
    '(=keep|=keeping|=honor|=hold|=holding) (my|his|her|our|their|the|that)? (appointment|visit|spot|slot)',
    '(=earlier|=later|=different|=another|=new) (time|day|date|slot|window) than (=scheduled|=booked|we|you|one)',
    '(=be|=get|=is|=was|=been) (=rescheduled|=rebooked|=moved up|=moved back|=pushed back|=bumped)',
    '(=rebook|=rebooked|=rebooking|=reschedules|=rescheduling)',
    '(=first|=morning|=afternoon|=monday|=tuesday|=wednesday|=thursday|=friday|=saturday) (=appointment|=visit|=slot|=estimate|=install|=tune up|=booking|=job) (with|of|from|by) (us|you|our|your)',
    '(can|could|will) not (be|get) (home|there|here|in) (for|at|on) (that|it|appointment|visit|monday|tuesday|wednesday|thursday|friday)',
    '(his|her|my|our|their) (10|11|9|8|1|2|3|4|nine|ten|eleven|noon|one|two|three|four) (oclock|am|pm)? (=is|=needs|=appointment|=visit|=slot|=to)',
    '(=finishing|=wrapping) up (in|at|on|another|with)',
  ],
}
