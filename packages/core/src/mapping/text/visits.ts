import type { Sentence } from './page.ts'
import type { Reading } from './reading.ts'
import { Scope } from './scope.ts'
import { type TimeMention, timesIn } from './time-mention.ts'
import type { Token } from './token.ts'
import { wordSet } from './word-list.ts'

/** Words around a time that make it the time of something else than a visit. */
const calls = wordSet(
  'call calls calling called callback phone phoned ring rings buzz text texts reach reached voicemail message contact email office confirm',
)
const events = wordSet(
  'party wedding graduation guests guest closing closes closed close arrives arrive arriving arrived delivered delivery delivers moves moving moved since storm storms rain snow front flight meeting funeral baptism concert game holiday birthday reunion thaw open opens hours started began stopped died quit broke went listing expires ends lapse lapses deadline church club surgery dinner school practice recital vacation line left leaves leaving hung turned was were happened told said meet meets noticed bought forecast waiting wait',
)
/** Words right before a time that make it a limit or the past. */
const limits = wordSet(
  'here opens reopen reopens closes due allows hours since last until till by before through every past previous closed except but not from mon monday',
)
const bookings = wordSet(
  'book booked booking schedule scheduled appointment come visit slot slotted pencil penciled set setup send available works free confirmed took placed put block window reschedule move moved another instead booked-in take takes took grab grabs grabbed allot allotted plan coming tech technician crew plumber electrician pick picked chose accepts accepted accept chosen chooses opted agreed settled reserved walkthrough',
)
const wishes = wordSet(
  'propose proposes proposed suggest suggests suggested want wants wanted like likes prefer prefers preferred ask asks asked request requests requested requesting fine ideal best good ok okay home can could do would possible please need needs get any either ready suits suit perfect great tentatively hopes hoping see fit',
)
/** What is on that day instead. */
const occasions = wordSet(
  'club surgery wedding party church game flight permit funeral recital graduation baptism practice dinner closing opening vacation wait company guests kids patients customers clients students inlaws laws family relatives grandbabies grandkids grandchildren visitors event league thanksgiving christmas easter trustees board supper reunion landing',
)
/** What is held at that time: `seniors coming at seven for the breakfast`. */
const gatherings = wordSet('breakfast lunch brunch mass service party wedding rehearsal bingo class classes')
const weekdays = wordSet('monday tuesday wednesday thursday friday saturday sunday tomorrow')
const reach = 8

const formsOf = ({ tokens }: Reading, from: number, to: number): string[] =>
  tokens.slice(Math.max(0, from), to).map(({ form }) => form)

const whens = wordSet('when day time what')

/** What whole sentences and turns say, each looked through once however many times are in it. */
class Surroundings {
  readonly #reading: Reading
  readonly #turns = new Map<number, Sentence[]>()
  readonly #said = new Map<ReadonlySet<string>, Map<Sentence | number, boolean>>()

  constructor(reading: Reading) {
    this.#reading = reading
    for (const sentence of reading.sentences) {
      const known = this.#turns.get(sentence.turn)
      if (known === undefined) this.#turns.set(sentence.turn, [sentence])
      else known.push(sentence)
    }
  }

  /** Whether a sentence has one of some words. */
  says(sentence: Sentence, words: ReadonlySet<string>): boolean {
    return this.#once(sentence, words, () =>
      formsOf(this.#reading, sentence.from, sentence.to).some((form) => words.has(form)),
    )
  }

  /** Whether the sentence of the agent that a caller's sentence answers has one of some words. */
  asks({ turn }: Sentence, words: ReadonlySet<string>): boolean {
    const asked = this.#turns.get(turn - 1)?.at(-1)
    return asked?.speaker === 'agent' && this.says(asked, words)
  }

  /** Whether what was said right before the agent's sentence has one of some words: a time that repeats when to call is no visit. */
  answers({ turn }: Sentence, words: ReadonlySet<string>): boolean {
    const before = turn - 1
    return this.#once(before, words, () => (this.#turns.get(before) ?? []).some((one) => this.says(one, words)))
  }

  #once(of: Sentence | number, words: ReadonlySet<string>, look: () => boolean): boolean {
    const known = this.#said.get(words) ?? new Map<Sentence | number, boolean>()
    if (known.size === 0) this.#said.set(words, known)
    const said = known.get(of) ?? look()
    known.set(of, said)
    return said
  }
}

