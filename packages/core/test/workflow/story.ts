import { expect } from 'vitest'
import type { Lead } from '../../src/lead/index.ts'
import type { MappedLine, MappingResult } from '../../src/mapping/contract.ts'
import { sumAmounts } from '../../src/money/index.ts'
import {
  type Command,
  type CommandResult,
  type CommandType,
  initialState,
  type LeadEvent,
  type LeadProjection,
  type LeadState,
  nextWake,
  parseTriggers,
  project,
  type TriggerPolicy,
  transition,
} from '../../src/workflow/index.ts'

/** The example company: Central time, everything else as it comes. */
export const chicago: TriggerPolicy = parseTriggers({ timeZone: 'America/Chicago' })

export const leadId = 'nextphone:42'

export const line = (item: string, quantity: string, rate: string | undefined, amount: string): MappedLine => ({
  ruleId: 'rule',
  item,
  quantity,
  ...(rate !== undefined && { rate }),
  amount,
})

export const pricing = (
  lines: MappedLine[],
  urgency: MappingResult['urgency'] = 'routine',
  tags: string[] = [],
): MappingResult => ({
  lines,
  currency: 'USD',
  totalBeforeTax: sumAmounts(lines.map(({ amount }) => amount)),
  unpriced: lines.some(({ rate }) => rate === undefined),
  rulesHash: 'hash',
  urgency,
  matched: [],
  uncovered: lines.length === 0,
  tags,
  issues: [],
})

export const mike: Lead = {
  id: leadId,
  source: 'nextphone',
  occurredAt: '2026-03-02T20:02:00Z',
  contact: {
    name: 'Mike Chen',
    givenName: 'Mike',
    familyName: 'Chen',
    phones: ['+15551234567'],
    emails: ['mike@email.com'],
  },
  request: { text: 'AC not cooling', urgency: 'urgent', intents: ['quote'] },
  appointment: { raw: 'today if possible' },
  fields: {},
}

export const mikesLines = [
  line('Emergency HVAC Diagnostic', '1', '175.00', '175.00'),
  line('HVAC Repair - Hourly', '2', '135.00', '270.00'),
]

export const callFrom = (contact: Partial<Lead['contact']>, request: Partial<Lead['request']> = {}): Lead => ({
  id: leadId,
  source: 'nextphone',
  occurredAt: '2026-03-02T20:02:00Z',
  contact: { phones: [], emails: [], ...contact },
  request: { text: 'The drain is slow', intents: [], ...request },
  fields: {},
})

/** An event whose id and time the story gives unless it says them. */
export type Told<Event> = Event extends unknown ? Omit<Event, 'id' | 'at'> & { id?: string; at?: string } : never

/** What the world answers to a command that works. */
const answers: { [Type in CommandType]?: (generation: string, purpose: string) => CommandResult } = {
  'customer.ensure': () => ({ customerId: '58', how: 'created' }),
  'job.create': () => ({ customerId: '59' }),
  'estimate.create': (generation) => ({ estimateId: `10${generation}`, docNumber: `100${generation}` }),
  'invoice.create': (generation, purpose) => {
    const kind = purpose.replace('invoice.create', '').replaceAll(':', '-')
    return { invoiceId: `20${generation}${kind}`, docNumber: `200${generation}${kind}` }
  },
}

const purposeOf = (key: string) => key.split('/').at(-2) ?? ''
const refusal = { code: 'unknown-item', message: 'QuickBooks has no such item.' }

/** One lead's story: what happened, what was wanted because of it, and a world in which commands work unless told otherwise. */
export class Story {
  state: LeadState = initialState(leadId)
  readonly policy: TriggerPolicy
  readonly commands: Command[] = []
  readonly #pending: Command[] = []
  readonly #fails: string[]
  /** Every event that was told, as it was told. */
  readonly events: LeadEvent[] = []
  #clock = Date.parse('2026-03-02T20:02:00Z')
  #count = 0

  constructor(policy: TriggerPolicy = chicago, fails: string[] = []) {
    this.policy = policy
    this.#fails = fails
  }

  /** Tells one event, a second after the one before unless it says when, and gives the commands that follow at once. */
  tell(told: Told<LeadEvent>): Command[] {
    this.#count += 1
    this.#clock = told.at === undefined ? this.#clock + 1000 : Math.max(this.#clock, Date.parse(told.at))
    // Spreading keeps the pairing of type and members; TypeScript widens it.
    const event = { id: `event-${this.#count}`, at: new Date(this.#clock).toISOString(), ...told } as LeadEvent
    this.events.push(event)
    const { state, commands } = transition(this.state, event, this.policy)
    const { settled: _, ...unsettled } = this.state
    // Looking at what the event touches has found all that looking at everything finds.
    expect(transition(unsettled, event, this.policy).commands).toEqual(commands)
    this.state = state
    this.commands.push(...commands)
    this.#pending.push(...commands)
    return commands
  }

  /** Tells events in order and carries out whatever follows until all is quiet. */
  live(...told: Told<LeadEvent>[]): Command[] {
    const before = this.commands.length
    for (const event of told) {
      this.tell(event)
      this.carryOut()
    }
    return this.commands.slice(before)
  }

  carryOut(): void {
    for (let command = this.#pending.shift(); command !== undefined; command = this.#pending.shift()) {
      const { key, type: commandType } = command
      const generation = key.slice(key.lastIndexOf('/') + 1)
      if (this.#fails.includes(purposeOf(key))) {
        this.tell({ type: 'command.failed', key, commandType, error: refusal, final: true })
        continue
      }
      const result: CommandResult = {
        ...answers[commandType]?.(generation, purposeOf(key)),
        ...totalOf(command),
        ...addressOf(command),
      }
      this.tell({ type: 'command.completed', key, commandType, result })
      if (command.type === 'customer.ensure') this.tell({ type: 'customer.resolved', customerId: '58', how: 'created' })
    }
  }

  /** Leaves what is under way unanswered. */
  forget(): void {
    this.#pending.length = 0
  }

  wake(at: string): Command[] {
    return this.tell({ type: 'clock.woke', at })
  }

  get nextWake(): string | undefined {
    return nextWake(this.state, this.policy)
  }

  get projection(): LeadProjection {
    return project(this.state, this.policy)
  }
}

const totalOf = (command: Command): CommandResult => {
  if (!('lines' in command)) return {}
  const lines = 'deductions' in command ? [...command.lines, ...(command.deductions ?? [])] : command.lines
  return { totalAmount: sumAmounts(lines.map(({ amount }) => amount)) }
}
const addressOf = (command: Command): CommandResult => ('to' in command ? { sentTo: command.to } : {})

/** The commands as the purposes and generations in their keys. */
export const keysOf = (commands: Command[]): string[] => commands.map(({ key }) => key.replace(`${leadId}/`, ''))

type OfType<Member, Type> = Member extends { type: infer Own } ? (Type extends Own ? Member : never) : never

/** The one command of a type. */
export const only = <Type extends CommandType>(commands: Command[], type: Type): OfType<Command, Type> => {
  const [found, another] = commands.filter((command) => command.type === type)
  if (found === undefined || another !== undefined) throw new Error(`expected one ${type} among ${keysOf(commands)}`)
  // The type has just been compared.
  return found as OfType<Command, Type>
}
