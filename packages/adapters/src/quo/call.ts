import type { JsonValue } from 'type-fest'
import type { LeadPart } from '../adapter/lead-part.ts'
import type { NamedValues } from '../adapter/named-values.ts'
import type { Found, Payload } from '../adapter/payload.ts'
import { joinTexts, joinTurns } from '../adapter/transcript.ts'
import type { Told } from '../adapter/vendor.ts'

const unanswered: ReadonlySet<string> = new Set(['unanswered', 'abandoned', 'no-answer', 'missed', 'voicemail'])

/**
 * Who is on the line. The older generation lists numbers with the call, the newer one beside it; there a resolution of
 * `unavailable` means that Quo does not know, not that nobody was there.
 */
const sides = (call: Payload, context: Payload | undefined): Pick<LeadPart, 'direction' | 'customer' | 'business'> => {
  const said = call.text('direction')
  const isOutbound = said === 'outgoing'
  const [from, to] = [call.texts('from')[0], call.texts('to')[0]]
  const external =
    context?.texts('participants.external')[0] ??
    call.texts('participants')[0] ??
    context?.texts(isOutbound ? 'recipientIdentifiers' : 'senderIdentifier')[0]
  const workspace = context?.texts('participants.workspace')[0]
  return {
    direction: isOutbound ? 'outbound' : said === undefined ? undefined : 'inbound',
    customer: (isOutbound ? to : from) ?? external,
    business: (isOutbound ? from : to) ?? workspace,
  }
}

const callPart = (call: Payload, context: Payload | undefined): LeadPart => {
  const callId = call.id('callId', 'id')
  const status = call.text('status') ?? ''
  const isUnanswered =
    unanswered.has(status) || (status === 'completed' && call.id('object') === 'call' && !call.find('answeredAt'))
  return {
    id: callId,
    callId,
    ...sides(call, context),
    facts: {
      occurredAt: call.find('createdAt'),
      'call.startedAt': call.find('answeredAt', 'createdAt'),
      'call.endedAt': call.find('completedAt'),
      'call.durationSeconds': call.find('duration'),
    },
    recording: recordingOf(call),
    fields: { callStatus: call.find('status'), forwardedFrom: call.find('forwardedFrom') },
    complete: false,
    isMissed: isUnanswered || call.isTrue('hasVoicemail') || call.within('voicemail') !== undefined,
  }
}

const recordingOf = (call: Payload): Found | undefined =>
  [...call.each('recordings'), ...call.each('media')].map((media) => media.find('url')).find(Boolean) ??
  call.find('recordingUrl', 'voicemail.url', 'url')

/** The call has ended. */
export const tellCall = (call: Payload, context: Payload | undefined): Told => ({
  kind: 'part',
  part: callPart(call, context),
})

/** A recording: of the older generation the call with `media`, of the newer one a thing of its own with the call's id. */
export const tellRecording = (recording: Payload, context: Payload | undefined): Told => {
  const part = callPart(recording, context)
  if (recording.id('callId') === undefined) return { kind: 'part', part }
  const { id, callId, recording: url, direction, customer, business } = part
  return { kind: 'part', part: { id, callId, recording: url, direction, customer, business, complete: false } }
}

/** What a caller left on tape. */
export const tellVoicemail = (voicemail: Payload, context: Payload | undefined): Told => {
  const callId = voicemail.id('callId', 'id')
  const text = voicemail.find('transcript')
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      direction: 'inbound',
      customer: voicemail.find('from') ?? context?.texts('participants.external')[0],
      business: voicemail.texts('to')[0] ?? context?.texts('participants.workspace')[0],
      facts: { occurredAt: voicemail.find('createdAt'), 'request.text': text, 'call.transcript': text },
      recording: voicemail.find('recordingUrl'),
      complete: false,
      isMissed: true,
    },
  }
}

/** The summary, with what Quo's agent collected; nothing that matters comes after it. */
export const tellSummary = (summary: Payload): Told => {
  const callId = summary.id('callId')
  const jobs = summary.each('jobs').slice(0, 50).map(jobValues)
  // The number that rang is the customer's only where the agent took the call: people ring out as well.
  const caller = summary.isTrue('handledByAiAgent') ? summary.find('fromPhoneNumber') : undefined
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      named: jobs,
      facts: {
        'contact.phones': caller,
        'call.summary': joinTexts(summary, 'summary'),
        'request.notes': joinTexts(summary, 'nextSteps', '\n'),
      },
      fields: { handledByAiAgent: summary.find('handledByAiAgent') },
      complete: true,
    },
  }
}

/** A job's results are pairs of a name and a value. */
const jobValues = (job: Payload): NamedValues => {
  const values = new Map<string, JsonValue>()
  for (const pair of job.each('result.data').slice(0, 200)) {
    const [name, value] = [pair.text('name'), pair.find('value')]
    if (name !== undefined && value) values.set(name, value.value)
  }
  return { values: Object.fromEntries(values), path: `${job.path}.result.data` }
}

/** The transcript. A speaker without a user of the workspace is the customer. */
export const tellTranscript = (transcript: Payload): Told => {
  const callId = transcript.id('callId')
  const stranger = transcript
    .each('dialogue')
    .find((turn) => turn.find('identifier') && turn.id('userId') === undefined)
  const speaker = (turn: Payload): string => (turn.id('userId') === undefined ? 'Caller' : 'Agent')
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      facts: {
        occurredAt: transcript.find('createdAt'),
        'contact.phones': stranger?.find('identifier'),
        'call.durationSeconds': transcript.find('duration'),
        'call.transcript': joinTurns(transcript, 'dialogue', speaker, 'content'),
      },
      complete: false,
    },
  }
}
