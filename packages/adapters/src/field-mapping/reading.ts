import type { Issue, NormalPhone, PhoneReader } from '@leadbooks/core'
import { normalizeNanpPhone } from '@leadbooks/core/nanp'
import type { Sources, TextSource } from './sources.ts'
import type { LeadTarget } from './target.ts'

/** What reading a payload needs besides the payload. */
export interface ReadingContext {
  /** ISO 3166-1 alpha-2. */
  country: string
  /** @defaultValue North America's */
  phones?: PhoneReader
  /** IANA name. */
  timeZone: string
  /** ISO 8601 instant; a call cannot be later. */
  now: string
}

/** Longest free text that a lead holds, in UTF-16 units. */
const longestText = 100_000
const mostDoubts = 50

/** One payload being read: the values not yet used, and notes of where each member of the lead came from. */
export class Reading {
  readonly sources: Sources
  readonly context: ReadingContext
  /** Milliseconds since 1970; a call cannot be later. */
  readonly nowMs: number
  /** Lead path → path in the payload. */
  readonly provenance: Record<string, string> = {}
  /** Values that could not be read; their messages say of what kind they were and never repeat them. */
  readonly issues: Issue[] = []
  /** What of the lead a person should look at. */
  readonly doubts: Issue[] = []
  /** The number the caller rang from is read for the call and for the contact. */
  #phone: { text: string; read: NormalPhone } | undefined

  constructor(sources: Sources, context: ReadingContext) {
    this.sources = sources
    this.context = context
    this.nowMs = Date.parse(context.now)
  }

  /** Reads a phone number as one of the business's country. */
  phone(text: string): NormalPhone {
    if (this.#phone?.text === text) return this.#phone.read
    const { country, phones = normalizeNanpPhone } = this.context
    const read = phones(text, { country })
    this.#phone = { text, read }
    return read
  }

  /** Takes one line of text, of at most 500 characters; a longer one is none. */
  line(target: LeadTarget): string | undefined {
    const source = this.sources.take(target)
    if (source) this.note(target, source)
    return source?.text
  }

  /** Takes free text, cut to what a lead holds. */
  prose(target: LeadTarget): string | undefined {
    const source = this.sources.take(target, Number.POSITIVE_INFINITY)
    if (source) this.note(target, source)
    return source?.text.slice(0, longestText)
  }

  /** Takes a line and reads it; what cannot be read stays among the fields. */
  read<Value>(target: LeadTarget, reader: (text: string) => Value | undefined, expected: string): Value | undefined {
    const source = this.sources.take(target)
    if (!source) return undefined
    const value = reader(source.text)
    if (value === undefined) this.refuse(source, 'unreadable', expected, target)
    else this.note(target, source)
    return value
  }

  /** Remembers which value of the payload a path of the lead was read from. */
  note(leadPath: string, { path }: TextSource): void {
    if (path.length <= 500) this.provenance[leadPath] = path
  }

  /** Flags a part of the lead for a person: it was read, but may be wrong. */
  doubt(leadPath: string, code: string, message: string): void {
    if (this.doubts.length < mostDoubts) this.doubts.push({ path: leadPath, code, message })
  }

  /** Leaves a value among the fields, as it came, and says what was expected instead; with `leadPath` a person is told. */
  refuse(source: TextSource, code: string, expected: string, leadPath?: string): void {
    this.sources.giveBack(source)
    if (leadPath !== undefined) this.doubt(leadPath, code, `${expected} was expected; what came is among the fields`)
    const message = `came as a text of ${source.text.length} characters; ${expected} was expected`
    this.issues.push({ path: source.path.slice(0, 500), code, message })
  }
}
