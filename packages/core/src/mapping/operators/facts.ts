import type { CustomerType, Intent, Lead, PostalAddress, Urgency } from '../../lead/lead.ts'
import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import type { LocalTime, ZoneClock } from '../calendar/clock.ts'
import { plainWords } from '../conditions/call.ts'
import type { ConditionFacts } from '../conditions/facts.ts'
import type { MappingContext, TextEvidence } from '../contract.ts'
import { ByNumber } from '../text/by-number.ts'
import { customerTypeIn } from '../text/customer-type.ts'
import { intentsIn } from '../text/intents.ts'
import type { PhraseBook } from '../text/phrase-book.ts'
import type { PhraseHits } from '../text/phrase-hits.ts'
import { endReading, type Reading, readText } from '../text/reading.ts'
import { effectiveUrgency, urgencyEvidence, urgencyIn } from '../text/urgency.ts'
import type { FactKeys } from './fact-keys.ts'
import type { Saying } from './sayings.ts'

/** A text of the lead and what was found in it. */
export interface ReadSource {
  /** Lead path of the text. */
  readonly path: string
  readonly reading: Reading
  readonly hits: PhraseHits
  /** Not all of it was searched. */
  readonly partial: boolean
}

/** What facts are worked out with. */
export interface FactTools {
  readonly book: PhraseBook
  readonly keys: FactKeys
  readonly clock: ZoneClock
  readonly calendar: BusinessCalendar
}

/** Capitals, blanks, accents and marks do not matter in the name of a field. */
const plainName = (name: string): string => plainWords(name).replaceAll(' ', '')

/** The names of a lead's fields by what is plain of them. */
const fieldNamesOf = ({ fields }: Lead): ReadonlyMap<string, string> => {
  const names = new Map<string, string>()
  for (const name of Object.keys(fields)) {
    const plain = plainName(name)
    if (!names.has(plain)) names.set(plain, name)
  }
  return names
}

const scalarText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

/** Members of paths that were asked for before. */
const partsMet = new Map<string, readonly string[]>()
const partsLimit = 1_000

const partsOf = (path: string): readonly string[] => {
  const known = partsMet.get(path)
  if (known !== undefined) return known
  const parts = path.split('.')
  if (partsMet.size >= partsLimit) partsMet.clear()
  partsMet.set(path, parts)
  return parts
}

const noAddress: PostalAddress = {}

/** What the rules may know about one lead; each fact is worked out when a rule first asks. */
export class Facts implements ConditionFacts {
  readonly lead: Lead
  readonly context: MappingContext
  readonly sources: readonly ReadSource[]
  /** What is said of a phrase condition, by the condition's key; worked out once a lead. */
  readonly sayings: ByNumber<readonly Saying[]> = new ByNumber()
  readonly #tools: FactTools
  readonly #epochMs: number
  #detected: Urgency | undefined
  #urgency: Urgency | undefined
  #intents: readonly Intent[] | undefined
  #local: LocalTime | undefined
  #holiday: string | undefined
  #isOpen: boolean | undefined
  #customerType: CustomerType | null | undefined
  #fields: Map<string, ReadSource | undefined> | undefined
  #fieldNames: ReadonlyMap<string, string> | undefined
  #missing: Set<string> | undefined
  #read: readonly Reading[] | undefined

  constructor(lead: Lead, context: MappingContext, epochMs: number, tools: FactTools) {
    this.lead = lead
    this.context = context
    this.#tools = tools
    this.#epochMs = epochMs
    this.sources = this.#sourcesOf(lead)
  }

  /** The urgency that counts. */
  get urgency(): Urgency {
    this.#urgency ??= effectiveUrgency(this.lead.request.urgency, this.detectedUrgency, this.#readings())
    return this.#urgency
  }

  /** What the texts alone say of it. */
  get detectedUrgency(): Urgency {
    this.#detected ??= urgencyIn(this.#readings())
    return this.#detected
  }

  /** The words that say how pressing the lead is, each with the lead path of its text. */
  urgencyEvidence(): { condition: 'urgency'; text: TextEvidence; value: string }[] {
    return this.sources.flatMap(({ path, reading }) =>
      urgencyEvidence(reading)
        .filter(({ negated }) => negated !== true)
        .map((text) => ({ condition: 'urgency' as const, text, value: path })),
    )
  }

  /** Lets the urgency that the rules themselves set count from now on. */
  override(urgency: Urgency): void {
    this.#urgency = urgency
  }

  /** As the phone service and the texts say, each once. */
  get intents(): readonly Intent[] {
    if (this.#intents === undefined) {
      const intents = [...this.lead.request.intents]
      for (const { reading } of this.sources) intents.push(...intentsIn(reading).intents)
      this.#intents = intents.length < 2 ? intents : [...new Set(intents)]
    }
    return this.#intents
  }

