import type { Urgency } from '../../lead/lead.ts'
import type { TextEvidence } from '../contract.ts'
import { memo } from '../memo.ts'
import { intentsIn } from './intents.ts'
import { evidenceOf, isSaid, Lexicon, type Mention, overlaps } from './lexicon/lexicon.ts'
import { type UrgencyGroup, urgencyWords } from './lexicon/urgency-words.ts'
import { callVocabulary } from './lexicon/vocabulary.ts'
import { numberAt } from './numbers.ts'
import { type Reading, readText } from './reading.ts'
import { Scope } from './scope.ts'

/** How pressing a text says the work is, with the words that say so or deny it. */
export interface UrgencyFinding {
  readonly urgency: Urgency
  readonly evidence: TextEvidence[]
}

/** The urgency that counts, and what the texts alone say. */
export interface EffectiveUrgency extends UrgencyFinding {
  readonly detected: Urgency
}

interface Judgement extends UrgencyFinding {
  /** Levels the text denies: `not an emergency`. */
  readonly denied: ReadonlySet<Urgency>
}

/** Built when a text is first judged, so that importing costs nothing. */
const lexicon = memo(() => new Lexicon<UrgencyGroup>(urgencyWords, callVocabulary))
const rank: Readonly<Record<Urgency, number>> = { routine: 0, urgent: 1, emergency: 2 }
const evidenceLimit = 12

type Mentions = Readonly<Record<UrgencyGroup, readonly Mention<UrgencyGroup>[]>>

const grouped = (reading: Reading): Mentions => {
  const names = Object.keys(urgencyWords) as UrgencyGroup[] // a record typed by UrgencyGroup has no other keys
  const groups = Object.fromEntries(names.map((name): [UrgencyGroup, Mention<UrgencyGroup>[]] => [name, []])) as Record<
    UrgencyGroup,
    Mention<UrgencyGroup>[]
  > // and all of them
  for (const mention of lexicon().find(reading)) groups[mention.group].push(mention)
  return groups
}

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
  readonly said: (name: UrgencyGroup) => Mention<UrgencyGroup>[]
  readonly found: Mentions
  readonly byOthers: (mention: Mention<UrgencyGroup>) => boolean
}

/** People whom a failure puts in danger: cold, the very young and old without heat, the sick without power or cooling. */
const exposedTo = (reading: Reading, { said, found, byOthers }: Sayings): Mention<UrgencyGroup>[] => {
  const outOf = (name: UrgencyGroup): boolean => said(name).some(byOthers)
  const medical = found.medical.filter(byOthers)
  if (outOf('heatOut')) {
    const cold = saysColdRoom(reading) || saysOldAge(reading) ? said('heatOut') : []
    return [...found.weak.filter(byOthers), ...said('cold').filter(byOthers), ...medical, ...cold]
  }
  return outOf('powerOut') || outOf('coolOut') ? medical : []
}

const judge = (reading: Reading): Judgement => {
  if (intentsIn(reading).intents.includes('spam')) return { urgency: 'routine', evidence: [], denied: new Set() }
  const found = grouped(reading)
  const said = (name: UrgencyGroup): Mention<UrgencyGroup>[] => found[name].filter(isSaid)
  // The agent's words are the caller's where they ask and the caller says yes.
  const byOthers = ({ speaker, sentence }: Mention<UrgencyGroup>): boolean =>
    speaker !== 'agent' || reading.sentences[sentence]?.question === true
  const without = (name: UrgencyGroup, exceptions: UrgencyGroup): Mention<UrgencyGroup>[] =>
    found[name].filter((mention) => !found[exceptions].some((other) => overlaps(other, mention)))

  const named = without('emergency', 'notEmergency')
  // A caller who asks whether it is one, or what one costs, has not said that it is.
  const asks = ({ sentence, speaker }: Mention<UrgencyGroup>): boolean =>
    speaker === 'caller' && reading.sentences[sentence]?.question === true
  const emergency = named.filter((mention) => isSaid(mention) && byOthers(mention) && !asks(mention))
  const deniedEmergency = named.filter((mention) => (mention.scope & (Scope.denied | Scope.past)) !== 0)
  const danger = [...without('danger', 'calm'), ...without('water', 'calm')].filter(
    (mention) => isSaid(mention) && byOthers(mention),
  )
  const agentEmergency = without('agentEmergency', 'notEmergency').filter(
    (mention) => isSaid(mention) && mention.speaker === 'agent',
  )
  const exposed = exposedTo(reading, { said, found, byOthers })

  const soon = without('soon', 'notSoon').filter((mention) => isSaid(mention) && byOthers(mention))
  const urgentNamed = without('urgent', 'notUrgent').filter(byOthers)
  const urgent = [
    ...urgentNamed.filter(isSaid),
    ...soon,
    ...found.agentUrgent.filter((mention) => isSaid(mention) && mention.speaker === 'agent'),
  ]
  const deniedUrgent = [...urgentNamed.filter(({ scope }) => (scope & Scope.denied) !== 0), ...said('noRush')]

  const lastDenial = Math.max(-1, ...[...deniedEmergency, ...said('noRush')].map(({ from }) => from))
  const afterDenial = danger.filter(({ from }) => from > lastDenial)
  const emergencySigns = [
    ...emergency,
    ...agentEmergency,
    ...(lastDenial < 0 ? danger : afterDenial),
    ...(lastDenial < 0 ? exposed : []),
  ]
  const denied = new Set<Urgency>()
  if (deniedEmergency.length > 0 && emergency.length === 0) denied.add('emergency')
  if (deniedUrgent.length > 0) denied.add('urgent').add('emergency')
  const urgency = emergencySigns.length > 0 ? 'emergency' : urgent.length > 0 ? 'urgent' : 'routine'
  const spoken = urgency === 'emergency' ? emergencySigns : urgency === 'urgent' ? urgent : []
  const evidence = [...spoken, ...deniedEmergency, ...deniedUrgent]
    .slice(0, evidenceLimit)
    .map((mention) => evidenceOf(reading, mention))
  return { urgency, evidence, denied }
}

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
  const { urgency, evidence } = judge(readText(text))
  return { urgency, evidence }
}

/**
 * The urgency that counts: the more pressing of what the phone service says and what the texts say, unless a text denies the phone service's.
 *
 * Then the texts' own holds: `emergency` from the service and "not an emergency, but today please" make `urgent`.
 */
export const effectiveUrgency = (given: Urgency | undefined, readings: readonly Reading[]): EffectiveUrgency => {
  const judgements = readings.map(judge)
  const evidence = judgements.flatMap((one) => one.evidence)
  const detected = judgements.reduce<Urgency>(
    (most, { urgency }) => (rank[urgency] > rank[most] ? urgency : most),
    'routine',
  )
  const refuted = given !== undefined && judgements.some(({ denied }) => denied.has(given))
  const urgency = given === undefined || refuted || rank[given] < rank[detected] ? detected : given
  return { urgency, evidence, detected }
}
