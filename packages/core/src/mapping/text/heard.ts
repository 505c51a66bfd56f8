/**
 * What speech recognition and quick typing make of trade words, by what was said.
 *
 * Each entry is one way of hearing it; a word that is right elsewhere (`some pump`) is only ever read otherwise beside its partner.
 */
export const heard: Readonly<Record<string, string>> = {
  'water heater':
    'water eater|water heeter|water heather|water header|water heat her|water hater|water heated her|hot water tank|hot water heater|hot water eater|waterheater|hwt',
  'sump pump':
    'sub pump|some pump|sup pump|sum pump|stump pump|sun pump|bump pump|sunk pump|sup pomp|sump bump|sum bump|sump plump|sumppump|sub pomp|sump pomp|subpump',
  'pilot light':
    'pile it light|pile at light|pilot lite|pie lit light|pile of light|pilots light|pilate light|pile light',
  pilot: 'pile it|pilate',
  minisplit:
    'mini split|many split|minnie split|menu split|mini spit|mini slit|many splits|mini splits|minis split|money split|mini splint|ductless split',
  'ceiling fan': 'sealing fan|seal in fan|sealing fam|ceiling fam|cealing fan|selling fan|sealing fans|feeling fan',
  'circuit breaker':
    'circuit braker|circuit brakers|circuit baker|circle breaker|circus breaker|circuit brake her|sir kit breaker',
  breaker: 'braker|brakers|brake her|breker|braker|breakers',
  furnace: 'furnis|furnes|furnice|furniss|fern is|fur nest|fernace|furnance|furnas|firness|fern ace|furnaces',
  thermostat:
    'thermo stat|thermal stat|thermos that|thermos stat|thermostate|thermistat|therma stat|thermastat|thermometer stat|firm a stat',
  faucet: 'fossett|fawcett|fosset|faucit|fauset|foster set|fawcet|faucets|fossit|faucett',
  'garbage disposal':
    'garbage dispose all|garbage disposable|garbage disposer|garbage dispenser|garburator|insinkerator|in sinkerator|garbage disposals',
  toilet: 'toy let|toilette|toliet|toilit|toylet|commode|toilets|commodes',
  drain: 'drane|dreen|drian',
  sewer: 'soar line|sore line|suer|sower',
  sewage: 'sue age|sewidge|suage|soo age|sewege|sewrage|sewerage',
  generator: 'gene rater|generate her|generater|jenny rator|jen erator|gen set|genset|generators',
  outlet:
    'out let|outlit|out lit|receptacle|receptacles|outlets|wall socket|wall plug|wall plugs|power point|electrical socket|power socket',
  drywall: 'dry wall|dry all|driwall|sheetrock|sheet rock|gyprock|plasterboard|plaster board|gypsum board|dry walls',
  'duct cleaning': 'duck cleaning|dock cleaning|ducked cleaning|duct cleanings|docks cleaning|ducks cleaning',
  duct: 'ductwork|duct work|duck work|air ducts|air duct|ducts|air ducks|ducks work',
  'dryer vent': 'drier vent|dryer bent|dire vent|driers vent|dryer duct',
  ac: 'a slash c|central ear|central era|a c|air conditioner|air conditioning|air conditioners|air condition|air con|aircon|air cond|ay see|eh see|air conditioned|aircon unit|central air|air condish|central ac|acs',
  hvac: 'h v a c|h vac|age vac|each vac',
  gfci: 'g f c i|g f i|gfi|gfcis|gfc i|ground fault',
  ev: 'e v|evs',
  cctv: 'c c t v|cc tv',
  tv: 't v|tvs|telly|tee vee|television|televisions|flatscreen|flat screen',
  'heat pump': 'heat pomp|heap pump|heat bump|heat plump|he pump|heat pumps',
  'tune up': 'toon up|tuneup|tune ups|tuneups|tunup',
  panel: 'pannel|panal|pannels|panels',
  leak: 'leek',
  plumber: 'plummer|plumer|plumbers|plumer man',
  'right away': 'rite away|right a way|write away',
  asap: 'a s a p|a sap|ay sap|a.s.a.p',
  'shut off': 'shutoff|shut of',
  'tankless water heater':
    'tank less water heater|thankless water heater|tankless heater|on demand water heater|tankless unit',
  tankless: 'tank less|thankless',
  boiler: 'boyler|boil her|boilers',
  radiator: 'radiater|radiators|raidiator',
  estimate: 'esti mate|estament|estimite|s to mate',
  remodel: 're model|remodle|rim model|ree model',
  'counter top': 'countertop|countertops|counter tops',
  backsplash: 'back splash',
  backflow: 'back flow',
  crawlspace: 'crawl space',
  handyman: 'handy man|handi man|handymen',
  'carbon monoxide':
    'carbon monoxyde|carbon monoxcide|co alarm|co detector|c o detector|c o alarm|co two detector|carbon dioxide detector|co detectors|co alarms|co2 detector',
  electrician: 'electrition|electritian|electricians|a lectrician|elec trician',
  chandelier: 'shandelier|chandeleer|chandalier|chandeliers',
  voicemail: 'voice mail',
  callback: 'call back|callbacks|call backs',
  ballpark: 'ball park',
  hookup: 'hook up',
  handrail: 'hand rail|handrails|banister|bannister|banisters',
  powerline: 'power line|power lines',
  'water main': 'watermain',
  appointment: 'a pointment|apointment|appointmint',
  today: 'to day|tuhday',
  tomorrow: 'tomorow|to morrow|tommorow|tomorrows|tmrw|tomorro',
  tonight: 'to night|tonite',
  'no one': 'noone',
  smoke: 'smoak',
  spark: 'sparkes|sparkies',
  bathroom: 'bath room|washroom|restroom|rest room|powder room|half bath|bathrooms|bath rooms|ensuite|en suite',
  basement: 'basment|basements',
}