  get serviceType(): string | undefined {
    return this.lead.request.serviceType
  }

  get isKnownCaller(): boolean | undefined {
    return this.context.caller?.known
  }

  get local(): LocalTime {
    this.#local ??= this.#tools.clock.read(this.#epochMs)
    return this.#local
  }

  get holiday(): string {
    this.#holiday ??= this.#tools.calendar.holidayOn(this.local) ?? ''
    return this.#holiday
  }

  get isOpen(): boolean {
    this.#isOpen ??= this.#tools.calendar.isOpen(this.local)
    return this.#isOpen
  }

  /** As the lead says, else the customer record, else the text. */
  get customerType(): CustomerType | undefined {
    if (this.#customerType === undefined)
      this.#customerType =
        this.lead.contact.customerType ?? this.context.caller?.customerType ?? customerTypeIn(this.#readings()) ?? null
    return this.#customerType ?? undefined
  }

  /** Where the work is: the site, else the contact's address. */
  get jobAddress(): PostalAddress {
    return this.lead.request.site?.address ?? this.lead.contact.address ?? noAddress
  }

  /** Lead path of that address. */
  get jobPath(): string {
    return this.lead.request.site?.address === undefined ? 'contact.address' : 'request.site.address'
  }

  /** The hits of the phrases that a key stands for, counting or not; `undefined` where there are none. */
  watched(key: number): readonly Saying[] | undefined {
    return this.#tools.keys.hits(key, this.sources)
  }

  /** Lead paths that were asked for and are not there, since they were last asked about. */
  takeMissing(): Iterable<string> {
    const missing = this.#missing
    this.#missing = undefined
    return missing ?? []
  }

  /** Notes that a fact is not there; the answer is unknown. */
  missing(path: string): undefined {
    this.#missing ??= new Set()
    this.#missing.add(path)
  }

  /** What is at a dotted lead path: a scalar as text, a list with its scalars as texts, anything else as it is. */
  value(path: string): unknown {
    const value = this.#at(path)
    if (Array.isArray(value)) return value.map((one) => scalarText(one) ?? one)
    return typeof value === 'object' && value !== null ? value : scalarText(value)
  }

  /** The same to be shown: the scalars of a list one after another, nothing for what is neither. */
  text(path: string): string | undefined {
    const value = this.#at(path)
    return Array.isArray(value)
      ? scalarText(value.flatMap((one) => scalarText(one) ?? []).join(', '))
      : scalarText(value)
  }

  /** What is at a dotted lead path; a name in `fields` may hold dots itself. */
  #at(path: string): unknown {
    const { fields } = this.lead
    if (path.startsWith('fields.') && Object.hasOwn(fields, path.slice(7))) return fields[path.slice(7)]
    let value: unknown = this.lead
    for (const part of partsOf(path)) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
      // An object with an own member of that name.
      value = (value as Record<string, unknown>)[part]
    }
    return value
  }

  /** A collected field as text to look for phrases in; of two names that are plainly one, the first. */
  field(name: string): ReadSource | undefined {
    const wanted = plainName(name)
    this.#fields ??= new Map()
    if (this.#fields.has(wanted)) return this.#fields.get(wanted)
    this.#fieldNames ??= fieldNamesOf(this.lead)
    const own = this.#fieldNames.get(wanted)
    const text = own === undefined ? undefined : this.text(`fields.${own}`)
    const source = text === undefined ? undefined : this.#source(`fields.${own}`, text)
    this.#fields.set(wanted, source)
    return source
  }

  /** Ends the use of the lead's readings; nothing may be asked of the facts after it. */
  end(): void {
    for (const { reading } of this.sources) endReading(reading)
    for (const source of this.#fields?.values() ?? []) if (source !== undefined) endReading(source.reading)
  }

  #readings(): readonly Reading[] {
    this.#read ??= this.sources.map(({ reading }) => reading)
    return this.#read
  }

  #sourcesOf({ request, call }: Lead): ReadSource[] {
    const sources = [this.#source('request.text', request.text)]
    if (call === undefined) return sources
    const { summary, transcript } = call
    for (const [path, text] of [['call.summary', summary] as const, ['call.transcript', transcript] as const]) {
      if (text !== undefined && text.trim() !== '' && !sources.some(({ reading }) => reading.text === text))
        sources.push(this.#source(path, text))
    }
    return sources
  }

  #source(path: string, text: string): ReadSource {
    const reading = readText(text)
    const hits = this.#tools.book.find(reading)
    return { path, reading, hits, partial: hits.exhausted || reading.truncated }
  }
}
