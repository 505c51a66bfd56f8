import type { Urgency } from '../../lead/lead.ts'
import type { TextEvidence } from '../contract.ts'
import { isSpam } from './intents.ts'
import { callBitsIn } from './lexicon/call-bits.ts'
import { type DenialGroup, denialMentionsIn, urgencyMentionsIn } from './lexicon/call-words.ts'
import { evidenceOf, isSaid, type Mentions } from './lexicon/lexicon.ts'
import type { UrgencyGroup } from './lexicon/urgency-words.ts'
import { numberAt } from './numbers.ts'
import { both, type Hit, those } from './phrase-hits.ts'
import { endReading, type Reading, readText } from './reading.ts'
import { Scope } from './scope.ts'

/** How pressing a text says the work is, with the words that say so or deny it. */
export interface UrgencyFinding {
  readonly urgency: Urgency
  readonly evidence: TextEvidence[]
}

/** What a text says of its urgency, and denies. */
export interface UrgencyJudgement {
  readonly urgency: Urgency
  /** What says so, and what was denied. */
  readonly hits: readonly Hit[]
  /** Decided by the weight of the words: for an outcome or against it. */
  readonly weighed: { readonly outcome: 'emergency' | 'pressing'; readonly holds: boolean } | undefined
  /** Levels the text denies: `not an emergency`. */
  readonly denied: ReadonlySet<Urgency>
}

const rank: Readonly<Record<Urgency, number>> = { routine: 0, urgent: 1, emergency: 2 }
const evidenceLimit = 12

/** Whether a number in a range stands beside one of these words in its sentence. */
const saysNumber = (reading: Reading, from: number, to: number, beside: RegExp, unit: RegExp): boolean =>
  reading.tokens.some((token, index) => {
    const number = numberAt(reading.tokens, index)
    if (number === undefined || number.value < from || number.value > to) return false
    if (unit.test(reading.tokens[index + number.length]?.form ?? '')) return false
    const around = reading.tokens.slice(Math.max(0, index - 4), index + number.length + 4)
    return around.some(({ form, sentence }) => sentence === token.sentence && beside.test(form))
  })

/** The temperature indoors, in °F, at which a house without heat is dangerous: `it says forty-six`, `51 in here`. */
const saysColdRoom = (reading: Reading): boolean =>
  saysNumber(
    reading,
    30,
    55,
    /^(?:thermostat|inside|indoors|indoor|here|house|says|reads|degrees|dropping|falling|room)$/,
    /^(?:gallon|gal|amp|amps|a|inch|year|years|minute|minutes|percent|feet|ft|am|pm|old|dollar|dollars|unit|units|people|th|square|seer|psi)$/,
  )

/** An age of 75 or more: `my mother is 88`, `a 90-year-old`, `87 yo`. */
const saysOldAge = (reading: Reading): boolean =>
  saysNumber(
    reading,
    75,
    105,
    /^(?:mother|mom|father|dad|mil|aunt|uncle|husband|wife|lady|woman|man|she|he|aged|age|yo|grandmother|grandfather|parents|neighbor|i)$/,
    /^(?:gallon|gal|amp|amps|a|inch|minute|minutes|percent|feet|ft|am|pm|dollar|dollars|unit|units|degrees|in|outside|and|th|upstairs|downstairs|now|already|here|inside)$/,
  )

interface Sayings {
  /** What is said of a group, without what the exceptions take the meaning from. */
  readonly said: (name: UrgencyGroup, exceptions?: UrgencyGroup) => readonly Hit[]
  readonly byOthers: (hit: Hit) => boolean
  readonly medical: readonly Hit[]
  readonly weak: readonly Hit[]
}

/** People whom a failure puts in danger: cold, the very young and old without heat, the sick without power or cooling. */
const exposedTo = (reading: Reading, { said, byOthers, ...people }: Sayings): readonly Hit[] => {
  const outOf = (name: UrgencyGroup): boolean => said(name).some(byOthers)
  const medical = those(people.medical, byOthers)
  if (outOf('heatOut')) {
    const cold = saysColdRoom(reading) || saysOldAge(reading) ? said('heatOut') : []
    return [...people.weak.filter(byOthers), ...said('cold').filter(byOthers), ...medical, ...cold]
  }
  return medical.length > 0 && (outOf('powerOut') || outOf('coolOut')) ? medical : []
}

/** Words after which water still does damage, whatever was shut. */
const goesOn = (reading: Reading, after: number): boolean =>
  reading.tokens.some(
    ({ form, scope }, index) =>
      scope === 0 && index > after - 6 && /^(?:still|mostly|almost|partly|rising|everywhere|trying|seized)$/.test(form),
  )

/** Where the last of some hits begins; -1 for none. */
const lastOf = (hits: readonly Hit[]): number => hits.reduce((last, { from }) => Math.max(last, from), -1)

