import type { WordGroup } from './lexicon.ts'

/** A visit is made. */
export const booking: WordGroup = {
  near: [
    '(=cancel|=cancels|=cancelling|=canceling) (repair|install|installation|inspection|tune up|cleaning|estimate|job|service|visit)',
    '(=bump|=push|=move|=shift|=slide|=switch|=change|=reschedule) (tune up|install|inspection|estimate|visit|cleaning|walkthrough|service call|appointment) (from|to)',
  ],
  tight: [
    '(return|follow up|second) visit (on|for|next|monday|tuesday|wednesday|thursday|friday)',
    '(could|can|would) (meet|do) (for|on|at)? (estimate|walk|walkthrough|estimate walk)',
    '(get|getting|got|put) (me|him|her|us)? on (books|calendar|schedule)',
    '(accepted|accepts|took|takes|chose|chooses|picked|picks|selected|selects|opted for|settled on|agreed to|agreed on|confirmed|wants|grabbed) (slot|opening|first opening|morning window|afternoon window)',
    '(walk thru|walkthru|walk through|walkthrough|site visit|consult|measure) (set|booked|arranged|agreed|on)',
    '(visit|appointment|slot|time|date|day) (set|agreed|arranged|settled|fixed|confirmed|locked in|made)',
    '(when|how soon|what day|what time) (can|could|would|will|might|are) (you|they|somebody|someone|we) (get|send|come|have|make|able) (guy|man|someone|somebody|tech|plumber|electrician|out|here|over|it)?',
    '(lock|locked) (it|that|him|her|me|us)? in',
    'switch (his|her|my|their|our)? (appointment|visit|day|booking|monday|tuesday|wednesday|thursday|friday)',

    '(=bumped|=bump|=bring) (it|that|me|her|him|us|appointment|visit)? (up|forward|ahead)',
    '(walk through|walkthrough|site visit|site survey) (on|at|next)',

    '(=book|=booked|=booking)',
    '(=schedule|=scheduled|=scheduling|=reschedule|=rescheduled)',
    'appointment',
    '(time|open|any|give|morning|afternoon) =slot',
    '=slotted',
    '(=pencil|=penciled|=pencilled) (me|him|her|us|them|it|in|for|that)',
    '(set|setup) (up)? (time|date|day|visit|appointment)',
    'reserve (slot|time|spot)',
    '(put|get) (me|him|her|them|us) down (for)?',
    '(put|get) on (calendar|schedule|books)',
    '(cancel|move|push|reschedule|postpone|change) (his|her|my|their|our|the|this|that)? (monday|tuesday|wednesday|thursday|friday|saturday|tomorrow|today|appointment|visit|booking|inspection|tune up|service call|install|estimate|slot)',
    '(want|ask|request|like|need|set|for|want) visit',
    'visit (for|between|at|next|wednesday|today|tomorrow)',
    'arrange (visit|time|appointment)',
    'pick (day|time|date|another)',
    '(day|days|time|times|date|dates) (work|suit|open|available)',
    'set aside',
    'hour (block|window)',
    '=scheduled (for|on)',
    'find time',
    '(what|which) (day|days|time|times|slots|openings) (do|have|are|is)? (you|yall)? (have|got|open|available|free)',
    'time to come',
  ],
}

/** A time or a place that is none of a visit. */
export const notBooking: WordGroup = {
  tight: [
    '(showed|show|shown|missed|kept) (up)? (for)? (our|my|his|her|the)? appointment',
    '(=moved|=moving|=move) in (monday|tuesday|wednesday|thursday|friday|saturday|sunday|last|this|next|yesterday)',
    '(first|second|third|fourth|last|previous) visit',
    '(visit|visits) (for same|and still)',
    '(my|his|her|their|our|about|work|school|wife|husband|busy|shift|class|kids|crazy) (schedule|schedules)',
    '(already|visit|appointment|tech|technician) (already)? (=booked|=scheduled)',
    '(book|books|booking|booked) (club|flight|hotel|reservation|movers)',
    'not (just)? yet',
    '(move|moves|moving|moved) in',

    '(breaker|panel|open|spare|empty|extra|free|no|two|three|four) slots',
    '(fully|solid|all) booked',
    '=booked (all|solid|up|through)',
    'once (=scheduled|=booked)',
    '(=scheduled|=booked) (closing|surgery|party|delivery|event|wedding|movers|flight)',

    '(on|ahead of|behind|maintenance|busy|tight|flexible|work|pay) schedule',
    '(doctor|dentist|hair|dental|medical|vet|eye|other|physical therapy|doctors) appointment',
    '(schedule|appointment) (for)? (demo|perm|haircut|oil change|manicure|teeth|vet)',
    'schedule (with)? (permit|inspector|city)',
    'book (value|club|store)',
    '(call|phone|callback|ring) (to)? (=schedule|=book|set up|arrange|pick)',
    '(before|until) (=schedule|=book|scheduling)',
    'appointment (setting|setter|setters|software)',
    '=booked (solid|up|appointments)',
    'by appointment',
  ],
  near: [
    '(=call|=phone|=ring|callback|word|message|=reach|=called) (=schedule|=book|set up|=set|arrange|pick|booking|scheduling|appointment)',
  ],
}

/** A visit is moved. */
export const move: WordGroup = {
  tight: [
    '(bump|bring|push|move) (it|that|me|her|him|us|appointment|visit)? (up|forward|ahead|back)',
    'ahead of schedule',

    '(=move|=moved|=moving|=push|=pushed|=cancel|=cancels|=cancelled|=canceled|=cancelling|=switch|=postpone|=change)',
    '(another|different|new|earlier|later) (time|day|date|slot)',
    '(come|send|want|wants|get) back',
    'instead',
    'put you',
    '(can|could) (do|have|get|put)',
    'set for',
    'first thing',
  ],
}

/** Somebody of ours is expected. */
export const booked: WordGroup = {
  tight: [
    '(=have|=has|=had|=got) (your|our|one of your)? (estimator|technician|tech|plumber|electrician|crew|guy|man|installer|painter|carpenter|drywall man|people) (=scheduled|=booked|=coming|=down|=set) (for|on|to|out|next|this|today|tomorrow|monday|tuesday|wednesday|thursday|friday)?',
    '(=have|=has|=had|=got) (drywall|drain|furnace|ac|deck|tile|paint|plumbing|roof|window|kitchen|bathroom|heating) (man|guy|crew|tech|people|fella) (on|coming|for|at|scheduled|booked)',
    '(move|bump|push|slide) (me|us|him|her) (up|back|to)',
    '(you|they|we|he) missed (me|us|you|him|her)',
    '(card|note|tag|hanger) on (my|the|his|her)? door',
    '(in place of|instead of|rather than) (9|10|11|12|1|2|3|4|5|8|nine|ten|eleven|noon|one|two|three|four|eight|monday|tuesday|wednesday|thursday|friday)',
    '(to|will) (go|come|be) back (to fix|to finish|dec|jan|feb|march|april|june|july|aug|sept|oct|nov|monday|tuesday|wednesday|thursday|friday|tomorrow)',
    '(you|yall|you guys|they) (was|were|are|is) (getting|ordering|sending|waiting on) (part|parts|in|me|him|her)',
    '(see|checking|check) (is|if) (it|they|part) (in|here|came|arrived)',
    '(was|were) (not|nt) here (long|even|but)',
  ],
}
