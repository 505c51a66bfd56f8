import type { Reading } from './reading.ts'
import { Scope } from './scope.ts'
import { type TimeMention, timesIn } from './time-mention.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Words around a time that make it the time of something else than a visit. */
const calls = words(
  'call calls calling called callback phone phoned ring rings buzz text texts reach reached voicemail message contact email',
)
const events = words(
  'party wedding graduation guests guest closing closes closed close arrives arrive arriving arrived delivered delivery delivers moves moving moved since storm storms rain snow flight meeting funeral baptism bar concert game holiday birthday reunion thaw open opens hours started began stopped died quit broke installed repaired fixed replaced listing expires ends',
)
/** Words right before a time that make it a limit or the past. */
const limits = words('since last until till by before through every past previous closed except but not from')
const bookings = words(
  'book booked booking schedule scheduled appointment come visit slot slotted pencil penciled set set-up out send available works work available fits free confirmed confirm',
)
const reach = 7

/** What stands around a time in its sentence. */
const around = ({ tokens, sentences }: Reading, { from, to }: TimeMention): string[] => {
  const sentence = sentences[tokens[from]?.sentence ?? 0]
  if (sentence === undefined) return []
  return tokens.slice(Math.max(sentence.from, from - reach), Math.min(sentence.to, to + 4)).map(({ form }) => form)
}

const isVisit = (reading: Reading, time: TimeMention): boolean => {
  const { tokens, sentences } = reading
  if ((time.scope & (Scope.denied | Scope.past | Scope.hypothetical)) !== 0) return false
  const before = tokens.slice(Math.max(0, time.from - 2), time.from)
  if (before.some(({ form, sentence }) => limits.has(form) && sentence === tokens[time.from]?.sentence)) return false
  const near = around(reading, time)
  const booked = near.some((form) => bookings.has(form))
  if (!booked && near.some((form) => calls.has(form) || events.has(form))) return false
  const speaker = sentences[tokens[time.from]?.sentence ?? 0]?.speaker
  return speaker === 'agent' || (time.scope & Scope.asked) === 0
}

/** The days and times for which a visit is asked, offered or agreed. */
export const visitsIn = (reading: Reading): TimeMention[] => timesIn(reading).filter((time) => isVisit(reading, time))
