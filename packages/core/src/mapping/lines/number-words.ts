import { stemOf } from '../text/stem.ts'

const list = (words: string): readonly string[] => words.split(' ')

/** Things and measures whose forms have no stem in common. */
const oneStem: ReadonlyMap<string, string> = new Map([
  ['feet', 'foot'],
  ['ft', 'foot'],
  ['hours', 'hour'],
  ['hr', 'hour'],
  ['doors', 'door'],
])

/** The stem of what is counted. */
export const thingStem = (stem: string): string => oneStem.get(stem) ?? stem

/** Before these, a number is a size, an age or a floor and counts nothing else. */
const measures: ReadonlySet<string> = new Set(
  list(
    'gallon gal quart pint liter ton lb pound oz ounce amp volt v watt w kw phase inch foot yard mm cm meter acre mile year yr hour minute day week month percent degree hp horse btu cfm psi gauge ply way am pm story stories floor bath bathroom bedroom',
  ).map((word) => thingStem(stemOf(word))),
)
/** Measures of a home that are places as well: `two bathroom sinks`. */
export const rooms: ReadonlySet<string> = new Set(list('floor bath bathroom bedroom'))

/** Tells whether a stem is what sizes, ages and times are told in. */
export const isMeasure = (stem: string): boolean => measures.has(stem)

/** After these, a number is a name, a place or a time. */
export const labels: ReadonlySet<string> = new Set(
  list('unit apt apartment suite ste room number lot box route line floor building bldg'),
)
/** After these, a number is a time unless it is right before what it counts: `at two outlets`. */
export const times: ReadonlySet<string> = new Set(list('at by until till'))
/** Beside these, a number is a day. */
export const months: ReadonlySet<string> = new Set(
  list(
    'january jan february feb march mar april apr may june jun july jul august aug september sept sep october oct november nov december dec',
  ),
)
/** After these, there is one of something, and a number is its size: `a 5 blade fan`. */
export const single: ReadonlySet<string> = new Set(list('a an one'))
/** Numbers that an article belongs to: `a couple`. */
export const articled: ReadonlySet<string> = new Set(list('couple pair dozen half hundred thousand'))
/** After a number, these count pieces: `2x toilets`. */
export const pieces: ReadonlySet<string> = new Set(list('x ea pc pcs'))
/** Plurals without an `s`. */
export const plurals: ReadonlySet<string> = new Set(list('feet men women children people teeth mice geese'))
/** Words of an address, and so is the number before them. */
export const streets: ReadonlySet<string> = new Set(
  list('st street ave avenue rd road dr drive ln lane blvd boulevard ct court hwy highway pkwy'),
)
