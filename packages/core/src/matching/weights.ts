/**
 * Match weights in bits, log2(m/u), of each comparison level; negative speaks against.
 *
 * Where a level has `m`, its weight follows from how often the value occurs among the customers: log2(m/u), with u from the blocking
 * key that both sides share. The others are fixed.
 *
 * Source: level frequencies of true and random pairs on generated phone leads (10,000 customers a list), rounded, set by judgement
 * where pairs were few, and checked on 24,000 further leads.
 */
export const weights = {
  version: 1,
  /** Callers come from a town: a list of three customers makes an agreement no less surprising than one of thousands. */
  minPopulation: 10_000,
  /** log2 of the share of callers who are customers already. */
  knownCallersBits: -0.5,
  externalId: { equal: 100, differ: -6 },
  phone: { equal: { m: 0.75, max: 20 }, local: { m: 0.2, max: 12 }, near: 5.5, differ: -2 },
  email: { equal: { m: 0.65, max: 20 }, near: 4, domain: { m: 0.1, max: 7 }, differ: -2.5 },
  familyName: {
    equal: { m: 0.7, max: 12 },
    part: 5,
    sound: { m: 0.15, max: 7.5 },
    close: 6,
    similar: 3.5,
    differ: -3.5,
    relative: 4,
  },
  givenName: {
    equal: { m: 0.65, max: 11 },
    nickname: 5.5,
    middle: 4,
    short: 5,
    sound: { m: 0.15, max: 6 },
    close: 4.5,
    initial: 3,
    similar: 2,
    differ: -4,
  },
  address: { house: { m: 0.8, max: 20 }, unit: 3, near: 6, street: 0.5, number: 2, differ: -5.5 },
  postalCode: { equal: 5.5, nearby: 3, differ: -2.5 },
  company: { equal: { m: 0.5, max: 20 }, sound: { m: 0.15, max: 16 }, part: 4, owner: 5.5, word: 1, differ: -6 },
  /** Given name and surname the other way round, or a lone word read as the other one. */
  swapped: -3,
} as const

/** How alike two words must be, 0 to 1, to count as one misheard. */
export const alike = { close: 0.92, similar: 0.82, sound: 0.75, street: 0.9 } as const

/** Pseudo-counts that keep a name seen once in a short list from looking rare: the weight of a list of this many customers. */
export const nameSmoothing = { customers: 200, familyName: 0.002, givenName: 0.006 } as const

/** A phone or an e-mail that more customers share identifies none of them. */
export const maxSharers = 5
