import type { WordGroup } from './lexicon.ts'

/** People of ours and what they did. */
export const ourPeople: WordGroup = {
  tight: [
    '(your|our) (=drywaller|=painter|=carpenter|=roofer|=helper|=apprentice|=tiler|=handyman|=subcontractor|=mason|=technicians|=electricians|=plumbers) (=did|=was|=has|=had|=left|=put|=said|=told|=is|=installed|=fixed|=patched|=painted|=built)',
    '=billed',
    '(this|your|our) (company|firm|outfit|shop) (=installed|=replaced|=repaired|=serviced|=put in|=did|=came|=sent)',
    '(=installed|=replaced|=repaired|=serviced|=performed|=completed|=done|=put in|=sold|=cleaned) by (this|your|our)? (company|firm|outfit|team|office|shop|technician|crew)',
    '(fan|faucet|heater|water heater|furnace|toilet|unit|light|lights|outlet|deck|door|thermostat|panel|ac|pump|sink|job|work|repair) (that|which)? (we|you|you guys|you folks|your guy|our guy|your crew|our crew) (=put|=put in|=installed|=did|=fixed|=replaced|=hung|=repaired|=built|=set)',
    '(=has|=have|=had|=got) (us|you|me|him|her|them) down (for|on)',
    '(our|your|=us) (drain|service|furnace|heating|ac|hvac|drywall|deck|kitchen|tile|install|roof|sewer|electrical|plumbing|paint|cleaning) (=man|=guy|=tech|=technician|=people|=crew|=fella|=installer|=work|=job)',
    '(your|our) (guy|tech|technician|man|crew|installer|fella|plumber|electrician|people|worker|estimator)',
    '(our|us) (=technician|=tech|=plumber|=electrician|=man|=crew|=guy|=work|=installer|=estimator|=repair|=people) (=was|=were|=left|=came|=did|=tried|=told|=said|=gave|=put|=installed|=replaced|=fixed|=who|=that|=broke|=damaged|=scratched|=never|=missed)',
    '(=our|=us) (recent|last|previous|earlier) (visit|repair|work|job|install|service)',
  ],
}

/** What `we` did, where the company speaks. */
export const ourWork: WordGroup = {
  tight: [
    'we (=replaced|=installed|=fixed|=repaired|=cleaned|=rodded|=snaked|=serviced) (in|last|on|for|at|two|this)?',
    '(our|us) (=rodding|=repair|=work|=install|=cleaning|=tune up|=patch|=fix) (of|on|in|at|last|from)?',
    'we =put in (is|are|was|were|has|have|now|already|leak|not|keeps|still|stopped|quit)',

    'we (=did|=hung|=installed|=built|=fixed|=soldered|=painted|=patched|=ran|=wired|=cleaned|=serviced|=snaked|=repaired|=replaced|=redid|=remodeled|=poured|=laid|=tiled|=rebuilt|=swapped|=hooked|=unclogged|=mounted|=rodded|=cleared|=finished|=completed|=performed|=charged|=billed|=quoted|=sold|=hung|=built|=emailed|=mailed)',
    'we =put in (on|last|two|three|four|five|a|in|back|this|yesterday|for|monday|tuesday|wednesday|thursday|friday|saturday|sunday)',
    'we =put (on|up|back) (last|two|three|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)',
    '(our|=us) (installed|repaired|replaced) ',
    'we (=did|=installed|=replaced|=fixed|=repaired|=serviced|=sent|=quoted)',
  ],
  any: ['(=repaired|=fixed|=serviced|=replaced|=installed|=snaked|=cleaned|=unclogged) again'],
}

/** Work that somebody did. */
export const workDone: WordGroup = {
  tight: [
    '(=installed|=painted|=repaired|=fixed|=replaced|=cleaned|=patched|=built|=wired|=put in|=serviced|=laid|=tiled|=caulked|=mounted|=rebuilt|=poured|=snaked|=cleared|=unclogged)',
    '(cleaning|installation|workmanship|tune up)',
    '(boards|tile|tiles|trim|paint|grout|seams|drywall|cabinets|doors) (=were|=was|=is|=are) (=cut|=set|=laid|=done|=hung|crooked|uneven)',
    '(work|job) (=was|=is|=done|you did|they did|performed)',
  ],
}

