import { commandKey, generationOf, purposeOf } from './key.ts'
import type { IssuedCommand, LeadState } from './state.ts'

/** A command given out: from the log, or known from its outcome alone. */
export interface Given extends Partial<IssuedCommand> {
  generation: number
}

interface Last {
  generation: number
  key: string
  /** The key is this lead's, written as {@link commandKey} writes it. */
  isOwn: boolean
  given?: Given
}

const outcomeSlot = 'outcome/'

/** What was given out, by purpose. An outcome that nobody remembers asking for counts as given. */
export class GivenLog {
  readonly #state: LeadState
  readonly #last = new Map<string, Last>()

  constructor(state: LeadState) {
    this.#state = state
    for (const key of Object.keys(state.issued)) this.#consider(key)
    for (const slot of Object.keys(state.facts)) {
      if (!slot.startsWith(outcomeSlot)) continue
      const key = slot.slice(outcomeSlot.length)
      if (!Object.hasOwn(state.issued, key)) this.#consider(key)
    }
  }

  /** Tells whether this very command was given out. */
  has(purpose: string, generation: number): boolean {
    const last = this.#last.get(purpose)
    if (last === undefined || generation > last.generation) return false
    if (last.isOwn && generation === last.generation) return true
    const { leadId, issued, facts } = this.#state
    const key = commandKey(leadId, purpose, generation)
    return Object.hasOwn(issued, key) || Object.hasOwn(facts, `${outcomeSlot}${key}`)
  }

  /** The highest generation of a purpose. */
  last(purpose: string): Given | undefined {
    const last = this.#last.get(purpose)
    return last && this.#given(last)
  }

  /** The purposes of a kind that something was given out for, each with its highest generation. */
  purposes(isOfKind: (purpose: string) => boolean): [string, Given][] {
    const found: [string, Given][] = []
    for (const [purpose, last] of this.#last) if (isOfKind(purpose)) found.push([purpose, this.#given(last)])
    return found
  }

  #given(last: Last): Given {
    const { generation, key } = last
    const { issued } = this.#state
    last.given ??= Object.hasOwn(issued, key) ? { ...issued[key], generation } : { generation }
    return last.given
  }

  #consider(key: string): void {
    const purpose = purposeOf(key)
    const generation = generationOf(key)
    const known = this.#last.get(purpose)
    if (known !== undefined && generation <= known.generation) return
    const { leadId } = this.#state
    const isOwn = key.length === leadId.length + purpose.length + `${generation}`.length + 2 && key.startsWith(leadId)
    this.#last.set(purpose, { generation, key, isOwn })
  }
}
