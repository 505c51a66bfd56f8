import type { WrittenCall } from './calls.ts'
import { fitLogistic, type LinearModel, type SparseRows } from './logistic-regression.ts'
import { stepsAtMost } from './pack.ts'
import type { Phrases } from './phrases.ts'

/** Something a call is or is not. */
export interface Outcome {
  readonly name: string
  readonly holds: (call: WrittenCall) => boolean
}

/** What phrases are worth for each outcome, in bits. */
export interface WeightTable {
  readonly outcomes: readonly {
    readonly name: string
    readonly start: number
    readonly bits: ReadonlyMap<string, number>
  }[]
}

export interface TableOptions {
  /** Phrases that are kept: those that tell most. */
  readonly phrases: number
  readonly penalty: number
  /** What a pair of neighbours is trusted beside a single word. */
  readonly pairTrust: number
  /** Weights that are kept: the largest, by how often they are said. */
  readonly weights: number
  /** Bits are rounded to multiples of this, one at least and 31 at most. */
  readonly step: number
}

const textsAtLeast = 3
const writersAtLeast = 2

/** Phrases as columns, each with how far it is trusted: what is rarer tells more, a pair less. */
class Columns {
  readonly keys: readonly string[]
  readonly trust: Float64Array
  readonly #columnOf: ReadonlyMap<string, number>

  constructor(keys: readonly string[], texts: ReadonlyMap<string, number>, calls: number, pairTrust: number) {
    this.keys = keys
    this.trust = Float64Array.from(
      keys,
      (key) => (Math.log(calls / (texts.get(key) ?? 1)) / 5) * (key.includes(' ') ? pairTrust : 1),
    )
    this.#columnOf = new Map(keys.map((key, column) => [key, column]))
  }

  rows(calls: readonly ReadonlySet<string>[]): SparseRows {
    const starts = new Int32Array(calls.length + 1)
    const columns: number[] = []
    for (const [row, keys] of calls.entries()) {
      for (const key of keys) {
        const column = this.#columnOf.get(key)
        if (column !== undefined) columns.push(column)
      }
      starts[row + 1] = columns.length
    }
    return {
      rows: calls.length,
      width: this.keys.length,
      starts,
      columns: Int32Array.from(columns),
      values: Float64Array.from(columns, (column) => this.trust[column] as number), // one for each column
    }
  }
}

/** How many texts say each phrase, of those that several people say, or that are said often, and that may be named. */
const textsByPhrase = (calls: readonly WrittenCall[], said: readonly ReadonlySet<string>[], phrases: Phrases) => {
  const texts = new Map<string, number>()
  const writers = new Map<string, Set<string>>()
  for (const [index, keys] of said.entries()) {
    const writer = calls[index]?.writer ?? ''
    for (const key of keys) {
      texts.set(key, (texts.get(key) ?? 0) + 1)
      const known = writers.get(key)
      if (known === undefined) writers.set(key, new Set([writer]))
      else known.add(writer)
    }
  }
  const kept = [...texts].filter(
    ([key, count]) =>
      (count >= textsAtLeast || (writers.get(key)?.size ?? 0) >= writersAtLeast) && phrases.written(key) !== undefined,
  )
  return new Map(kept.sort(([left], [right]) => (left < right ? -1 : 1)))
}

const naturalToBits = 1 / Math.LN2

/** How much each column tells, over all outcomes. */
const telling = ({ trust }: Columns, rows: SparseRows, models: readonly LinearModel[]): Float64Array => {
  const texts = new Float64Array(rows.width)
  for (const column of rows.columns) texts[column] = (texts[column] as number) + 1 // below the width
  return texts.map((count, column) => {
    let sum = 0
    // One weight for each column.
    for (const { weights } of models) sum += ((weights[column] as number) * (trust[column] as number)) ** 2
    return sum * Math.sqrt(count)
  })
}

/** The table of what was learned: its largest weights, rounded. */
const written = (
  phrases: Phrases,
  { keys, trust }: Columns,
  texts: ReadonlyMap<string, number>,
  outcomes: readonly Outcome[],
  models: readonly LinearModel[],
  options: TableOptions,
): WeightTable => {
  // One weight and one trust for each key.
  const worths = models.map(({ weights }) =>
    weights.map((weight, column) => weight * (trust[column] as number) * naturalToBits),
  )
  const often = keys.map((key) => Math.sqrt(texts.get(key) ?? 0))
  const sizes = worths.map((worth) => worth.map((bits, column) => Math.abs(bits) * (often[column] ?? 0)))
  const [least = 0] = Float64Array.from(sizes.flatMap((some) => [...some]))
    .sort()
    .slice(-options.weights)
  const steps = (bits: number): number =>
    Math.sign(bits) * Math.max(1, Math.min(stepsAtMost, Math.round(Math.abs(bits) / options.step)))
  return {
    outcomes: outcomes.map(({ name }, index) => {
      const bits = new Map<string, number>()
      for (const [column, key] of keys.entries()) {
        if ((sizes[index]?.[column] ?? 0) < least) continue
        const worth = steps(worths[index]?.[column] ?? 0) * options.step
        bits.set(phrases.written(key) ?? '', Number(worth.toFixed(1)))
      }
      return { name, start: Number(((models[index]?.start ?? 0) * naturalToBits).toFixed(1)), bits }
    }),
  }
}

/** Learns from calls what phrases are worth. */
export const learn = (
  calls: readonly WrittenCall[],
  said: readonly ReadonlySet<string>[],
  phrases: Phrases,
  outcomes: readonly Outcome[],
  options: TableOptions,
): WeightTable => {
  const texts = textsByPhrase(calls, said, phrases)
  const fits = (rows: SparseRows, iterations: number): LinearModel[] =>
    outcomes.map(({ holds }) =>
      fitLogistic(
        rows,
        Uint8Array.from(calls, (call) => (holds(call) ? 1 : 0)),
        { penalty: options.penalty, iterations },
      ),
    )
  let columns = new Columns([...texts.keys()], texts, calls.length, options.pairTrust)
  let rows = columns.rows(said)
  if (columns.keys.length > options.phrases) {
    const worth = telling(columns, rows, fits(rows, 12))
    const byWorth = [...columns.keys.keys()].sort(
      (left, right) => (worth[right] ?? 0) - (worth[left] ?? 0) || left - right,
    )
    const kept = byWorth.slice(0, options.phrases).sort((left, right) => left - right)
    columns = new Columns(
      kept.map((column) => columns.keys[column] as string),
      texts,
      calls.length,
      options.pairTrust,
    ) // in range
    rows = columns.rows(said)
  }
  return written(phrases, columns, texts, outcomes, fits(rows, 40), options)
}
