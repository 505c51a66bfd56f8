/** What people who take calls write short, by what it stands for. */
const notes: Readonly<Record<string, string>> = {
  estimate: 'est|ests|estmt|estim',
  quote: 'qte|qt|quot',
  callback: 'cb|cbk|clbk',
  call: 'cll',
  customer: 'cust|custs|cstmr|clnt',
  'water heater': 'wh|hwh|wtr htr|water htr|hot water htr|hw heater|w heater',
  'hot water': 'hw|hot wtr',
  water: 'wtr|h2o',
  heater: 'htr',
  house: 'hse|hme',
  toilet: 'loo|crapper|potty|water closet',
  invoice: 'inv|invs|invc',
  accounting: 'acctg|acctng',
  generator: 'gen|gens|genny|gennie|generlink|jenny set|the jenny',
  electrician: 'elec|electr|sparky',
  emergency: 'emerg|emer|emrg|emgcy',
  urgent: 'urg|urgt',
  phone: 'ph|fone|telephone',
  phones: 'telephones',
  phoned: 'telephoned',
  building: 'bldg|bldgs',
  please: 'pls|plz',
  tomorrow: 'tmw|tmr|tomm|tmrrw|2morrow|tom am|tom pm',
  today: 'tdy|2day',
  technician: 'techn|servicer|serviceman|repairman|repair person|repair guy|service tech',
  replace: 'repl|rplc',
  repair: 'rpr',
  install: 'instl|instal',
  service: 'svc|srvc',
  maintenance: 'maint|mtce|maintnce',
  schedule: 'sched|skedj',
  reschedule: 'resched|resch|resked',
  morning: 'morn|mornin',
  afternoon: 'aft|aftn|arvo',
  evening: 'evng',
  weekend: 'wknd|wkend',
  message: 'msg|msgs',
  voicemail: 'vm|lvm|vmail',
  'living room': 'lr|liv rm',
  bedroom: 'bdrm|bdr|mbr|bedrm',
  basement: 'bsmt|bsmnt',
  bathroom: 'bathrm',
  ceiling: 'ceil|clg|cieling|celing',
  manager: 'mgr|mngr',
  inspection: 'insp',
  furnace: 'furn|frnce',
  thermostat: 'tstat|t stat|thermo',
  'ceiling fan': 'clg fan|ceil fan|paddle fan',
  lights: 'lts|lites',
  gallon: 'gal|gals|gallons|gallon s',
  amp: 'ampere|amperes|amps|amperage',
  'three phase': '3 ph|3 phase|three ph',
  'shut off': 'cutoff|cut off valve|shutt off|stopcock|stop cock|stop tap',
  text: 'txt',
  year: 'yr|yrs',
  because: 'bc|cuz',
  'property manager': 'prop mgr|property mgr',
  broken: 'brkn|busted up',
  drain: 'drn',
  'carbon monoxide': 'co reading|co levels',
}

/** `200 a panel` is one of amperes, `200 a month` is a price. */
const ofAmperes = Object.fromEntries(
  ['60', '100', '150', '200', '400'].flatMap((rating) =>
    ['panel', 'panels', 'service', 'upgrade', 'main', 'box', 'fuse', 'breaker', 'to'].map((thing) => [
      `${rating} amp ${thing}`,
      `${rating} a ${thing}`,
    ]),
  ),
)

/** Verbs said without their last sound, as in `leakin`; with an apostrophe they are read right anyway. */
const droppedG =
  'leak dripp com runn go work blow call look gett hav try think fix spark smok burn popp crack bang humm buzz mak tak putt need want hop ask wonder start stopp tripp kick flicker dy freez cool heat drain back clogg overflow gush spray pour flood ris wait liv mov sell buy rent us clean install replac hang build mount paint rattl squeal grind knock hiss smell open clos shutt turn spinn stick sagg rott peel gurgl bubbl fill flush sew liv warm gett bring send charg mess hold fall swell rain hurt talk tell say see sitt stand push pull light wir arc chirp flash wobbl rock jamm swing til pump crackl sizzl glow melt whistl scream rumbl clank sweat leav ring run check swap switch instal add redo remodel lay patch sand caulk reach wak sleep feel hear get quit shut hook plug wear rust split sag lean warp shak chew hit dig draw'

/** Shorthand of notes and of speech, in the shape of `heard`. */
export const shorthand: Readonly<Record<string, string>> = {
  ...notes,
  ...ofAmperes,
  ...Object.fromEntries(droppedG.split(' ').map((verb) => [`${verb}ing`, `${verb}in`])),
}