/** People of whom it is neither denied nor merely asked whether they are there. */
const isThere = ({ scope }: Hit): boolean => (scope & (Scope.denied | Scope.asked)) === 0

const nothing: UrgencyJudgement = { urgency: 'routine', hits: [], weighed: undefined, denied: new Set() }

/** How pressing a text is; kept with the reading. */
const judge = (reading: Reading): UrgencyJudgement => {
  reading.urgency ??= findUrgency(reading)
  return reading.urgency
}

/** How pressing a text is, for whoever does not ask which words say or deny it: where they weigh too little, none are looked for. */
const urgencyOf = (reading: Reading): Urgency => (isExcluded(reading) ? 'routine' : judge(reading).urgency)

/** Whether the words weigh too little for the call to be pressing, whatever phrases say. */
const isExcluded = (reading: Reading): boolean => {
  const bits = callBitsIn(reading)
  return bits.excludes('emergency') && bits.excludes('pressing')
}

/** What by itself may press or deny it; the other groups, such as who is at home, only add to these. */
const mattering: readonly UrgencyGroup[] = [
  ...(['emergency', 'agentEmergency', 'danger', 'water', 'heatOut', 'powerOut', 'coolOut'] as const),
  ...(['urgent', 'soon', 'agentUrgent', 'noRush'] as const),
]

const findUrgency = (reading: Reading): UrgencyJudgement => {
  const found = urgencyMentionsIn(reading)
  const judgement = balanced(reading, found.hasAny(mattering) ? sayings(reading, found) : nothing)
  // Nobody who sells something is pressed, whatever is said; most calls say nothing, and need not be looked at for it.
  return judgement.urgency !== 'routine' && isSpam(reading) ? nothing : judgement
}

/** Holds what phrases say against what all words are worth; what is denied in so many words is not put back. */
const balanced = (reading: Reading, said: UrgencyJudgement): UrgencyJudgement => {
  const bits = callBitsIn(reading)
  const isEmergency = said.urgency === 'emergency'
  const isPressing = said.urgency !== 'routine'
  const emergency = bits.holds('emergency', isEmergency) && (isEmergency || !said.denied.has('emergency'))
  const pressing = emergency || (bits.holds('pressing', isPressing) && (isPressing || !said.denied.has('urgent')))
  const urgency = emergency ? 'emergency' : pressing ? 'urgent' : 'routine'
  if (urgency === said.urgency) return said
  const isMore = rank[urgency] > rank[said.urgency]
  const outcome = emergency || isEmergency ? 'emergency' : 'pressing'
  const hits = isMore || pressing ? said.hits : said.hits.map((hit) => ({ ...hit, scope: hit.scope | Scope.denied }))
  return { ...said, urgency, hits, weighed: { outcome, holds: isMore } }
}

const isQuestion = (reading: Reading, { sentence }: Hit): boolean => reading.sentences[sentence]?.question === true

/** The agent's words are the caller's where they ask and the caller says yes. */
const isByOthers = (reading: Reading, hit: Hit): boolean => hit.speaker !== 'agent' || isQuestion(reading, hit)

/** What a text names how pressing it is by, and what of it is denied. */
interface Denials {
  readonly emergency: readonly Hit[]
  readonly deniedEmergency: readonly Hit[]
  /** By anybody but the agent, said or not. */
  readonly urgentNamed: readonly Hit[]
  readonly noRush: readonly Hit[]
  readonly deniedUrgent: readonly Hit[]
  readonly denied: ReadonlySet<Urgency>
}

/** Denied or past; what is only supposed not to be (`I would not call if it was not one`) is neither. */
const isUnsaid = ({ scope }: Hit): boolean =>
  (scope & (Scope.denied | Scope.past)) !== 0 && (scope & Scope.hypothetical) === 0

const denials = (reading: Reading, found: Pick<Mentions<DenialGroup>, 'of'>): Denials => {
  const named = found.of('emergency', 'notEmergency')
  // A caller who asks whether it is one, or what one costs, has not said that it is.
  const asks = (hit: Hit): boolean => hit.speaker === 'caller' && isQuestion(reading, hit)
  const emergency = those(named, (hit) => isSaid(hit) && isByOthers(reading, hit) && !asks(hit))
  const deniedEmergency = those(named, (hit) => isByOthers(reading, hit) && isUnsaid(hit))
  const urgentNamed = those(found.of('urgent', 'notUrgent'), (hit) => isByOthers(reading, hit))
  // An agent who is in no rush is polite.
  const noRush = those(found.of('noRush'), (hit) => isSaid(hit) && isByOthers(reading, hit))
  const deniedUrgent = both(
    those(urgentNamed, ({ scope }) => (scope & Scope.denied) !== 0),
    noRush,
  )
  const denied = new Set<Urgency>()
  if (deniedEmergency.length > 0 && emergency.length === 0) denied.add('emergency')
  if (deniedUrgent.length > 0) denied.add('urgent').add('emergency')
  return { emergency, deniedEmergency, urgentNamed, noRush, deniedUrgent, denied }
}

