import type { CommandType } from './commands.ts'
import type { CommandResult, LeadEventType } from './events.ts'
import { GivenLog } from './given-log.ts'
import { commandKey, generationOf, purposeOf } from './key.ts'
import { slotOf } from './slots.ts'
import type { Fact, FactOf, LeadState } from './state.ts'

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

const none: readonly never[] = []

const bySlot = (left: Fact, right: Fact): number => ((slotOf(left) ?? '') < (slotOf(right) ?? '') ? -1 : 1)

const byGeneration = (left: Completion, right: Completion): number =>
  left.generation - right.generation || (left.key < right.key ? -1 : 1)

/**
 * The facts of a lead, opened for reading. Whatever is read comes in an order that the facts alone decide.
 *
 * Facts are put together by type in one pass; nothing is sorted before somebody asks for it, since a lead has one fact of most types.
 */
export class FactSet {
  readonly #record: Record<string, Fact>
  readonly #ofType = new Map<LeadEventType, Fact[]>()
  /** Types whose facts nobody has asked for in order. */
  readonly #unsorted = new Set<LeadEventType>()
  #completions: Map<CommandType, readonly Completion[]> | undefined

  constructor(record: Record<string, Fact>) {
    this.#record = record
    for (const slot of Object.keys(record)) {
      const fact = record[slot]
      if (fact === undefined) continue
      const peers = this.#ofType.get(fact.type)
      if (peers === undefined) this.#ofType.set(fact.type, [fact])
      else {
        peers.push(fact)
        this.#unsorted.add(fact.type)
      }
    }
  }

  /** The fact in a slot when it is of one of the types asked for. */
  at<Type extends LeadEventType>(slot: string, ...types: Type[]): FactOf<Type> | undefined {
    const fact = Object.hasOwn(this.#record, slot) ? this.#record[slot] : undefined
    if (fact === undefined) return undefined
    // The type of the fact has been compared with the types asked for.
    for (const type of types) if (type === fact.type) return fact as FactOf<Type>
    return undefined
  }

  /** Tells whether there is a fact of the type. */
  has(type: LeadEventType): boolean {
    return this.#ofType.has(type)
  }

  /** All facts of the given types, those of each type in the order of their slots. */
  of<Type extends LeadEventType>(...types: Type[]): readonly FactOf<Type>[] {
    let found: readonly FactOf<Type>[] = none
    for (const type of types) {
      const facts = this.inAnyOrder(type)
      if (facts.length === 0) continue
      if (this.#unsorted.delete(type)) this.#ofType.get(type)?.sort(bySlot)
      found = found.length === 0 ? facts : [...found, ...facts]
    }
    return found
  }

  /** All facts of a type where their order is of no account. */
  inAnyOrder<Type extends LeadEventType>(type: Type): readonly FactOf<Type>[] {
    // Facts are put together by their own type.
    return (this.#ofType.get(type) as FactOf<Type>[] | undefined) ?? none
  }

  /** The commands of a type that were carried out, the lowest generation first. */
  completions(commandType: CommandType): readonly Completion[] {
    this.#completions ??= new Map()
    const known = this.#completions.get(commandType)
    if (known !== undefined) return known
    const completions: Completion[] = []
    for (const fact of this.inAnyOrder('command.completed')) {
      if (fact.commandType !== commandType) continue
      const { key, at, result } = fact
      completions.push({ key, purpose: purposeOf(key), generation: generationOf(key), at, result })
    }
    if (completions.length > 1) completions.sort(byGeneration)
    this.#completions.set(commandType, completions)
    return completions
  }

  /** What became of one command: `undefined` while it is under way or may still be retried. */
  outcome(key: string): Outcome | undefined {
    const fact = this.at(`outcome/${key}`, 'command.completed', 'command.failed')
    if (fact === undefined) return undefined
    if (fact.type === 'command.completed') return { completed: true, result: fact.result }
    return fact.final ? { completed: false } : undefined
  }
}

/** A lead's state opened for reading, each part when it is first asked for. */
export class OpenLead {
  readonly leadId: string
  readonly now: string | undefined
  readonly #state: LeadState
  #facts: FactSet | undefined
  #given: GivenLog | undefined

  constructor(state: LeadState) {
    this.leadId = state.leadId
    this.now = state.now
    this.#state = state
  }

  get facts(): FactSet {
    this.#facts ??= new FactSet(this.#state.facts)
    return this.#facts
  }

  get given(): GivenLog {
    this.#given ??= new GivenLog(this.#state, this.facts)
    return this.#given
  }
}

/** The generation of a wish about something that may change: the last one's while it is about the same, then the next. */
export const generationFor = ({ given }: OpenLead, purpose: string, about: string): number => {
  const last = given.last(purpose)
  if (last === undefined) return 1
  return last.about === undefined || last.about === about ? last.generation : last.generation + 1
}

/** Tells whether the first command of a purpose was given out, for wishes that have no other. */
export const isGiven = ({ given }: OpenLead, purpose: string): boolean => given.has(purpose, 1)

/** Tells whether the last command of a purpose was given out and has neither succeeded nor failed for good. */
export const isUnderWay = ({ leadId, facts, given }: OpenLead, purpose: string): boolean => {
  const last = given.last(purpose)
  return last !== undefined && facts.outcome(commandKey(leadId, purpose, last.generation)) === undefined
}
