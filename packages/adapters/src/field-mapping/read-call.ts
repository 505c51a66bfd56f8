import type { LeadCall } from '@leadbooks/core'
import { formatInstant, parseInstant } from './instant.ts'
import type { Reading } from './reading.ts'
import type { TextSource } from './sources.ts'
import { isWebAddress } from './web-address.ts'

/** Reads the call itself. */
export const readCall = (
  reading: Reading,
  callerNumber: TextSource | undefined,
  direction: LeadCall['direction'],
): LeadCall => {
  const call: LeadCall = {}
  const id = reading.line('call.id')
  const from = callerNumber && reading.phone(callerNumber.text).e164
  const to = reading.read('call.to', (text) => reading.phone(text).e164, 'a telephone number')
  const startedAt = readInstant(reading, 'call.startedAt')
  const endedAt = readInstant(reading, 'call.endedAt')
  const durationSeconds = reading.read('call.durationSeconds', seconds, 'a number of seconds')
  const recordingUrl = reading.read('call.recordingUrl', webAddress, 'an http address')
  const transcript = reading.prose('call.transcript')
  const summary = reading.prose('call.summary')
  const said = direction ?? reading.read('call.direction', directionOf, 'inbound or outbound')
  if (id) call.id = id
  if (from && callerNumber) {
    call.from = from
    reading.note('call.from', callerNumber)
  }
  if (to) call.to = to
  if (said) call.direction = said
  if (startedAt) call.startedAt = startedAt
  if (endedAt) call.endedAt = endedAt
  if (durationSeconds !== undefined) call.durationSeconds = durationSeconds
  if (recordingUrl) call.recordingUrl = recordingUrl
  if (transcript) call.transcript = transcript
  if (summary) call.summary = summary
  return call
}

/** Reads an instant that has come; a time without a zone is none. */
export const readInstant = (
  reading: Reading,
  target: 'occurredAt' | 'call.startedAt' | 'call.endedAt',
): string | undefined => {
  const { nowMs } = reading
  const pastInstant = (text: string): string | undefined => {
    const ms = parseInstant(text)
    return ms !== undefined && ms <= nowMs ? formatInstant(ms) : undefined
  }
  return reading.read(target, pastInstant, 'an instant that has come')
}

/** `180`, `180 s`, `3:00`, `1:02:03`. */
const seconds = (text: string): number | undefined => {
  const plain = /^(\d{1,6}(?:\.\d{1,3})?) ?(?:s|sec|secs|seconds)?$/i.exec(text)?.[1]
  if (plain !== undefined) return Number(plain)
  const [, hours = '0', minutes, rest] = /^(?:(\d{1,2}):)?(\d{1,2}):(\d\d)$/.exec(text) ?? []
  return minutes === undefined ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(rest)
}

const webAddress = (text: string): string | undefined => (isWebAddress(text) ? text : undefined)

const directionOf = (text: string): LeadCall['direction'] => {
  const [, direction] = /^(in|out)(?:bound|going|coming)?$/i.exec(text) ?? []
  if (direction === undefined) return undefined
  return direction.toLowerCase() === 'in' ? 'inbound' : 'outbound'
}