/** The levels that a text denies. */
const deniedIn = (reading: Reading): ReadonlySet<Urgency> => {
  // Where the words weigh too little for either level, nothing but what is denied is left to be looked for.
  if (reading.urgency === undefined && isExcluded(reading)) {
    const found = denialMentionsIn(reading)
    return found.isEmpty ? nothing.denied : denials(reading, found).denied
  }
  return judge(reading).denied
}

const sayings = (reading: Reading, found: Mentions<UrgencyGroup>): UrgencyJudgement => {
  const said = (name: UrgencyGroup, exceptions?: UrgencyGroup): readonly Hit[] =>
    those(found.of(name, exceptions), isSaid)
  const byOthers = (hit: Hit): boolean => isByOthers(reading, hit)
  const byAgent = ({ speaker }: Hit): boolean => speaker === 'agent'
  const { emergency, deniedEmergency, urgentNamed, noRush, deniedUrgent, denied } = denials(reading, found)
  // What burst and was shut off since does no more damage.
  const lastContained = lastOf(said('contained'))
  const water = those(
    said('water', 'calm'),
    (hit) => byOthers(hit) && (hit.from > lastContained || goesOn(reading, lastContained)),
  )
  const danger = both(those(said('danger', 'calm'), byOthers), water)
  const agentEmergency = those(said('agentEmergency', 'notEmergency'), byAgent)
  const exposed = exposedTo(reading, {
    said,
    byOthers,
    medical: those(found.of('medical'), isThere),
    weak: those(found.of('weak'), isThere),
  })

  const soon = both(those(said('soon', 'notSoon'), byOthers), those(said('agentUrgent'), byAgent))
  const urgent = both(those(urgentNamed, isSaid), soon)

  const lastDenial = Math.max(lastOf(deniedEmergency), lastOf(noRush))
  const dangers = those(danger, ({ from }) => from > lastDenial)
  const emergencySigns = both(both(emergency, agentEmergency), both(dangers, lastDenial < 0 ? exposed : []))
  if (emergencySigns.length + urgent.length + deniedEmergency.length + deniedUrgent.length === 0) return nothing
  const urgency = emergencySigns.length > 0 ? 'emergency' : urgent.length > 0 ? 'urgent' : 'routine'
  const spoken = urgency === 'emergency' ? emergencySigns : urgency === 'urgent' ? urgent : []
  return { urgency, hits: [...spoken, ...deniedEmergency, ...deniedUrgent], weighed: undefined, denied }
}

const shown = (reading: Reading, { hits, weighed }: UrgencyJudgement): TextEvidence[] => [
  ...hits.slice(0, evidenceLimit).map((hit) => evidenceOf(reading, hit)),
  ...(weighed === undefined ? [] : callBitsIn(reading).told(weighed.outcome, weighed.holds)),
]

/**
 * Tells how pressing a call is from what is said: danger or damage now is an emergency, somebody today or tomorrow is urgent.
 *
 * What is denied, past or supposed does not count and is in the evidence as `negated`; a question of the agent counts as it is answered.
 *
 * @example
 * import { detectUrgency } from '@leadbooks/core'
 *
 * detectUrgency('I have a burst pipe, water everywhere!').urgency // => 'emergency'
 * detectUrgency("It's not an emergency, but please come tomorrow.").urgency // => 'urgent'
 */
export const detectUrgency = (text: string): UrgencyFinding => {
  const reading = readText(text)
  const judgement = judge(reading)
  const finding = { urgency: judgement.urgency, evidence: shown(reading, judgement) }
  endReading(reading)
  return finding
}

/** The words that say how pressing a text is, or deny it. */
export const urgencyEvidence = (reading: Reading): TextEvidence[] => shown(reading, judge(reading))

/** The most pressing that texts by themselves say. */
export const urgencyIn = (readings: readonly Reading[]): Urgency => {
  let most: Urgency = 'routine'
  for (const reading of readings) {
    const urgency = urgencyOf(reading)
    if (rank[urgency] > rank[most]) most = urgency
  }
  return most
}

/**
 * The urgency that counts: the more pressing of what the phone service says and what the texts say, unless a text denies the phone service's.
 *
 * Then the texts' own holds: `emergency` from the service and "not an emergency, but today please" make `urgent`.
 *
 * @param detected - what the texts say, {@link urgencyIn}
 */
export const effectiveUrgency = (
  given: Urgency | undefined,
  detected: Urgency,
  readings: readonly Reading[],
): Urgency => {
  if (given === undefined || rank[given] <= rank[detected]) return detected
  return readings.some((reading) => deniedIn(reading).has(given)) ? detected : given
}
