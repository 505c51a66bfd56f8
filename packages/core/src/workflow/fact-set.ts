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

/**
 * The facts of a lead, opened for reading. Whatever is read comes in an order that the facts alone decide.
 *
 * Facts are put together by type in one pass; nothing is sorted before somebody asks for it, since a lead has one fact of most types.
 */
export class FactSet {
  readonly #record: Record<string, Fact>
  readonly #slots = new Map<LeadEventType, string[]>()
  readonly #facts = new Map<LeadEventType, readonly Fact[]>()
  readonly #completions = new Map<CommandType, readonly Completion[]>()

  constructor(record: Record<string, Fact>) {
    this.#record = record
    for (const slot of Object.keys(record)) {
      const type = record[slot]?.type
      if (type === undefined) continue
      const peers = this.#slots.get(type)
      if (peers === undefined) this.#slots.set(type, [slot])
      else peers.push(slot)
    }
  }

  /** The fact in a slot when it is of one of the types asked for. */
  at<Type extends LeadEventType>(slot: string, ...types: Type[]): FactOf<Type> | undefined {
    const fact = Object.hasOwn(this.#record, slot) ? this.#record[slot] : undefined
    // The type of the fact has been compared with the types asked for.
    return fact !== undefined && types.some((type) => type === fact.type) ? (fact as FactOf<Type>) : undefined
  }

  /** Tells whether there is a fact of the type. */
  has(type: LeadEventType): boolean {
    return this.#slots.has(type)
  }

  /** The slots of all facts of a type, sorted; {@link of} gives their facts in the same order. */
  slotsOf(type: LeadEventType): readonly string[] {
    const slots = this.#slots.get(type)
    if (slots === undefined) return none
    if (slots.length > 1 && !this.#facts.has(type)) slots.sort()
    return slots
  }

  /** All facts of the given types. */
  of<Type extends LeadEventType>(...types: Type[]): readonly FactOf<Type>[] {
    let found: readonly FactOf<Type>[] = none
    for (const type of types) {
      if (!this.#slots.has(type)) continue
      const facts = this.#ofType(type)
      found = found.length === 0 ? facts : [...found, ...facts]
    }
    return found
  }

  #ofType<Type extends LeadEventType>(type: Type): readonly FactOf<Type>[] {
    const known = this.#facts.get(type)
    // The map holds facts under their own type, here and below.
    if (known !== undefined) return known as readonly FactOf<Type>[]
    const facts = this.slotsOf(type).map((slot) => this.#record[slot]) as FactOf<Type>[]
    this.#facts.set(type, facts)
    return facts
  }

  /** The commands of a type that were carried out, the lowest generation first. */
  completions(commandType: CommandType): readonly Completion[] {
    const known = this.#completions.get(commandType)
    if (known !== undefined) return known
    const completions: Completion[] = []
    for (const fact of this.#ofType('command.completed')) {
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

/** A lead's state opened for reading. */
export interface OpenLead {
  leadId: string
  now: string | undefined
  facts: FactSet
  given: GivenLog
}

/** Opens a state for reading, once for all that is asked of it. */
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
export const isGiven = ({ given }: OpenLead, purpose: string): boolean => given.has(purpose, 1)

/** Tells whether the last command of a purpose was given out and has neither succeeded nor failed for good. */
export const isUnderWay = ({ leadId, facts, given }: OpenLead, purpose: string): boolean => {
  const last = given.last(purpose)
  return last !== undefined && facts.outcome(commandKey(leadId, purpose, last.generation)) === undefined
}