/** `it's Sunday`, `that was Monday` tell what day it is. */
const namesTheDay = (reading: Reading, { from }: TimeMention): boolean => {
  const [subject = '', verb = ''] = formsOf(reading, from - 2, from)
  // `um, it's two` is read as `um it two`.
  if (verb === 'it') return /^(?:|um|uh|hi|hey|so|and|but|because|cause|well|now)$/.test(subject)
  return /^(?:is|was|s)$/.test(verb) && /^(?:it|that|today|this)$/.test(subject)
}

/** `swing by Monday` names a visit, `by Monday` a limit. */
const dropsBy = ({ tokens }: Reading, at: number): boolean =>
  /^(?:swing|stop|come|comes|coming|drop|run|pop|been|go|stopping|swinging)$/.test(tokens[at - 1]?.form ?? '')

const isVisit = (reading: Reading, around: Surroundings, time: TimeMention, precise: boolean): boolean => {
  const sentence = reading.sentences[reading.tokens[time.from]?.sentence ?? 0]
  if (sentence === undefined || (time.scope & (Scope.denied | Scope.past | Scope.hypothetical)) !== 0) return false
  const before = formsOf(reading, Math.max(sentence.from, time.from - 2), time.from)
  if (
    before.some(
      (form, at) => limits.has(form) && !(form === 'by' && dropsBy(reading, time.from - before.length + at)),
    ) ||
    namesTheDay(reading, time)
  )
    return false
  if (formsOf(reading, Math.max(sentence.from, time.from - 3), time.from).some((form) => occasions.has(form)))
    return false
  if (formsOf(reading, time.to, Math.min(sentence.to, time.to + 3)).some((form) => gatherings.has(form))) return false
  const near = formsOf(reading, Math.max(sentence.from, time.from - reach), Math.min(sentence.to, time.to + 5))
  const booked = near.some((form) => bookings.has(form))
  // What happened before a precise time is why somebody is to come: `dead since the rain, Tuesday after 3`.
  const beside = precise ? formsOf(reading, Math.max(sentence.from, time.from - 2), time.from) : near
  if (!booked && (near.some((form) => calls.has(form)) || beside.some((form) => events.has(form)))) return false
  if (sentence.speaker === 'agent') return booked || !around.answers(sentence, calls)
  if ((time.scope & Scope.asked) !== 0) return false
  if (!booked && around.asks(sentence, calls)) return false
  // `after six` alone tells when somebody can be reached.
  if (
    time.kind === 'clock' &&
    !booked &&
    /^(?:after|before|until|till|by)$/.test(before.at(-1) ?? '') &&
    !near.some((form) => weekdays.has(form))
  )
    return false
  // `Thursday at nine.` is all that is said; `permit lapses Friday` is not.
  const short = sentence.to - sentence.from <= 6 && time.from - sentence.from <= 1
  if (booked || precise || short || around.asks(sentence, whens)) return true
  return sentence.speaker === 'narrator' ? around.says(sentence, wishes) : near.some((form) => wishes.has(form))
}

/** `May 14 in the morning`, `Tuesday, late afternoon` */
const isPartAfter = (tokens: readonly Token[], { to, sentence }: TimeMention): boolean =>
  tokens
    .slice(to, to + 3)
    .some(
      (token, at) =>
        token.sentence === sentence &&
        /^(?:morning|afternoon|midmorning|lunchtime)$/.test(token.form) &&
        !/^(?:every|each|all|any|this|that)$/.test(tokens[to + at - 1]?.form ?? ''),
    )

/** A day with a time of day beside it, `Thursday the 17th, 2 o'clock`, is when somebody comes, unless something else is said to happen then. */
const isPrecise = ({ tokens }: Reading, times: readonly TimeMention[], index: number): boolean => {
  const time = times[index] as TimeMention // callers pass an index of the list
  if (time.kind !== 'clock' && isPartAfter(tokens, time)) return true
  return [times[index - 1], times[index + 1]].some(
    (other) =>
      other !== undefined &&
      other.kind !== time.kind &&
      other.sentence === time.sentence &&
      other.from - time.to <= 3 &&
      time.from - other.to <= 3,
  )
}

/** The days and times for which a visit is asked, offered or agreed. */
export const visitsIn = (reading: Reading): TimeMention[] => {
  const times = timesIn(reading)
  if (times.length === 0) return times
  const around = new Surroundings(reading)
  return times.filter((time, index) => isVisit(reading, around, time, isPrecise(reading, times, index)))
}