/** Work of others, and work to come. */
export const notExisting: WordGroup = {
  near: [
    '(want|wants|like|likes|need|needs|prefer|prefers) by (our|your) (drywall man|drywall guy|tech|technician|plumber|electrician|crew|guys|man|people|carpenter|painter|handyman)',
    '(want|wants|like|likes|need|needs|prefer|prefers) (our|your) (drywall|drain|deck|paint|plumbing|electrical|kitchen|tile|install) (man|guy|crew|people|tech)',
  ],
  tight: [
    '=estimate (=set|=booked|=scheduled|=arranged) (for|on)?',
    '(=got|=was|=been) hit by (car|truck|limb|tree|mower)',
    '(get|got|have|has) (my|our)? permits already',
    '(=moved|=moving|=move) (out|in|up) to (sticks|country|here|there)',
    '(after|once|when) (electrician|plumber|technician|tech|somebody|someone) (is|are)? (free|available)',
    '(sales|design|estimate) (guy|man|person|rep|fella)',
    '(get|put|getting) (me|us|him|her)? on (your|our)? (books|schedule|calendar)',
    '(neighbor|neighbors|sister|brother|friend|mother|cousin|daughter|son) (=paid|=had|=got|=used)',
    '(can|could|would|will|do|should|might|if) (you|your) (guys|folks|people|company|crew|team|tech|plumber|electrician)',
    '(meet|meets|meeting|met|show|shows|let|talk to|talk with|speak to|speak with|need|expect|like|wants|for|from|see) (your|our) (commercial)? (guy|tech|technician|man|crew|fella|plumber|electrician|people|estimator|carpenter|painter)',
    '(electric|gas|water|heating|power|energy|utility|light|phone|hospital) (=bill|=bills)',

    '(what|thing) you (=did)',
    '(we|i) (have|had|just|recently|finally)? (=finished|=completed|=did|=bought|=redid|=remodeled|=painted|=sanded|=refinished|=moved) (remodel|renovation|remodeling|construction|basement|addition|floors|kitchen|bathroom|house|home|sanding|moving)',
    '(just|recently|finally) (=finished|=completed|=remodeled|=renovated)',
    '=did for me',
    '(last|other|another|first|previous) (fella|fellow|man|outfit|place|people|handyman)',
    '(they|he|she|company|place|guy|people|outfit) (=charged|=quoted|=left|=did|=told|=wanted) (me|him|her|us|for)?',

    '(another|other|different) (company|outfit|contractor|plumber|electrician|guy|place) (=quoted|=did|=gave|=told|=said)',
    '(they|he|she|builder|landlord|previous owner) (=installed|=did|=put)',
    '(fresh|new|second|updated|another) (one|quote|estimate|price|bid|appointment)',
    'if you (=did|=ran|=set|=hung)',

    '(home|extended|car|vehicle|auto|new home|manufacturer) warranty',
    '(gas|electric|power|water|energy|utility|heating|electricity|cable|phone|comed|medical|hospital) (=bill|=bills)',
    '(foot|dollar) bill',
    '=bill (is|went|doubled|jumped)',
    'confirm (somebody|someone|it|that somebody)',
    'supposed to (go down|rain|snow|freeze|storm|get|drop|hit|be cold|be hot|close|move)',
    '(=repaired|=fixed|=installed|=replaced|=serviced) (by)? (another|other|previous|himself|herself|friend|brother|cousin|landlord|builder|someone else|somebody else)',
    '(last|previous) (contractor|owner|owners|company|plumber|guy)',
    'another (company|plumber|contractor|guy|electrician)',
    'other (company|plumber|contractor|guy|electrician)',
    'carbon copy',
    'the city',
    '(have|send|get|tell|ask|can|could|do|does|will|would|want|need|wants|see if|hoping|like) (one of)? (your|our) (guy|tech|technician|man|crew|fella|plumber|electrician|people|estimator)',
    '(your|our) (guy|tech|technician|plumber|electrician|people|estimator|crew) (will|can|to|should|could|out|come|do|does|on call)',
    'our (people|crew|office|electrician|plumber|estimator) (will|can|is|are)',
    'your people',
    '(you|your) (guys|folks|people|fellas) (is|are|was|were|did|do) not',
  ],
}

/** Something is asked for on top. */
export const newWork: WordGroup = {
  tight: [
    '(fresh|updated) (one|quote|estimate|price)',

    'how much extra',
    'add (on|that|it|to|onto)',
    'while (he|they|you|she|guy|technician|tech|somebody|someone) (there|here|at it|out|come)',
    '(also|separately|additionally) (want|need|would like|like|ask|wonder|interested|looking|quote|wants|needs)',
    'something else',
    'another (job|project|thing|issue|problem|item)',
    'different (job|issue|problem|project)',
    'new (job|project|issue|problem)',
    'on top of that',
    'in addition',
    'at the same time',
    'tack on',
    'throw in',
    'separate (job|issue|matter|project)',
    'one more thing',
  ],
}
