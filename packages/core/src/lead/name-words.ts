/** Words that come before a name and say nothing about who it is. */
export const titles: ReadonlySet<string> = new Set(
  'mr mrs ms miss mx dr prof professor rev reverend fr father sir madam sgt capt captain lt col major hon judge sister brother pastor señor señora sra srta officer deputy detective sheriff chief coach chef deacon rabbi imam don doña monsieur madame mme mlle'.split(
    ' ',
  ),
)

/** Generation marks: two people of one name differ by them. */
export const generations: ReadonlyMap<string, string> = new Map([
  ['jr', 'jr'],
  ['junior', 'jr'],
  ['sr', 'sr'],
  ['senior', 'sr'],
  ['ii', '2'],
  ['2nd', '2'],
  ['iii', '3'],
  ['3rd', '3'],
  ['iv', '4'],
  ['4th', '4'],
])

/** Degrees and professions after a name. */
export const credentials: ReadonlySet<string> = new Set(
  'md do dds dmd phd edd jd esq esquire cpa mba rn np dvm pe od dc lcsw ret'.split(' '),
)

/** Degrees that are somebody's surname as well. */
export const surnameCredentials: ReadonlySet<string> = new Set(['do', 'pe', 'od', 'dc', 'ret'])

/** Words that belong to the surname after them. */
export const particles: ReadonlySet<string> = new Set(
  'de da di do du dos das del della delle dello la las le los van von der den ter ten vande vander vonder bin ibn ben al el st saint san santa af av zu zur ni nic mac mhic'.split(
    ' ',
  ),
)

/** Surnames so frequent in Spanish that two of them in a row are a double surname. */
export const spanishSurnames: ReadonlySet<string> = new Set(
  'garcia rodriguez martinez hernandez lopez gonzalez gonzales perez sanchez ramirez torres flores rivera gomez diaz reyes morales cruz ortiz gutierrez chavez ramos ruiz alvarez mendoza vasquez vazquez castillo jimenez moreno romero herrera medina aguilar garza castro vargas fernandez guzman munoz salazar mendez soto delgado pena rios alvarado sandoval contreras guerrero ortega estrada nunez maldonado dominguez vega espinoza rojas silva marquez padilla juarez figueroa avila molina campos valdez santiago cabrera fuentes miranda leon navarro serrano acosta cervantes salinas cardenas orozco velasquez trujillo lozano zamora mejia ibarra villarreal barrera ochoa trevino pacheco solis'.split(
    ' ',
  ),
)

/** What follows an `O` of its own in a surname: `Sean O Brien`. */
export const irishSurnames: ReadonlySet<string> = new Set(
  'brien neill neil neal connor conner connell donnell reilly riley hara malley keefe leary toole shea rourke sullivan grady callaghan dwyer hare donovan brian'.split(
    ' ',
  ),
)

/** What follows `María de` or `María del` in a given name. */
export const marianNames: ReadonlySet<string> = new Set(
  'carmen pilar rosario socorro refugio luz angeles jesus consuelo mar rocio dolores mercedes lourdes guadalupe'.split(
    ' ',
  ),
)

/** Surnames of most Vietnamese, which stand before `Van` or `Thi` and the given name. */
export const vietnameseSurnames: ReadonlySet<string> = new Set(
  'nguyen tran le pham huynh hoang phan vu vo dang đang bui do đo ho ngo duong ly truong dinh đinh lam mai trinh'.split(
    ' ',
  ),
)

/** Legal forms: a name that ends in one is a company's. */
export const legalForms: ReadonlySet<string> = new Set(
  'llc llp lllp pllc plc lp inc incorporated corp corporation co company companies ltd limited ltee ltée ulc gmbh pty pc pa dba sons bros brothers enr holdings'.split(
    ' ',
  ),
)

/** Words that name a trade, a body or a place of business; but for {@link ambiguousCompanyWords} hardly ever a surname. */
export const companyWords: ReadonlySet<string> = new Set(
  `plumbing plumbers electric electrical electricians roofing landscaping lawn heating cooling hvac refrigeration construction contracting
contractors contractor builders building painting painters flooring floors cleaning cleaners maintenance janitorial repair repairs
restoration remodeling renovations carpentry fencing concrete masonry paving excavating drywall insulation siding windows gutters
garage doors locksmith towing auto automotive motors tire tires trucking transport logistics freight moving storage dental dentistry
medical clinic hospital healthcare chiropractic therapy pharmacy veterinary realty realtors properties property apartments condominium
condominiums condo condos hoa homeowners association associates partners group management consulting consultants accounting bookkeeping insurance
financial capital ventures investments enterprises industries manufacturing supply supplies distributors wholesale equipment
systems solutions technologies technology software services service bakery cafe coffee restaurant pizzeria grill diner deli catering
brewery hotel motel inn resort salon spa barbershop boutique studio studios gallery fitness gym academy schools
preschool daycare university college institute ministries synagogue mosque foundation society club league council
committee department authority district municipal county bureau agency center centre office offices store shop shoppe outlet supermarket
grocery warehouse greenhouse farms ranch dairy pest exterminators pools irrigation firm attorneys lab labs
laboratories media marketing advertising printing productions entertainment travel airlines credit union mortgage housing
trust trustee estate mgmt depot mart methodist baptist lutheran presbyterian episcopal
mobile wireless network networks solar energy security alarm appliance appliances furniture jewelers florist photography`.split(
    /\s+/,
  ),
)

/** Words that name a business in a longer name but may be a surname in a name of two words. */
export const ambiguousCompanyWords: ReadonlySet<string> = new Set(
  'church temple bank pool law bar market homes nursery school tree charity council league center centre coffee grill solar bureau'.split(
    ' ',
  ),
)

/** Nobody is called so: what stands before one of {@link ambiguousCompanyWords} makes it a body or a place. */
export const placeWords: ReadonlySet<string> = new Set(
  'city town county state village community civic youth student little national american united downtown central regional neighborhood metro local public tribal'.split(
    ' ',
  ),
)

/** What carriers send as a caller's name when they know none. */
export const noNames: ReadonlySet<string> = new Set(
  `wireless caller|unknown|unknown caller|unknown name|unavailable|name unavailable|anonymous|anonymous caller|private|private caller|private number|
private name|blocked|blocked caller|restricted|withheld|no name|no caller id|caller id|caller|toll free|toll free call|toll free caller|out of area|
cell phone|cellular call|mobile caller|payphone|spam|spam risk|spam likely|scam likely|scam|telemarketer|robocall|potential spam|fraud risk|
international|international call|not provided|not available|not given|none|null|undefined|n/a|na|nil|test|tbd|name|first name last name|
customer|guest|user|client|new customer|new caller|no one|nobody|wireless|verizon wireless|t-mobile|t-mobile usa|at&t wireless|google voice|voicemail|
voice mail|us call|usa|canada call|redacted|somebody|someone|declined|refused|mr|mrs|ms|miss|dr|sir|madam|hi|hello|hey|yes|yeah|yep|no|nope|ok|okay|sure|test test|asdf|owner|the owner|manager|the manager|
front desk|the front desk|reception|receptionist|my husband|my wife|me|myself`
    .split('|')
    .map((phrase) => phrase.trim()),
)

/** Two-letter codes of states and provinces; carriers write a town and its state where the name should be. */
export const regionCodes: ReadonlySet<string> = new Set(
  'al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy dc pr ab bc mb nb nl ns nt nu on pe qc sk yt'.split(
    ' ',
  ),
)
