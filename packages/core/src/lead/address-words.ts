const table = (lines: string): ReadonlyMap<string, string> => {
  const entries = new Map<string, string>()
  for (const line of lines.trim().split('\n')) {
    const [short = '', ...spellings] = line.trim().split(/[ |]+/)
    for (const spelling of [short, ...spellings]) entries.set(spelling, short)
  }
  return entries
}

/**
 * Street suffixes as people write them → USPS short form; Canadian and French ones besides.
 *
 * @see USPS Publication 28, appendix C1
 */
export const streetSuffixes: ReadonlyMap<string, string> = table(`
aly alley|ally
ave avenue|av|aven|avenu|avn
bnd bend
blf bluff
blvd boulevard|boul|bvd|blv|blvrd
br branch
brg bridge
byp bypass
cswy causeway
cir circle|circ|crcl
cl close
cmn common|commons
cor corner
ct court|crt
cts courts
cv cove
crk creek
cres crescent|crescnt|cr
xing crossing|crssng
cyn canyon
dr drive|driv|drv
est estate
ests estates
expy expressway
ext extension
ftwy freeway|fwy
gdns gardens|gdn|garden
gln glen
grn green
grv grove
hbr harbor|harbour
hts heights|ht
hwy highway|highwy|hiway|hway
hl hill
hls hills
holw hollow
is island
jct junction
knl knoll
lndg landing
ln lane
loop lp
mnr manor
mdws meadows|meadow
mews mws
pass psge passage
path
pike pk
pl place
plz plaza
pt point
pkwy parkway|parkwy|pky|pkway
rdg ridge
rd road
row
rte route|rt
run
sq square
st street|str|strt
sta station
ter terrace|terr
trce trace
trl trail|tr
tpke turnpike
vly valley
vw view
vis vista
vlg village
walk wlk
way wy
chemin ch
rue
cote
montee
rang
`)

/** Compass words → short form. */
export const directions: ReadonlyMap<string, string> = table(`
n north|nord
s south|sud
e east|est
w west|ouest
ne northeast
nw northwest
se southeast
sw southwest
`)

/** Words that announce a part of a building → short form. */
export const unitWords: ReadonlyMap<string, string> = table(`
apt apartment|apmt|app|appt
ste suite
unit
rm room
fl floor
bldg building
lot
spc space
trlr trailer
dept department
ph penthouse
ofc office
number
`)

const states = `al alabama|ak alaska|az arizona|ar arkansas|ca california|co colorado|ct connecticut|de delaware|fl florida|ga georgia|hi hawaii|
id idaho|il illinois|in indiana|ia iowa|ks kansas|ky kentucky|la louisiana|me maine|md maryland|ma massachusetts|mi michigan|mn minnesota|
ms mississippi|mo missouri|mt montana|ne nebraska|nv nevada|nh new hampshire|nj new jersey|nm new mexico|ny new york|nc north carolina|
nd north dakota|oh ohio|ok oklahoma|or oregon|pa pennsylvania|ri rhode island|sc south carolina|sd south dakota|tn tennessee|tx texas|ut utah|
vt vermont|va virginia|wa washington|wv west virginia|wi wisconsin|wy wyoming|dc district of columbia|pr puerto rico|vi virgin islands|gu guam`
const provinces = `ab alberta|bc british columbia|mb manitoba|nb new brunswick|nl newfoundland and labrador|nl newfoundland|ns nova scotia|
nt northwest territories|nu nunavut|on ontario|pe prince edward island|qc quebec|qc québec|sk saskatchewan|yt yukon`

export interface Region {
  /** Two letters, upper case. */
  code: string
  country: 'US' | 'CA'
}

const regionsOf = (list: string, country: Region['country']): [string, Region][] =>
  list.split('|').flatMap((entry) => {
    const [code = '', ...name] = entry.trim().split(' ')
    const region: Region = { code: code.toUpperCase(), country }
    return [
      [code, region],
      [name.join(' '), region],
    ]
  })

/** States and provinces by lower-case code and by lower-case name. */
export const regions: ReadonlyMap<string, Region> = new Map([...regionsOf(states, 'US'), ...regionsOf(provinces, 'CA')])

/** The words of a line, and a word without its stops in lower case: how they stand in these tables. */
export const words = (text: string): string[] => text.split(' ').filter((word) => word !== '')
export const fold = (word: string): string => word.toLowerCase().replace(/[.,'’]/g, '')
