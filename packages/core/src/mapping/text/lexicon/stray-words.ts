import type { WordGroup } from './lexicon.ts'

/** Work that we do. */
export const trade: WordGroup = {
  tight: [
    '(power|lights|light|heat|gas line|pump|paint|basement|kitchen|bathroom|fan|switch|circuit|plug|clog|water|wax ring|repair|install|replace|fix|door|ceiling|floor|wall|hot water|gas|electric|socket|wire|septic|tile|shelf|vent|filter)',

    '(plumbing|electric|electrical|hvac|heating|cooling|plumber|electrician|carpenter|painting|roof|painter|handyman|windows|siding|appliance hookup|air conditioning|wiring)',

    '(toilet|faucet|sink|drain|furnace|ac|boiler|water heater|outlet|breaker|panel|thermostat|leak|pipe|sump pump|duct|ceiling fan|heat pump|minisplit|drywall|deck|fence|gutter|sewer|wiring|light switch|generator|ev charger|disposal|shower|bathtub|no heat|remodel|handyman|tune up)',
  ],
}

/** Work that others do. */
export const otherTrade: WordGroup = {
  tight: [
    '(wanted|wants|looking for|asked for|meant) (dmv|deli|taxi|uber|hardware store|post office|courthouse|sheriff|piggly wiggly|walmart|walgreens|cvs|costco|bank|vet|cable company|phone company|power company|city hall|church|library|school|daycare)',
    'trying to (reach|call)',
    '(looking for|asked for|asking for|wanted|wants|meant for|intended for) (joe|tony|gino|sal|marios|luigi|pizza|pizzeria|restaurant|salon|clinic|pharmacy|dentist|doctor|bank|school|hotel|church office|auto|body shop|garage|nail|barber|florist|bakery|hospital)',
    '(=laughing|no one there|heavy breathing)',

    'do you have (two|one|few)? (minute|minutes|moment)',
    '(=surveys|yelp)',

    '(order|=ordering|large|small|medium|deliver|delivery|pickup|pick up|extra|slice|dozen|reservation|table) (of|for)? (pizza|=pizzas|sausage|pepperoni|sandwich|burger|=burgers|=tacos|=sushi|fried rice|=wings|breadsticks|calzone|noodles|lo mein|egg rolls|two|four|six|eight)',
    '(prescription|refill|pharmacist|pharmacy|antibiotics|dermatologist|podiatrist|pediatrician|cleaning of my teeth|teeth cleaned|root canal|eye exam|blood test|lab results|x ray)',
    '(haircut|perm|manicure|pedicure|highlights|nails done|hair colored|massage|facial|=waxing)',
    '(oil change|brake pads|new tires|tow truck|alternator|muffler|windshield|used car|test drive)',
    '(library book|overdue book|checking account|routing number|loan officer|parole|jury duty|court date|bail)',
    '(spay|neuter|vaccination|groomer|vet appointment)',
    '(hotel room|check in time|room service|flight|airline|taxi|cab|uber)',
    '(piano lesson|dance class|swim lesson|tutoring|yoga class|karate)',
    '(flowers|bouquet|wedding cake|birthday cake|cupcakes|dry cleaning|tuxedo|alterations)',
  ],
}

/** The call was meant for somebody else. */
export const wrongNumber: WordGroup = {
  tight: [
    '(=thought|=figured|=believed) (he|she|they|caller) (had)? (=reached|=called|=got|=dialed)',
    '(called|dialed|reached|wanted) (tire|muffler|pizza|flower|nail|barber|body|pet|vape|phone|pawn|transmission) (place|shop|store|parlor)',
    '(is|was) this (department|dmv|bank|pharmacy|library|city hall|school|hospital|clinic|doctor|dentist|salon|pizza|restaurant|vet|post office|social security|courthouse|police|cable company|insurance|gas company|electric company|airline|hotel|dealership|walgreens|walmart|home depot|jewel|comcast|county|state|village|treasurer|tax|water department|animal)',
    'no (sir|maam|sorry)? (this is|you have reached|you reached|we are|you got) (example|home|plumbing|contractor|plumber|home services|plumbers|the plumbing)',
    '(expecting|expected|wanted|looking for|asked for|meant|intended|trying|seeking) (to)? (reach|call|dial|get|for)? (her|his)? (dentist|doctor|pharmacy|bank|vet|salon|school|pizza|pizzeria|library|clinic|hospital|airline|florist|hair salon|nail salon|mechanic|body shop|cable company|bakery|another company|different company)',
    '(wrong|different) (extension|listing|shop|store|outfit|office|party|home services|plumbing company)',
    '(number|called|dialed|reached|us) (by|in) (mistake|error)',
    '(meant|trying) for (different|another) (number|company|business)',

    'wrong (number|place|company|business|person|line)',
    'misdialed',
    'dialed (wrong|the wrong)',
    'digit off',
    '(no|there is no) (one|body|person)? (here)? by that name',
    '=calling at this number',
    'been calling this number',
    'my bad',
    'different (company|number|business)',
    '(no longer|not) (his|her|their) number',
    '(thought|think) (this|i) (was|is|had|reached|called)',
    'meant to (call|dial|reach)',
  ],
}

/** The agent says who we are. */
export const ownCompany: WordGroup = {
  tight: [
    'this is example home service',
    '(we|we are|you reached|you have reached|you called|this is) (plumbing|plumber|plumbers|home service|home services|contractor|home repair|heating)',
    'plumbers and electricians',
    'home services company',
    'home repair company',
    'we (do|only do) (plumbing|home)',
  ],
  near: ['plumbing heating (electrical|company)', 'heating (and)? electrical company'],
}

/** The agent turns it down. */
export const declined: WordGroup = {
  near: ['there is no here'],
  tight: [
    'not interested',
    'no (thank you|thanks)',
    '(take|remove) (us|me|this number) (off|from)',
    'not call (again|here|this number|back)',
    'do not need (any|that|your)',
    'not looking for',
    'all set (with|thanks)',
    'have a nice day',
    'do not do that (here)?',
  ],
}

/** The caller sees the mistake. */
export const mistaken: WordGroup = {
  tight: [
    'my (mistake|bad)',
    '(sorry|apologies) (about that|to bother|wrong|for bothering|bother you)',
    '(oops|whoops)',
    'never mind',
    'wrong',
  ],
}
