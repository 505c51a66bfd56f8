import { levelFrequencies } from './level-frequencies.ts'

type Frequencies = typeof levelFrequencies
interface LevelFrequency {
  m: number
  u: number
  pairs: number
}

/** A level that fewer true pairs showed has not been learned. */
const minPairs = 30

/**
 * The learned weight of a level, log2(m/u), or what it is judged to be worth where too few pairs showed it.
 *
 * @param most - what it counts at most: random pairs have few relatives and neighbours among them, customers have many
 */
const learned = <Field extends keyof Frequencies>(
  field: Field,
  level: keyof Frequencies[Field],
  { judged, most = Number.POSITIVE_INFINITY }: { judged: number; most?: number },
): number => {
  const { m, u, pairs } = frequencyOf(field, level)
  return pairs < minPairs ? judged : Math.min(Math.log2(m / u), most)
}

/** The learned share of true pairs, for levels that are weighed by the value's own frequency. */
const shareOf = <Field extends keyof Frequencies>(field: Field, level: keyof Frequencies[Field]): number =>
  frequencyOf(field, level).m

const frequencyOf = <Field extends keyof Frequencies>(field: Field, level: keyof Frequencies[Field]): LevelFrequency =>
  // Every entry of the generated table has this shape; its literal types are narrower than the compiler can index.
  levelFrequencies[field][level] as LevelFrequency

/** A level that is weighed by how often the value occurs: log2(m/u), at most `max` bits. */
interface FrequencyWeight {
  m: number
  max: number
}
type Levels<Weighed extends string, Fixed extends string> = Record<Weighed, FrequencyWeight> & Record<Fixed, number>

/** Bits by field and level. */
interface MatchWeights {
  version: number
  minPopulation: number
  knownCallersBits: number
  externalId: Levels<never, 'equal' | 'differ'>
  phone: Levels<'equal' | 'local', 'near' | 'differ'>
  email: Levels<'equal' | 'domain', 'near' | 'differ'>
  familyName: Levels<'equal' | 'sound', 'part' | 'close' | 'similar' | 'differ' | 'relative'>
  givenName: Levels<
    'equal' | 'sound',
    'nickname' | 'full' | 'middle' | 'short' | 'close' | 'initial' | 'similar' | 'differ'
  >
  address: Levels<'house', 'unit' | 'near' | 'street' | 'number' | 'differ'>
  postalCode: Levels<never, 'equal' | 'nearby' | 'differ'>
  company: Levels<'equal' | 'sound', 'form' | 'part' | 'owner' | 'word' | 'differ'>
  swapped: number
}

/**
 * Match weights in bits, log2(m/u), of each comparison level; negative speaks against.
 *
 * Where a level has `m`, its weight follows from how often the value occurs among the customers: log2(m/u), with u from the blocking
 * key that both sides share. The others come from {@link levelFrequencies}, bounded by `most` where random pairs make too much of a level.
 */
export const weights: MatchWeights = {
  version: 2,
  /** Callers come from a town: a list of three customers makes an agreement no less surprising than one of thousands. */
  minPopulation: 10_000,
  /** log2 of the share of callers who are customers already. */
  knownCallersBits: -0.5,
  externalId: { equal: 100, differ: -6 },
  phone: {
    equal: { m: shareOf('phone', 'equal'), max: 20 },
    local: { m: 0.2, max: 12 },
    near: learned('phone', 'near', { judged: 5.5 }),
    differ: learned('phone', 'differ', { judged: -2 }),
  },
  email: {
    equal: { m: shareOf('email', 'equal'), max: 20 },
    near: learned('email', 'near', { judged: 4, most: 4 }),
    domain: { m: shareOf('email', 'domain'), max: 7 },
    differ: learned('email', 'differ', { judged: -2.5 }),
  },
  familyName: {
    equal: { m: shareOf('familyName', 'equal'), max: 12 },
    part: learned('familyName', 'part', { judged: 5, most: 5 }),
    sound: { m: shareOf('familyName', 'sound'), max: 7.5 },
    close: learned('familyName', 'close', { judged: 5 }),
    similar: learned('familyName', 'similar', { judged: 2 }),
    differ: learned('familyName', 'differ', { judged: -3.5 }),
    relative: 4,
  },
  givenName: {
    equal: { m: shareOf('givenName', 'equal'), max: 11 },
    nickname: learned('givenName', 'nickname', { judged: 5.5 }),
    full: learned('givenName', 'full', { judged: 3 }),
    middle: learned('givenName', 'middle', { judged: 4 }),
    short: learned('givenName', 'short', { judged: 5 }),
    sound: { m: shareOf('givenName', 'sound'), max: 6 },
    close: learned('givenName', 'close', { judged: 4.5 }),
    initial: 3,
    similar: learned('givenName', 'similar', { judged: 0 }),
    differ: learned('givenName', 'differ', { judged: -4 }),
  },
  address: {
    house: { m: shareOf('address', 'house'), max: 20 },
    unit: 3,
    near: learned('address', 'near', { judged: 6, most: 6 }),
    street: learned('address', 'street', { judged: 0.5 }),
    number: learned('address', 'number', { judged: 2, most: 2 }),
    differ: learned('address', 'differ', { judged: -4 }),
  },
  postalCode: { equal: 5.5, nearby: 3, differ: -2.5 },
  company: {
    equal: { m: shareOf('company', 'equal'), max: 20 },
    sound: { m: shareOf('company', 'sound'), max: 16 },
    form: 4,
    part: learned('company', 'part', { judged: 4 }),
    owner: learned('company', 'owner', { judged: 5 }),
    word: learned('company', 'word', { judged: 1 }),
    differ: learned('company', 'differ', { judged: -6 }),
  },
  /** Given name and surname the other way round, or a lone word read as the other one. */
  swapped: -3,
}

/** How alike two words must be, 0 to 1, to count as one misheard. */
export const alike = { close: 0.92, similar: 0.82, sound: 0.75, oneName: 0.88, street: 0.9 } as const

/** What is known of a name before the list is seen: how usual it is in the country, counted like a list of this many customers. */
export interface NameSmoothing {
  customers: number
  share: number
}

const commonFamilyNames: ReadonlySet<string> = new Set(
  `smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez wilson anderson thomas taylor moore jackson martin
lee perez thompson white harris sanchez clark ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams nelson
baker hall rivera campbell mitchell carter roberts`.split(/\s+/),
)

/** Tells whether strangers often share a surname, however few bear it on the list. */
export const isCommonFamilyName = (name: string): boolean => commonFamilyNames.has(name)

/**
 * Keeps a common surname from looking rare in a short list, and a rare one from looking common.
 *
 * @see https://www.census.gov/topics/population/genealogy/data/2010_surnames.html the fifty most frequent, 0.15 to 0.8 % each
 */
export const familyNameSmoothing = (name: string): NameSmoothing => ({
  customers: 2_000,
  share: isCommonFamilyName(name) ? 0.003 : 0.000_5,
})

/** Given names repeat far more. */
export const givenNameSmoothing: NameSmoothing = { customers: 200, share: 0.006 }

/** A given name that one in so many people bears, such as John, is one that relatives share by chance. */
export const commonGivenShare: number = 1 / 70

/** A phone or an e-mail that more customers share identifies none of them. */
export const maxSharers = 5
