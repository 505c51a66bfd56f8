import type { CommandType } from './commands.ts'
import type { CommandResult, LeadEventType } from './events.ts'
import { GivenLog } from './given-log.ts'
import { commandKey, generationOf, purposeOf } from './key.ts'
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

/** Facts of one type with the slots they stand in, in the order of the slots once somebody has asked. */
interface Peers {
  slots: string[]
  facts: Fact[]
  isSorted: boolean
}

/**
 * The facts of a lead, opened for reading. Whatever is read comes in an order that the facts alone decide.
 *
 * Facts are put together by type in one pass; nothing is sorted before somebody asks for it, since a lead has one fact of most types.
 */
export class FactSet {
  readonly #record: Record<string, Fact>
  readonly #peers = new Map<LeadEventType, Peers>()
  readonly #completions = new Map<CommandType, readonly Completion[]>()

  constructor(record: Record<string, Fact>) {
    this.#record = record
    for (const slot of Object.keys(record)) {
      const fact = record[slot]
      if (fact === undefined) continue
      const peers = this.#peers.get(fact.type)
      if (peers === undefined) this.#peers.set(fact.type, { slots: [slot], facts: [fact], isSorted: true })
      else {
        peers.slots.push(slot)
        peers.facts.push(fact)
        peers.isSorted = false
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
    return this.#peers.has(type)
  }

  /** The slots of all facts of a type, sorted; {@link of} gives their facts in the same order. */
  slotsOf(type: LeadEventType): readonly string[] {
    return this.#ofType(type)?.slots ?? none
  }

  /** All facts of the given types. */
  of<Type extends LeadEventType>(...types: Type[]): readonly FactOf<Type>[] {
    let found: readonly FactOf<Type>[] = none
    for (const type of types) {
      const peers = this.#ofType(type)
      if (peers === undefined) continue
      // Facts are put together by their own type.
      const facts = peers.facts as FactOf<Type>[]
      found = found.length === 0 ? facts : [...found, ...facts]
    }
    return found
  }

  #ofType(type: LeadEventType): Peers | undefined {
    const peers = this.#peers.get(type)
    if (peers?.isSorted === false) {
      peers.slots.sort()
      // Every slot came with its fact.
      peers.facts = peers.slots.map((slot) => this.#record[slot] as Fact)
      peers.isSorted = true
    }
    return peers
  }

  /** The commands of a type that were carried out, the lowest generation first. */
  completions(commandType: CommandType): readonly Completion[] {
    const known = this.#completions.get(commandType)
    if (known !== undefined) return known
    const completions: Completion[] = []
    for (const fact of this.of('command.completed')) {
      if (fact.commandType !== commandType) continue
      const { key, at, result } = fact
      completions.push({ key, purpose: purposeOf(key), generation: generationOf(key), at, result })
    }
    if (completions.length > 1) completions.sort((left, right) => left.generation - right.generation)
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
    this.#given ??= new GivenLog(this.#state, this.facts.of('command.completed', 'command.failed'))
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
