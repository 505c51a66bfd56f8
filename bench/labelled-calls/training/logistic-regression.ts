/** Rows of few values among many columns: row `n` has the columns `columns[starts[n] … starts[n + 1]]`, each with its value. */
export interface SparseRows {
  readonly rows: number
  readonly width: number
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
}

/** One weight for each column, and what is added whatever a row has: natural log odds. */
export interface LinearModel {
  readonly weights: Float64Array
  readonly start: number
}

/** Pairs of changes that the search remembers. */
const remembered = 8

const dot = (left: Float64Array, right: Float64Array): number => {
  let sum = 0
  for (let at = 0; at < left.length; at += 1) sum += (left[at] as number) * (right[at] as number) // of one length
  return sum
}

/** Adds a multiple of one list to another. */
const addTo = (target: Float64Array, factor: number, list: Float64Array): void => {
  for (let at = 0; at < target.length; at += 1) target[at] = (target[at] as number) + factor * (list[at] as number) // of one length
}

/** What each row comes to. */
export const scoresOf = (
  { rows, starts, columns, values }: SparseRows,
  { weights, start }: LinearModel,
): Float64Array => {
  const scores = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    let sum = start
    for (
      let at = starts[row] as number;
      at < (starts[row + 1] as number);
      at += 1 // both are there for each row
    )
      sum += (weights[columns[at] as number] as number) * (values[at] as number) // the columns are below the width
    scores[row] = sum
  }
  return scores
}

/** Loss of a regression at a point, which has the start as its last member, and its slope there. */
class Loss {
  readonly slope: Float64Array
  readonly #data: SparseRows
  readonly #isPositive: Uint8Array
  readonly #penalty: number

  constructor(data: SparseRows, isPositive: Uint8Array, penalty: number) {
    this.#data = data
    this.#isPositive = isPositive
    this.#penalty = penalty
    this.slope = new Float64Array(data.width + 1)
  }

  at(point: Float64Array): number {
    const { rows, width, starts, columns, values } = this.#data
    const weights = point.subarray(0, width)
    const scores = scoresOf(this.#data, { weights, start: point[width] as number }) // one longer than the width
    const { slope } = this
    let loss = 0
    for (let at = 0; at < width; at += 1) {
      const weight = point[at] as number // below the width
      loss += (this.#penalty / 2) * weight * weight
      slope[at] = this.#penalty * weight
    }
    let startSlope = 0
    for (let row = 0; row < rows; row += 1) {
      const sign = this.#isPositive[row] === 1 ? 1 : -1
      const margin = sign * (scores[row] as number) // one for each row
      loss += margin > 0 ? Math.log1p(Math.exp(-margin)) : Math.log1p(Math.exp(margin)) - margin
      const pull = -sign / (1 + Math.exp(margin))
      startSlope += pull
      for (
        let at = starts[row] as number;
        at < (starts[row + 1] as number);
        at += 1 // as in scoresOf
      )
        slope[columns[at] as number] = (slope[columns[at] as number] as number) + pull * (values[at] as number)
    }
    slope[width] = startSlope
    return loss
  }
}

/** The way down from a point, as the last changes suggest (two loops over them). */
const direction = (
  slope: Float64Array,
  changes: readonly { step: Float64Array; turn: Float64Array }[],
): Float64Array => {
  const way = slope.slice()
  const shares: number[] = []
  for (const { step, turn } of changes.toReversed()) {
    const share = dot(step, way) / dot(step, turn)
    shares.push(share)
    addTo(way, -share, turn)
  }
  const last = changes.at(-1)
  const scale =
    last === undefined
      ? 1 / Math.max(1, Math.sqrt(dot(slope, slope)))
      : dot(last.step, last.turn) / dot(last.turn, last.turn)
  for (let at = 0; at < way.length; at += 1) way[at] = (way[at] as number) * scale // below the length
  for (const { step, turn } of changes) addTo(way, (shares.pop() ?? 0) - dot(turn, way) / dot(step, turn), step)
  for (let at = 0; at < way.length; at += 1) way[at] = -(way[at] as number) // below the length
  return way
}

/**
 * Fits a logistic regression with a squared penalty, by limited-memory BFGS; the start is not penalised.
 *
 * The same data give the same model to the last bit.
 *
 * @see Nocedal & Wright 2006, algorithm 7.5
 */
export const fitLogistic = (
  data: SparseRows,
  isPositive: Uint8Array,
  { penalty, iterations }: { penalty: number; iterations: number },
): LinearModel => {
  const loss = new Loss(data, isPositive, penalty)
  let point = new Float64Array(data.width + 1)
  const share = isPositive.reduce((sum, one) => sum + one, 0) / data.rows
  point[data.width] = Math.log(Math.max(share, 1e-6) / (1 - Math.min(share, 1 - 1e-6)))
  let value = loss.at(point)
  let slope = loss.slope.slice()
  const changes: { step: Float64Array; turn: Float64Array }[] = []
  for (let iteration = 0; iteration < iterations; iteration += 1) {
    const way = direction(slope, changes)
    const steepness = dot(way, slope)
    let length = 1
    let next = point
    let nextValue = Number.POSITIVE_INFINITY
    for (let tries = 0; tries < 20 && nextValue > value + 1e-4 * length * steepness; tries += 1) {
      if (tries > 0) length /= 2
      next = point.slice()
      addTo(next, length, way)
      nextValue = loss.at(next)
    }
    const step = next.slice()
    addTo(step, -1, point)
    const turn = loss.slope.slice()
    addTo(turn, -1, slope)
    if (dot(step, turn) > 1e-12) changes.push({ step, turn })
    if (changes.length > remembered) changes.shift()
    const gained = value - nextValue
    point = next
    value = nextValue
    slope = loss.slope.slice()
    if (gained < 1e-6 * Math.abs(value)) break
  }
  return { weights: point.slice(0, data.width), start: point[data.width] as number } // one longer than the width
}
