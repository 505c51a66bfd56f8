import type { Condition } from '../../operators/condition.ts'
import { any, later, said, saidExcept } from '../phrases.ts'

/** What goes wrong with a charger. */
export const chargerFault: Condition = said(
  '(charger|ev charger) (melt|smoke|spark|burn|trip|not work|stop|dead|error|fault|not charge)',
)

/** A charger for a car. */
export const evWork: Condition = any(
  later(
    '(tesla|rivian|ioniq|lightning|mach e|nissan leaf|chevy bolt|electric car|electric vehicle|electric truck|plug in hybrid|ev) (charger|chargers)',
  ),
  saidExcept(
    [
      '(=lightnings|ford lightning|ford lightnings|mach e|rivian|tesla|chevy bolt|leaf|ev|electric truck|electric car|ioniq|hummer ev) (plug|plug for it|outlet|wall plug|charge)',
      '(nema|hubbell) (six fifty|6 50|fourteen fifty|14 30|outlet) (volvo|car|garage|ev|tesla|truck)?',
      '(chargepoint|lectron|autel|wallbox|juicebox|pedestal charger|level two|level 2|destination charger) (mount|mounted|install|hook up|put|wire|flex|new)?',
      '(charger) (switch|switching|swap|upgrade|faster|sixty amp|48 amp|replace|model y|model 3|leaf|bolt|car chargers|parking)',
      '(car|ev|tesla|vehicle|fleet) (charger|chargers|charging|outlet)',
      '(ev charger|car charger|wall connector|level 2 charger|level two charger|charging station|ev charging|ev outlet|ev plug|home charger|tesla charger|vehicle charger|nema 14 50|14 50)',
      '(level) (2|two)',
      '(tesla|rivian|ioniq|chevy bolt|nissan leaf|mach e|f 150 lightning|plug in hybrid|electric car|electric vehicle|electric truck|ev|polestar|lucid) (charger|outlet|plug|install|240|garage|charge|price)',
      '(240|220|240 v|240 volt|240v) (garage|car|truck|vehicle|outlet car)',
      '(charger|chargers) (parking|garage|driveway|townhome|condo|hoa|circuit)',
      '(charger|=charging) (install|garage|car|put in|tesla|ev)',
      '(hyundai|ford|chevy|chevrolet|kia|bmw|audi|volvo|toyota|honda|nissan|volkswagen|vw|subaru|jeep|mercedes|cadillac|gm|mustang|blazer|equinox|model 3|model y|prius|hybrid) (charger|charging|charge|plug in)',
      '(carport|driveway|parking spot|parking space|townhouse) (charger|charging)',
      '(wallbox|wall box|chargepoint|charge point|juicebox|juice box|grizzl e|emporia|clipper creek)',
      '(charge|plug in) (car|tesla|ev|truck|leaf|bolt|rivian|hybrid)',
      '(charger|chargers) (electric|vehicle|ev|fleet|tenants|customers|residents|employees)',
      '<put-in> charger',
    ],
    [
      '(charger|charging) (fine|works|is fine|lease|leasing|sold)',
      '(thought about|own electrician|sold car) (charger|chargers|ev charger)?',
      '(phone|laptop|battery) charger',
      'charger (melt|smoke|spark|burn|trip|not work|stop|dead|error)',
      '(ev charger) (plug melt|melt|smoke|spark|fault)',
      '(garage|outlet|240|220) (welder|air compressor|compressor|kiln|table saw|lift|freezer|dryer|heater|range|oven|tools|shop)',
      'phone charger',
      '(kiln|welder|sauna|hot tub|range|dryer|oven)',
      'battery charger',
    ],
  ),
)

/** Power for outages. */
export const generatorWork: Condition = saidExcept(
  [
    '(cummins|briggs|briggs and stratton|generac|kohler|winco|onan) (backup|standby|propane|natural gas|kw|unit|whole house)',
    '(stand by|standby|backup) (unit|power|generator|outages|propane|natural gas)',
    '(pad|gas line) (poured|ready) (generator|set)',
    '(generlink|generlink collar|meter collar)',
    '(kw|kilowatt|kilowatts) (kohler|generac|briggs|cummins|gas|natural gas|propane|unit|whole house|standby)?',
    '(generator|standby|standby unit|standby power|backup power|whole house backup)',
    '(transfer switch)',
    '(interlock)',
    '(generac|kohler generator|whole house backup|power wall|powerwall)',
    '(inlet box|generator plug|generator hookup|manual transfer)',
    '(backup) (power|when power|outage)',
  ],
  [
    '(generator|generac|portable generator) (fine|already|rent|rental|camping|put in)',
    '(portable generator) (fine|running|works|keeping)',
    '(rent|borrow|borrowed|camping) (generator|generators)',
    '(portable generator) (run|borrow)',
    '(generator) (run|running) (now)',
    '(on generator)',
    '(battery|pump|submersible|sump) standby',
    '(run on generator)',
  ],
)
