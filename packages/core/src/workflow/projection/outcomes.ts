import type { CommandType } from '../commands.ts'
import type { CommandResult } from '../events.ts'
import { factAt, factsOf } from '../facts.ts'
import type { Fact } from '../state.ts'

/** Key of a command: `${leadId}/${purpose}/${generation}`, readable, and the same for the same wish for ever. */
export const commandKey = (leadId: string, purpose: string, generation: number): string =>
  `${leadId}/${purpose}/${generation}`

/** The number at the end of a command's key, 1 where there is none. */
export const generationOf = (key: string): number => {
  const generation = Number(key.slice(key.lastIndexOf('/') + 1))
  return Number.isSafeInteger(generation) && generation > 0 ? generation : 1
}

/** What a command was for, out of its key. */
const purposeIn = (key: string): string => {
  const parts = key.split('/')
  return parts.at(-2) ?? key
}

/** A command that was carried out. */
export interface Completion {
  key: string
  purpose: string
  generation: number
  at: string
  result: CommandResult
}

/** The commands of a type that were carried out, the lowest generation first. */
export const completionsOf = (facts: Record<string, Fact>, commandType: CommandType): Completion[] =>
  factsOf(facts, 'command.completed')
    .filter((fact) => fact.commandType === commandType)
    .map(({ key, at, result }) => ({ key, purpose: purposeIn(key), generation: generationOf(key), at, result }))
    .sort((left, right) => left.generation - right.generation)

/** What became of one command: `undefined` while it is under way or may still be retried. */
export const outcomeOf = (
  facts: Record<string, Fact>,
  key: string,
): { completed: true; result: CommandResult } | { completed: false } | undefined => {
  const fact = factAt(facts, `outcome/${key}`, 'command.completed', 'command.failed')
  if (fact === undefined) return undefined
  if (fact.type === 'command.completed') return { completed: true, result: fact.result }
  return fact.final ? { completed: false } : undefined
}
