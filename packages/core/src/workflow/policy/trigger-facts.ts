import type { Issue } from '../../lead/issue.ts'
import type { CustomerType, Intent, PostalAddress, Urgency } from '../../lead/lead.ts'
import { BusinessCalendar } from '../../mapping/calendar/business-calendar.ts'
import type { LocalTime } from '../../mapping/calendar/clock.ts'
import type { ConditionFacts } from '../../mapping/conditions/facts.ts'
import type { Truth } from '../../mapping/conditions/truth.ts'
import type { TextAnswers } from '../events.ts'
import { localTime } from '../instant.ts'
import type { ContactView } from '../projection/contact.ts'
import type { LeadProjection } from '../projection/projection.ts'
import type { TriggerPolicy } from './policy.ts'
import { isMember } from './sources.ts'

/** What conditions look at: a projection, or the part of it that there is. */
export type Judged = { readonly [Member in keyof LeadProjection]?: LeadProjection[Member] | undefined } & {
  /** Whether the customer was on file before this call. */
  readonly isKnownCaller?: boolean | undefined
  readonly texts?: TextAnswers | undefined
}

/** What is judged of a contact: its other members are looked for in the lead. */
const contactMembers: Record<keyof ContactView, true> = {
  name: true,
  givenName: true,
  familyName: true,
  companyName: true,
  phone: true,
  email: true,
  standing: true,
  doubts: true,
}

/** Walks own members alone, so that no path reaches what is not data. */
const walk = (root: unknown, names: readonly string[], from: number): unknown => {
  let value = root
  for (let index = from; index < names.length; index += 1) {
    const name = names[index] ?? ''
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    // An object with an own member of that name.
    value = (value as Record<string, unknown>)[name]
  }
  return value ?? undefined
}

/** Paths split before, by their text: policies have few, and each is walked often. */
const split = new Map<string, readonly string[]>()
const splitKept = 1000

const namesIn = (path: string): readonly string[] => {
  const known = split.get(path)
  if (known !== undefined) return known
  if (split.size >= splitKept) split.clear()
  const names = path.split('.')
  split.set(path, names)
  return names
}

/** The detail that `lead.doubts.phone` or `doubts.phone` asks about; doubts by number, and those of the contact, are walked. */
const doubtedIn = (names: readonly string[]): string | undefined => {
  const at = names.indexOf('doubts') + 1
  if (at === 0 || at > 2 || (at === 2 && names[0] !== 'lead') || /^\d*$/.test(names[at] ?? '')) return undefined
  return names.slice(at).join('.')
}

/** Codes of the doubts about a detail: `phone` and `phones` find `contact.phones.0`, `contact` all that is doubtful of it. */
const codesOf = (doubts: readonly Issue[] | undefined, detail: string): string[] | undefined => {
  const codes = doubts?.filter(
    ({ path }) => `.${path}.`.includes(`.${detail}.`) || `.${path}.`.includes(`.${detail}s.`),
  )
  return codes?.length ? codes.map(({ code }) => code) : undefined
}

/** A lead as the conditions of triggers ask about it. Belongs to one look at one lead, so that what it keeps cannot go stale. */
export class TriggerFacts implements ConditionFacts {
  readonly #judged: Judged
  readonly #policy: TriggerPolicy
  readonly #truths = new Map<(facts: ConditionFacts) => Truth, boolean>()
  /** What an occurrence is about; a condition is asked about one at a time. */
  subject: Readonly<Record<string, string>> | undefined

  constructor(judged: Judged, policy: TriggerPolicy) {
    this.#judged = judged
    this.#policy = policy
  }

  /** Asks what does not depend on the subject, once. */
  once(test: (facts: ConditionFacts) => Truth): boolean {
    const known = this.#truths.get(test)
    if (known !== undefined) return known
    const truth = test(this) === true
    this.#truths.set(test, truth)
    return truth
  }

  /** What the words of the call say to a condition on them; `undefined` where nobody can tell, or nobody has judged them. */
  answer(name: string): Truth {
    const { texts } = this.#judged
    return texts !== undefined && Object.hasOwn(texts, name) ? (texts[name] ?? undefined) : undefined
  }

  value(path: string): unknown {
    const names = namesIn(path)
    const [first = '', second] = names
    if (first === 'subject') return walk(this.subject, names, 1)
    const detail = doubtedIn(names)
    if (detail !== undefined) return codesOf(this.#judged.lead?.doubts, detail)
    const isJudged =
      first === 'contact' && second !== undefined ? Object.hasOwn(contactMembers, second) : isMember(first)
    // The name of a member of a projection, which may be a getter and so not its own.
    if (isJudged) return walk(this.#judged[first as keyof LeadProjection], names, 1)
    const { lead } = this.#judged
    // The name of a collected field may hold dots itself.
    const field = path.slice('fields.'.length)
    if (first === 'fields' && lead !== undefined && Object.hasOwn(lead.fields, field)) return lead.fields[field]
    return walk(lead, names, 0)
  }

  get urgency(): Urgency | undefined {
    return this.#judged.urgency
  }

  get intents(): readonly Intent[] {
    return this.#judged.intents ?? []
  }

  get serviceType(): string | undefined {
    return this.#judged.lead?.request.serviceType
  }

  get customerType(): CustomerType | undefined {
    return this.#judged.lead?.contact.customerType
  }

  get isKnownCaller(): boolean | undefined {
    return this.#judged.isKnownCaller
  }

  get jobAddress(): PostalAddress {
    const { lead } = this.#judged
    return lead?.request.site?.address ?? lead?.contact.address ?? {}
  }

  get local(): LocalTime | undefined {
    const { lead } = this.#judged
    return lead && localTime(lead.occurredAt, this.#policy.timeZone)
  }

  get isOpen(): boolean | undefined {
    return this.local && this.#calendar.isOpen(this.local)
  }

  get holiday(): string | undefined {
    return this.local && (this.#calendar.holidayOn(this.local) ?? '')
  }

  get #calendar(): BusinessCalendar {
    const { businessHours, holidays = [] } = this.#policy
    return new BusinessCalendar(businessHours, holidays)
  }
}
