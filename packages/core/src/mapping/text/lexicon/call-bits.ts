import type { TextEvidence } from '../../contract.ts'
import { memo } from '../../memo.ts'
import { type PackedWeights, unpackWeights } from '../packed-weights.ts'
import type { Reading } from '../reading.ts'
import { WordWeights } from '../word-weights.ts'
import { pressureWeights } from './pressure-weights.ts'
import { wishWeights } from './wish-weights.ts'

/** What the words of a call are weighed for. */
export type CallOutcome =
  | 'quote'
  | 'appointment'
  | 'callback'
  | 'existing-job'
  | 'complaint'
  | 'spam'
  | 'emergency'
  | 'pressing'

/** Outcomes that are weighed together. */
class Scale {
  readonly names: readonly string[]
  /** Unpacked when a text is first weighed, so that importing costs nothing. */
  readonly #table: () => WordWeights

  constructor(weights: PackedWeights) {
    this.names = Object.keys(weights.starts)
    this.#table = memo(() => new WordWeights([...unpackWeights(weights).values()]))
  }

  get table(): WordWeights {
    return this.#table()
  }
}

/** What is asked of every call, how pressing it is and whether somebody sells something; and what is asked of those that are judged for it. */
const pressure = new Scale(pressureWeights)
const wishes = new Scale(wishWeights)

/** Bits above which an outcome holds that no phrase says, and above which one that a phrase says stays. */
interface Balance {
  readonly added: number
  readonly kept: number
}

/** The more often an outcome's phrases are right, the more it takes to outweigh them: found on calls that nobody had read. */
const balances: Readonly<Record<CallOutcome, Balance>> = {
  quote: { added: 1.5, kept: -6 },
  appointment: { added: 1.5, kept: -5 },
  callback: { added: 0, kept: -8 },
  'existing-job': { added: 0.5, kept: -5 },
  complaint: { added: 0, kept: -4 },
  spam: { added: 0, kept: -4 },
  emergency: { added: 2, kept: -2 },
  pressing: { added: 0.5, kept: -3 },
}
/** Below it a text is too short for the rest of it to say anything: it is taken at its word. */
const wordsAtLeast = 15
/** Phrases that are told where weights decided. */
const toldLimit = 3

/** What the words of one call are worth, beside what its phrases say. */
export class CallBits {
  readonly #reading: Reading
  #pressure: Float64Array | undefined
  #wishes: Float64Array | undefined

  constructor(reading: Reading) {
    this.#reading = reading
  }

  of(outcome: CallOutcome): number {
    const at = pressure.names.indexOf(outcome)
    if (at < 0) {
      this.#wishes ??= wishes.table.weigh([this.#reading])
      return this.#wishes[wishes.names.indexOf(outcome)] as number // the rest are wishes
    }
    this.#pressure ??= pressure.table.weigh([this.#reading])
    return this.#pressure[at] as number // one for each name
  }

  /** Whether an outcome holds, by what its phrases say and by what all words are worth. */
  holds(outcome: CallOutcome, isSaid: boolean): boolean {
    const { added, kept } = balances[outcome]
    return this.#isShort() ? isSaid : this.of(outcome) > (isSaid ? kept : added)
  }

  /** Whether an outcome does not hold whatever phrases say: nobody needs to look for them. */
  excludes(outcome: CallOutcome): boolean {
    return !this.#isShort() && this.of(outcome) <= balances[outcome].kept
  }

  #isShort(): boolean {
    return this.#reading.page.cells.count < wordsAtLeast
  }

  /** The phrases that told most for an outcome, or against it. */
  told(outcome: CallOutcome, holds: boolean): TextEvidence[] {
    const { names, table } = pressure.names.includes(outcome) ? pressure : wishes
    return table
      .told([this.#reading], names.indexOf(outcome))
      .filter(({ bits }) => holds === bits > 0)
      .slice(0, toldLimit)
      .map(({ phrase, bits, from, to }) => ({ ...this.#reading.evidence(phrase, from, to), bits }))
  }
}

/** What the words of a text are worth, kept with its reading. */
export const callBitsIn = (reading: Reading): CallBits => {
  reading.bits ??= new CallBits(reading)
  return reading.bits
}
