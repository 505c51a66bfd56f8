import type { CommandType } from './commands.ts'
import type { CommandResult, LeadEventType } from './events.ts'
import { commandKey, generationOf, purposeOf } from './key.ts'
import type { Fact, FactOf, IssuedCommand, LeadState } from './state.ts'

/** A command that was carried out. */
export interface Completion {
  key: string
  purpose: string
  generation: number
  at: string
  result: CommandResult
}

/** What became of a command in the end. */
export type Outcome = { completed: true; result: CommandResult } | { completed: false }

/** The facts of a lead, sorted once for reading. Whatever is read comes in an order that the facts alone decide. */
export class FactSet {
  readonly slots: readonly string[]
  readonly #record: Record<string, Fact>
  readonly #byType = new Map<LeadEventType, Fact[]>()
  #completions: Map<CommandType, Completion[]> | undefined

  constructor(record: Record<string, Fact>) {
    this.#record = record
    this.slots = Object.keys(record).sort()
    for (const slot of this.slots) {
      const fact = record[slot]
      if (fact === undefined) continue
      const peers = this.#byType.get(fact.type)
      if (peers === undefined) this.#byType.set(fact.type, [fact])
      else peers.push(fact)
    }
  }

  /** The fact in a slot when it is of one of the types asked for. */
  at<Type extends LeadEventType>(slot: string, ...types: Type[]): FactOf<Type> | undefined {
    const fact = this.get(slot)
    // The type of the fact has been compared with the types asked for.
    return fact !== undefined && types.some((type) => type === fact.type) ? (fact as FactOf<Type>) : undefined
  }

  get(slot: string): Fact | undefined {
    return Object.hasOwn(this.#record, slot) ? this.#record[slot] : undefined
  }

  /** All facts of the given types. */
  of<Type extends LeadEventType>(...types: Type[]): FactOf<Type>[] {
    const found: FactOf<Type>[] = []
    // The map holds facts under their own type.
    for (const type of types) for (const fact of this.#byType.get(type) ?? []) found.push(fact as FactOf<Type>)
    return found
  }

  /** The commands of a type that were carried out, the lowest generation first. */
  completions(commandType: CommandType): readonly Completion[] {
    this.#completions ??= this.#sortCompletions()
    return this.#completions.get(commandType) ?? []
  }

  #sortCompletions(): Map<CommandType, Completion[]> {
    const all = this.of('command.completed').map(({ commandType, key, at, result }) => ({
      commandType,
      completion: { key, purpose: purposeOf(key), generation: generationOf(key), at, result },
    }))
    all.sort((left, right) => left.completion.generation - right.completion.generation)
    const sorted = new Map<CommandType, Completion[]>()
    for (const { commandType, completion } of all) {
      const peers = sorted.get(commandType)
      if (peers === undefined) sorted.set(commandType, [completion])
      else peers.push(completion)
    }
    return sorted
  }

  /** What became of one command: `undefined` while it is under way or may still be retried. */
  outcome(key: string): Outcome | undefined {
    const fact = this.at(`outcome/${key}`, 'command.completed', 'command.failed')
    if (fact === undefined) return undefined
    if (fact.type === 'command.completed') return { completed: true, result: fact.result }
    return fact.final ? { completed: false } : undefined
  }
}

const outcomeSlot = 'outcome/'

/** A command given out: from the log, or known from its outcome alone. */
export interface Given extends Partial<IssuedCommand> {
  generation: number
}

/** What was given out, by key and by purpose. An outcome that nobody remembers asking for counts as given. */
export class GivenLog {
  readonly #state: LeadState
  #last: Map<string, { generation: number; key: string }> | undefined

  constructor(state: LeadState) {
    this.#state = state
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#state.issued, key) || Object.hasOwn(this.#state.facts, `outcome/${key}`)
  }

  /** The highest generation of a purpose. */
  last(purpose: string): Given | undefined {
    this.#last ??= this.#index()
    const last = this.#last.get(purpose)
    return last && this.#given(last)
  }

  /** Every purpose that something was given out for, with its highest generation. */
  purposes(): [string, Given][] {
    this.#last ??= this.#index()
    return [...this.#last].map(([purpose, last]) => [purpose, this.#given(last)])
  }

  #given({ generation, key }: { generation: number; key: string }): Given {
    return Object.hasOwn(this.#state.issued, key) ? { ...this.#state.issued[key], generation } : { generation }
  }

  #index(): Map<string, { generation: number; key: string }> {
    const last = new Map<string, { generation: number; key: string }>()
    const consider = (key: string) => {
      const purpose = purposeOf(key)
      const generation = generationOf(key)
      if (generation > (last.get(purpose)?.generation ?? 0)) last.set(purpose, { generation, key })
    }
    for (const key of Object.keys(this.#state.issued)) consider(key)
    for (const slot of Object.keys(this.#state.facts)) {
      if (slot.startsWith(outcomeSlot) && !Object.hasOwn(this.#state.issued, slot.slice(outcomeSlot.length)))
        consider(slot.slice(outcomeSlot.length))
    }
    return last
  }
}

/** A lead's state opened for reading. */
export interface OpenLead {
  leadId: string
  now: string | undefined
  facts: FactSet
  given: GivenLog
}

/** Sorts a state for reading, once for all that is asked of it. */
export const openLead = (state: LeadState): OpenLead => ({
  leadId: state.leadId,
  now: state.now,
  facts: new FactSet(state.facts),
  given: new GivenLog(state),
})

/** The generation of a wish about something that may change: the last one's while it is about the same, then the next. */
export const generationFor = ({ given }: OpenLead, purpose: string, about: string): number => {
  const last = given.last(purpose)
  if (last === undefined) return 1
  return last.about === undefined || last.about === about ? last.generation : last.generation + 1
}

/** Tells whether the first command of a purpose was given out, for wishes that have no other. */
export const isGiven = ({ leadId, given }: OpenLead, purpose: string): boolean =>
  given.has(commandKey(leadId, purpose, 1))

/** Tells whether the last command of a purpose was given out and has neither succeeded nor failed for good. */
export const isUnderWay = ({ leadId, facts, given }: OpenLead, purpose: string): boolean => {
  const last = given.last(purpose)
  return last !== undefined && facts.outcome(commandKey(leadId, purpose, last.generation)) === undefined
}
