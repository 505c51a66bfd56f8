import type { WordGroup } from './lexicon.ts'

/** The caller is upset, at whatever. */
export const upset: WordGroup = {
  tight: [
    '(=leaking|=clogged|=broken|=dripping|=peeling|=loose|=stopped up|=backed up) (again|already)',
    '(crooked|botched|joke|nerve|fool|hack)',

    '(beside herself|beside himself|livid|seething|hot under collar|ticked off|teed off|pissed|not thrilled|bent out of shape|up in arms|grumpy|fit to be tied)',

    '(unhappy|upset|angry|furious|livid|frustrated|disappointed|dissatisfied|displeased|annoyed|irate|outraged|disgusted|appalled|unsatisfied|irritated|fuming|peeved|=steamed|aggravated)',
    '(is|so|very|pretty|really|getting|was) mad',
    'fed up',
    'rude',
    'ridiculous',
    'tired of (waiting|calling|excuses)',
    'scare (him|her|me|us|them)',
    'too much money',
    '(want|wants|wanted|like|demand|demands|expect|expects|insist|insists) (it|that|this)? (corrected|redone|made right|adjusted|taken off|removed|refunded|credited|reimbursed|fixed free)',
    '(is|was|very)? misleading',
    '(failed|broke|quit|died|leaked|stopped) (after|within|in) (one|two|three|four|five|couple|few|hour|day)? (days|day|weeks|week|hours|hour)',
    '(took|taken|wasted|lost) day (off|of work)',
    '(left|leaving|leaves) (dust|dirt|mud|mess|plaster|footprints|scraps) (on|in|all|everywhere|behind)?',
    '(not|do not) appreciate (it|that|being|how|the)?',
    '(is|are) already (=cracking|=peeling|=leaking|=failing|=dripping|=wobbling)',
    '(it|this|that|which) (is|was|looks)? not right',
    'you (had)? better (believe|fix|make|send|not)',
    '(day|week|month|hour|days|weeks) later (it|and|already) (is|was)? (leaking|broke|broken|failed|out|back)',
    '(is|are|came out|put in|hung) crooked',
    '(put|installed|sent|ordered|hung|brought|used|mounted) (in)? wrong (faucet|part|color|size|one|item|door|toilet|side|place|thing|unit|way)',
    'lasted (all of|only|barely|one|two|three|four|five) (day|days|week|weeks|hours|one|two|three)',
    'same (joint|leak|spot|place|pipe|problem|drain|noise|outlet|breaker|thing|issue) (is|was)? (again|back|wet|leaking|still|happening)',
    '(expect|expected) (it|that|better|more|this)',
    'look (terrible|awful|like hell|horrible|like garbage|bad|like crap)',
    'make (it|this|that) right',
    'was not there before',
    'same animal',
    '(sloppy|half finished|half baked|hack job|shoddy|slapdash)',
    '(left|leave|leaving) (it|me|us|a)? (mess|worse)',
    '(worse|no better) than (before|when)',
    '(still|keeps|again) (broken|leaking|not working) after',
    'how (dare|come) (you|they)',
    'never again',
    'disgusted',
    'for that (price|money|kind of money)',
    'there is (ring|stain|scratch|gouge|dent|hole|crack)',
    'say something about it',
    'money back',
    'half done',
    'that is not right',
    'unbelievable',
    '(different|another) price',
    '(left|made|leave) mess',
    'waste of (time|money|day|my)',
    'what the hell',
    'third (visit|time|trip)',
    '(same|still) (problem|issue|leak|noise) (again|after|as before|is back)',
    '(poor|bad|sloppy) (communication|attitude)',
    'pathetic',
    'disgrace',
    '=did not (fix|solve) (it|anything|the problem|problem|nothing)',
    'without telling',
    'double (price|what|quoted|estimate)',
    'been waiting (all day|hours|for hours|two hours|three hours|since this morning|since yesterday|since noon)',
    'waited (all day|hours|for hours|two hours|three hours|four hours)',
    'that is what happened',
    'pushy',
  ],
}

/** Whom of ours one may be upset with. */
export const company: WordGroup = {
  tight: [
    '(=painter|=carpenter|=installer|=painters|=carpenters|=installers|=workers|=roofers|=tiler|=helper)',

    '(=crew|=guys|=fellas|=folks|=finisher|=foreman|=boss|=coffee)',

    '(your|you guys|you people|you all|company|technician|tech|crew|price|bill|billed|=charge|charged|fee|deposit|refundable|invoice|=quoted|on hold|robot|nobody|no one|supervisor|refund|last visit|our man|=our|appointment|voicemail|the work|=installed|dispatcher|receptionist|office|staff|driver|=us)',
  ],
}

/** Others who are upset. */
export const notComplaint: WordGroup = {
  tight: [
    'ripped off (wall|house|side|pole|roof|hinge|hinges)',
    '(=got|=get|=was|been) ripped off (wall|house|side|pole|roof|by limb|by wind)',
    '(clients|patrons|diners|members|shoppers|kids|roommates|students|teachers|nurses|seniors|workers|people|everyone) (is|are|was|were|have been)? (complain|complaining|upset|mad|angry|grumbling)',

    '(cat|dog|stomach|kids|baby|kid|landlord|tenant|neighbor|wife|husband|hoa|city) (is|are|was|upset|complain|complained|complaining|mad)',
    '(neighbors|tenants|customers|residents|guests|employees|staff|patients|parents) (are|is|were|complain|complained|complaining|upset)',
    'city inspector',
  ],
}
