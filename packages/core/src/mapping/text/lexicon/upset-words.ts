import type { WordGroup } from './lexicon.ts'

/** The caller is upset, at whatever. */
export const upset: WordGroup = {
  tight: [
    '(=leaking|=clogged|=broken|=dripping|=peeling|=loose|=stopped up|=backed up) (again|already)',
    '(crooked|botched|joke|nerve|fool|hack)',

    '(beside herself|beside himself|livid|seething|hot under collar|ticked off|teed off|pissed|not thrilled|bent out of shape|cross|sore|up in arms|grumpy|fit to be tied)',

    '(unhappy|upset|angry|furious|livid|frustrated|disappointed|dissatisfied|displeased|annoyed|irate|outraged|disgusted|appalled|unsatisfied|irritated|fuming|peeved|=steamed|aggravated)',
    '(is|so|very|pretty|really|getting|was) mad',
    'fed up',
    'rude',
    'ridiculous',
    'tired of (waiting|calling|excuses)',
    'scare (him|her|me|us|them)',
    'too much money',
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
    '(clients|patrons|diners|members|shoppers|kids|roommates|students|teachers|nurses|seniors|workers|people|everyone) (is|are|was|were|have been)? (complain|complaining|upset|mad|angry|grumbling)',

    '(cat|dog|stomach|kids|baby|kid|landlord|tenant|neighbor|wife|husband|hoa|city) (is|are|was|upset|complain|complained|complaining|mad)',
    '(neighbors|tenants|customers|residents|guests|employees|staff|patients|parents) (are|is|were|complain|complained|complaining|upset)',
    'city inspector',
  ],
}
