import type { WordGroup } from './lexicon.ts'

/** Today, tonight, tomorrow. */
export const soon: WordGroup = {
  tight: [
    '(technician|visit|handled|looked at|seen|taken care of|service|repair) this (morning|afternoon|evening)',
    '(guests|company|family|people|inlaws|visitors|party) (coming|arriving|here) (tomorrow|tonight|today) (and)? (need|needs|want|wants)',
    '(=hoje|por favor hoy|within the day|before nightfall|by end of day|this very morning)',
    'today',
    'tonight',
    'tomorrow',
    'hoy',
    'manana',
    '(come|out|see|send|need|here|somebody|someone|tech|done|get|fix|in|still|later|plumber|electrician) this (morning|afternoon|evening)',
  ],
}

/** The same days as the time of something else. */
export const notSoon: WordGroup = {
  tight: [
    '(visit|appointment|=install|tune up|job|estimate|booking) (for|on) (tomorrow|today)',
    '(=works|is working|fine|okay|normal|behaving) (=today|=tonight)',

    '(by|until) tomorrow (i|we|he|she|they|it)',
    '(got|have) you (guys|fellas|folks|people)? (coming|scheduled|down|booked)? (for)? (tomorrow|today)',
    '(try|call) (again|back) (tomorrow|today|later today)',
    '(moving|move|moves) (in|out) (tomorrow|today|tonight)',
    '(cancel|cancels|cancelling|cancelled) (tomorrow|today)',
    '(=was|=were|=came|=been) (here|by) (earlier)? (today|this afternoon|this morning|this evening)',

    '(=doing|=calling|help you|assist you|serve you|what is going on|whats going on|bring|=are you|earlier|was here|were here|=left|=came|until|starting|weather|=closed|=paid|=arrived|=noticed|=delivered|=received|=moved|=called|open|earlier|=happened|=happening|later|not|=was|=quoted|=bought|=told|=said|=visited|=finished) (today|tonight|tomorrow)',
    'today (=was|earlier|is my)',
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
    '(out of town|away|traveling|=gone|off|busy|=working) (until|till)? (today|tomorrow|tonight)',
  ],
  near: ['(=doing|=working|=finishing|=starting|=painting) (my|our|her|his) (today|tomorrow)'],
}

/** The agent sends somebody now. */
export const agentUrgent: WordGroup = {
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
}

/** It can wait. */
export const noRush: WordGroup = {
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
}
