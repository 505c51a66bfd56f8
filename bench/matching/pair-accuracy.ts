import { table } from './accuracy.ts'
import { type ComparedPair, type ComparedSet, comparePairs, personalFields } from './pair-levels.ts'
import { pairRows } from './pair-rows.ts'

/** The best published, and a plain Fellegi–Sunter with weights by expectation maximisation, as the reference measured it. */
const sets: readonly { name: string; without?: readonly string[]; published: string; plain: string }[] = [
  { name: 'febrl3', published: '99.8', plain: '99.8' },
  { name: 'febrl4', published: '–', plain: '100.0' },
  { name: 'febrl4', without: personalFields, published: '–', plain: '98.6' },
  { name: 'ecp', published: '–', plain: '96.6' },
  { name: 'restaurant', published: '–', plain: '90.4' },
]

/** Found and right, found and wrong, and all there are. */
interface PairGrades {
  right: number
  wrong: number
  same: number
}
const f1 = ({ right, wrong, same }: PairGrades): number => (2 * right) / (right + wrong + same)

type Weigh = (pair: ComparedPair) => number

const steps = 400
/** Holds what few pairs showed near the shipped weights. */
const ridge = 0.5

/**
 * Corrects the shipped weight level by level on labelled pairs: levels that go together share one correction.
 *
 * @see https://en.wikipedia.org/wiki/Logistic_regression, with the steps of AdaGrad (Duchi et al. 2011)
 */
const fitted = (pairs: readonly ComparedPair[]): Weigh => {
  const places = new Map<string, number>()
  const placeOf = (level: string): number => {
    const place = places.get(level) ?? places.size
    places.set(level, place)
    return place
  }
  const rows = pairs.map(({ levels, isSame, weightBits }) => ({
    isSame,
    shipped: Math.LN2 * weightBits,
    levels: levels.map(placeOf),
  }))
  const weights = new Float64Array(places.size + 1)
  const squares = new Float64Array(places.size + 1).fill(1e-6)
  for (let step = 0; step < steps; step += 1) {
    const slopes = new Float64Array(places.size + 1)
    for (const { levels, isSame, shipped } of rows) {
      let bits = shipped + (weights[places.size] ?? 0)
      for (const level of levels) bits += weights[level] ?? 0
      const error = Number(isSame) - 1 / (1 + Math.exp(-bits))
      for (const level of levels) slopes[level] = (slopes[level] ?? 0) + error
      slopes[places.size] = (slopes[places.size] ?? 0) + error
    }
    for (let at = 0; at < slopes.length; at += 1) {
      const slope = (slopes[at] ?? 0) - ridge * (weights[at] ?? 0)
      squares[at] = (squares[at] ?? 0) + slope * slope
      weights[at] = (weights[at] ?? 0) + (2 * slope) / Math.sqrt(squares[at] ?? 1)
    }
  }
  const base = weights[places.size] ?? 0
  return ({ levels, weightBits }) =>
    levels.reduce((sum, level) => sum + (weights[places.get(level) ?? -1] ?? 0), base + Math.LN2 * weightBits)
}

interface WeighedPair {
  bits: number
  isSame: boolean
}

/** The pairs that may be one: where nobody is described twice in a list, only those who fit each other best. */
const rivalled = ({ isOneToOne }: ComparedSet, pairs: readonly ComparedPair[], weigh: Weigh): WeighedPair[] => {
  const weighed = pairs.map((pair) => ({ ...pair, bits: weigh(pair) }))
  if (!isOneToOne) return weighed
  const best = new Map<number, number>()
  for (const { records, bits } of weighed) {
    for (const record of records) best.set(record, Math.max(best.get(record) ?? bits, bits))
  }
  return weighed.filter(({ records, bits }) => records.every((record) => best.get(record) === bits))
}

/** The threshold with the best F1, halfway to the next pair; none where all pairs that are left belong together. */
const bestThreshold = (pairs: readonly WeighedPair[], same: number): number => {
  const sorted = pairs.toSorted((left, right) => right.bits - left.bits)
  const grades: PairGrades = { right: 0, wrong: 0, same }
  let [best, threshold] = [0, Number.POSITIVE_INFINITY]
  sorted.forEach(({ bits, isSame }, at) => {
    if (isSame) grades.right += 1
    else grades.wrong += 1
    const below = sorted[at + 1]?.bits ?? Number.NEGATIVE_INFINITY
    if (below === bits || f1(grades) <= best) return
    best = f1(grades)
    threshold = (bits + below) / 2
  })
  return threshold
}

/** Learns on each half and counts on the other. */
const crossed = (set: ComparedSet, learn: (pairs: readonly ComparedPair[]) => Weigh): PairGrades => {
  const grades: PairGrades = { right: 0, wrong: 0, same: set.same[0] + set.same[1] }
  for (const half of [0, 1] as const) {
    const known = set.pairs.filter((pair) => pair.half !== half)
    const weigh = learn(known)
    const threshold = bestThreshold(rivalled(set, known, weigh), set.same[1 - half] ?? 0)
    const asked = set.pairs.filter((pair) => pair.half === half)
    for (const { bits, isSame } of rivalled(set, asked, weigh)) {
      if (bits < threshold) continue
      if (isSame) grades.right += 1
      else grades.wrong += 1
    }
  }
  return grades
}

const percent = (share: number): string => (100 * share).toFixed(2)

/** Prints how well pairs of records are told apart: with the shipped weights and with weights fitted to the set, learned on one half of the entities and counted on the other. */
export const reportPairs = (): void => {
  console.log('## Pairs of records\n')
  const rows = sets.map(({ name, without, published, plain }) => {
    const set = comparePairs(pairRows(name), without)
    const shipped = crossed(
      set,
      () =>
        ({ weightBits }) =>
          weightBits,
    )
    const own = crossed(set, fitted)
    const found = set.pairs.filter(({ isSame }) => isSame).length
    return [
      without === undefined ? name : `${name} without ${without.join(', ')}`,
      String(own.same),
      percent(found / own.same),
      percent(f1(shipped)),
      percent(own.right / (own.right + own.wrong)),
      percent(own.right / own.same),
      percent(f1(own)),
      published,
      plain,
    ]
  })
  const heads = 'set|pairs|found %|F1 %, shipped weights|precision %|recall %|F1 %|published|plain'
  console.log(`${table(heads.split('|'), rows)}\n`)
}
