import type { WordGroup } from './lexicon.ts'

/** A price is spoken of and not asked for. */
export const notQuote: WordGroup = {
  tight: [
    '(estimate|quote|bid|proposal) (you|your|we|he|she|they|our) (guy|man|company)? (=sent|=gave|=emailed|=left|=mailed|=dropped off|=wrote|=texted)',
    'price (is|was) (rip|too|robbery|ridiculous|outrageous|joke|crazy|insane|highway)',
    '(agent|we|he|she|plumber|tech|technician|office|dispatcher|i) =estimated',
    '=estimated (at|one|two|three|four|half|hour|hours|about|roughly)',
    '(quote|estimate) for (same|this same|that same)',
    'quote (unquote|end quote)',
    '(cost|price) (us|me|him|her) (job|business|customer|customers|my)',
    '(at|whatever|any|no) (any|all)? (cost|price) (is fine|object|matter)',
    '(costing|cost) (me|us) (money|business|customers|sleep)',
    'what would be (good|best|earliest|next|soonest)',
    'budget cuts',
    '(good|best|phone|cell|call back|contact|account|unit|work|home|office|daytime|evening|mobile|callback|reference|ticket|model|serial|order|invoice) =number',
    '(leave|have|take|got) (my|his|her|their|our|your) =number',

    '(know|see|understand|tell) what (i|we|he|she|they|you)? (looking at|are looking at)',

    '(approve|approves|cover|covers|split|share|pass|cut|reduce) (cost|costs|price|pricing)',
    'itemized price',
    '(quote|estimate|bid) (was|came in|is) (too|higher|more|way)',
    '(price|cost|quote|estimate) (=went|=changed|=doubled|=jumped)',
    '(have|got|holding) (your|our) (estimate|quote|bid)',
    '(my|his|her|our) (=estimate|=quote) (visit|appointment|is|was)',
    '(my|his|her|our) (=estimate|=quote) (for|on) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today)',
    '(cost|price) of (gas|living|oil|electricity|heating)',
    'any idea (what|why|when|how)',
    'free estimate (people|guy|visit)',

    '(=was|=were|=been|=had|=got|=gave|originally|initially) (=quoted|=estimated)',
    '=quoted (me|him|her|us|them|at)',
    '(cost|costs) (fortune|arm|lot|too much)',
    '(waiting|wait|wait) (on|for) (estimate|quote|bid)',
    '(=approved|=accepted|=signed|=received|=sent|=got|=reviewed|=emailed) (estimate|quote|proposal)',
    '(heart|interest|flow|recovery|tax) rate',
    '(price|cost) (too high|higher|went up|was higher)',
    '(unhappy|upset|angry) (with|about|over) price',
    'bait and switch',
    '=estimated (time|arrival)',
    '(estimate|estimates) (booked|moved|expired)',
    '(moved|moving|reschedule|cancel|move|push|change) (bathroom|kitchen|his|her|free)? estimate',
    '(rate|fee) (charged|paid)',
    'electric (rate|rates)',
    'discount (card|club|code)',
    '=charge (card|account)',
    '(already|previous|earlier|last|old) (quote|estimate|quoted)',
    'than (=quoted|quote|estimate|=estimated|price)',
    'price (quoted|given|of gas|of oil|tag)',
    'gas price',
    'stock price',
    'dollar figure',
    'figures out',
  ],
  near: [
    'what (=would|=will) =be (good|best|better|earliest|next|soonest|convenient|easier|ideal|causing|wrong)',
    'what (=might|=could|=would) =be (wrong|causing|problem|issue|cause|matter|going on|noise|sound|name|address)',
    'what (time|day|date|number|address|name|problem|trouble|nature|kind of)',
    '(your|our|original|written|first) (quote|estimate|bid) (=said|=says|=was|=told|=stated|=read)',
    '(=got|=had) (bid|quote|estimate) (last|year|ago|from)',
    '(move|reschedule|cancel|push|change|switch|confirm|postpone) (=estimate|estimator)',
    'care cost',
  ],
}

/** What was paid is told as too much. */
export const overpaid: WordGroup = {
  tight: [
    '(hundred|thousand) (dollars|bucks) (to|for)',
    '(dollars|bucks) (for|to) (twenty|ten|thirty|one|an hour|hour)',
  ],
}
