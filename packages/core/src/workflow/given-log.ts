import type { FactSet } from './fact-set.ts'
import { commandKey, generationOf, purposeOf } from './key.ts'
import type { IssuedCommand, LeadState } from './state.ts'

/** A command given out: from the log, or known from its outcome alone. */
export interface Given extends Partial<IssuedCommand> {
  generation: number
}

interface Last {
  generation: number
  key: string
  given?: Given
}

const outcomes = ['command.completed', 'command.failed'] as const

/** What was given out, by purpose. An outcome that nobody remembers asking for counts as given. */
export class GivenLog {
  readonly #state: LeadState
  readonly #last = new Map<string, Last>()

  constructor(state: LeadState, facts: FactSet) {
    const { issued } = state
    this.#state = state
    for (const key of Object.keys(issued)) this.#consider(key)
    for (const type of outcomes) {
      for (const { key } of facts.inAnyOrder(type)) if (!Object.hasOwn(issued, key)) this.#consider(key)
    }
  }

  /** Tells whether this very command was given out. */
  has(purpose: string, generation: number): boolean {
    const last = this.#last.get(purpose)
    if (last === undefined || generation > last.generation) return false
    const { leadId, issued, facts } = this.#state
    const key = commandKey(leadId, purpose, generation)
    return key === last.key || Object.hasOwn(issued, key) || Object.hasOwn(facts, `outcome/${key}`)
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
    if (known === undefined) this.#last.set(purpose, { generation, key })
    else if (generation > known.generation) {
      known.generation = generation
      known.key = key
    }
  }
}
