import type { CustomerType, Intent, Lead } from '../../lead/lead.ts'
import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { LocalTime, ZoneClock } from '../calendar/clock.ts'
import type { MappingContext } from '../contract.ts'
import { memo } from '../memo.ts'
import { customerTypeIn } from '../text/customer-type.ts'
import { intentsIn } from '../text/intents.ts'
import type { PhraseBook } from '../text/phrase-book.ts'
import type { Hit } from '../text/phrase-search.ts'
import { type Reading, readText } from '../text/reading.ts'
import { effectiveUrgency, type UrgencyFinding } from '../text/urgency.ts'

/** A text of the lead and what was found in it. */
export interface ReadSource {
  /** Lead path of the text. */
  readonly path: string
  readonly reading: Reading
  readonly hits: ReadonlyMap<number, readonly Hit[]>
  /** Not all of it was searched. */
  readonly partial: boolean
}

/** What facts are worked out with. */
export interface FactTools {
  readonly book: PhraseBook
  readonly clock: ZoneClock
  readonly calendar: BusinessCalendar
}

const plainName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

const scalarText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** What the rules may know about one lead; each fact is worked out when a rule first asks. */
export class Facts {
  readonly lead: Lead
  readonly context: MappingContext
  readonly calendar: BusinessCalendar
  readonly sources: readonly ReadSource[]
  readonly #tools: FactTools
  readonly #missing = new Set<string>()
  readonly #urgency: () => UrgencyFinding
  readonly #intents: () => ReadonlySet<Intent>
  readonly #local: () => LocalTime

  constructor(lead: Lead, context: MappingContext, epochMs: number, tools: FactTools) {
    this.lead = lead
    this.context = context
    this.calendar = tools.calendar
    this.#tools = tools
    this.sources = this.#read()
    const readings = this.sources.map(({ reading }) => reading)
    this.#urgency = memo(() => effectiveUrgency(lead.request.urgency, readings))
    this.#intents = memo(
      () => new Set([...lead.request.intents, ...readings.flatMap((reading) => intentsIn(reading).intents)]),
    )
    this.#local = memo(() => tools.clock.read(epochMs))
  }

  get urgency(): UrgencyFinding {
    return this.#urgency()
  }

  get intents(): ReadonlySet<Intent> {
    return this.#intents()
  }

  get local(): LocalTime {
    return this.#local()
  }

  /** As the lead says, else the customer record, else the text. */
  get customerType(): CustomerType | undefined {
    return (
      this.lead.contact.customerType ??
      this.context.caller?.customerType ??
      customerTypeIn(this.sources.map(({ reading }) => reading))
    )
  }

  /** Lead paths that were asked for and are not there. */
  get missingPaths(): ReadonlySet<string> {
    return this.#missing
  }

  /** Notes that a fact is not there; the answer is unknown. */
  missing(path: string): undefined {
    this.#missing.add(path)
  }

  /** Forgets what was missing, before the next rule. */
  forgetMissing(): void {
    if (this.#missing.size > 0) this.#missing.clear()
  }

  /** The value at a dotted lead path as text; a name in `fields` may hold dots itself. */
  text(path: string): string | undefined {
    const parts = path.split('.')
    if (parts[0] === 'fields' && Object.hasOwn(this.lead.fields, path.slice(7)))
      return scalarText(this.lead.fields[path.slice(7)])
    let value: unknown = this.lead
    for (const part of parts) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
      value = Object.entries(value).find(([key]) => key === part)?.[1]
    }
    return scalarText(value)
  }

  /** A collected field as text to look for phrases in. */
  field(name: string): ReadSource | undefined {
    const wanted = plainName(name)
    const entry = Object.entries(this.lead.fields).find(([key]) => plainName(key) === wanted)
    const text = scalarText(entry?.[1])
    return entry === undefined || text === undefined ? undefined : this.#source(`fields.${entry[0]}`, text)
  }

  #read(): ReadSource[] {
    const { request, call } = this.lead
    const sources = [this.#source('request.text', request.text)]
    for (const [path, text] of [
      ['call.summary', call?.summary],
      ['call.transcript', call?.transcript],
    ] as const) {
      if (text !== undefined && text.trim() !== '' && !sources.some(({ reading }) => reading.text === text))
        sources.push(this.#source(path, text))
    }
    return sources
  }

  #source(path: string, text: string): ReadSource {
    const reading = readText(text)
    const { hits, exhausted } = this.#tools.book.find(reading)
    return { path, reading, hits, partial: exhausted || reading.truncated }
  }
}
