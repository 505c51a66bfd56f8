import type { JsonObject } from 'type-fest'
import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter, AdapterContext, Delivery, Verification } from '../adapter/adapter.ts'
import { asSeconds } from '../adapter/call-time.ts'
import type { NamedValues } from '../adapter/named-values.ts'
import { Payload } from '../adapter/payload.ts'
import { joinTurns } from '../adapter/transcript.ts'
import { ignored, type Told, vendorAdapter } from '../adapter/vendor.ts'
import { type SignatureScheme, signatureSchemes } from '../signature/scheme.ts'
import { verifyEither } from '../signature/verify-either.ts'

/** How a Vapi organisation reaches us. */
export interface VapiOptions {
  /** The credential's HMAC plan, where it differs from Vapi's defaults. */
  signature?: SignatureScheme
  /** A header that carries the secret of a bearer credential, where it is not `Authorization`. */
  headerName?: string
}

/**
 * Reads the end-of-call report of a Vapi assistant; a call that ended without one is known by its last status update.
 *
 * @see https://docs.vapi.ai/server-url/events
 * @example
 * import { vapi } from '@leadbooks/adapters/vapi'
 *
 * const call = { id: 'c1', type: 'inboundPhoneCall', customer: { number: '+15125550199' } }
 * const message = { type: 'end-of-call-report', call, analysis: { summary: 'No heat since Monday' } }
 * const rawBody = new TextEncoder().encode(JSON.stringify({ message }))
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await vapi().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => event.leadId) // => ['vapi:c1']
 */
export const vapi = (options: VapiOptions = {}): Adapter =>
  vendorAdapter({
    name: 'vapi',
    settleSeconds: 60,
    // A report holds the assistant's prompt and every turn; 5 MiB is what long calls reach.
    limits: { maxBytes: 5_242_880, maxDepth: 40, maxValues: 300_000 },
    verify: (delivery, context) => verify(delivery, context, options),
    idOf,
    tell,
    respond: acknowledge(),
  })

/** The unit of Vapi's timestamp is not documented: 13 digits are milliseconds. */
const verify = (
  delivery: Delivery,
  context: AdapterContext,
  { signature, headerName }: VapiOptions,
): Promise<Verification> => {
  const sentAt = delivery.headers.get(signatureSchemes.vapi.timestampHeader ?? '') ?? ''
  const timestampUnit = /^\d{13}$/.test(sentAt) ? 'milliseconds' : 'seconds'
  const plan: SignatureScheme = { ...signatureSchemes.vapi, timestampUnit, toleranceSeconds: 300 }
  const older = { header: 'x-vapi-signature' }
  const schemes = signature ? [signature] : [plan, older, { ...older, format: 'sha256={signature}' }]
  const headerNames = ['x-vapi-secret', ...(headerName === undefined ? [] : [headerName])]
  return verifyEither(delivery, context, { schemes, headerNames })
}

/** The message; a call object by itself, as the API returns it, is read as its report. */
const messageOf = (body: Payload): Payload => {
  const message = body.within('message')
  if (message) return message
  const isCall = /Call$/.test(body.text('type') ?? '') && body.id('id') !== undefined
  return isCall ? new Payload({ type: 'end-of-call-report', call: body.root } satisfies JsonObject) : body
}

const idOf = (body: Payload): string | undefined => {
  const message = messageOf(body)
  const [callId, type] = [message.id('call.id'), message.id('type')]
  return callId && type && `${callId}:${type}${type === 'status-update' ? `:${message.id('status') ?? ''}` : ''}`
}

const tell = (body: Payload): Told => {
  const message = messageOf(body)
  const type = message.text('type')
  if (type === 'end-of-call-report') return tellReport(message, true)
  if (type === 'status-update' && message.text('status') === 'ended') return tellReport(message, false)
  if (type === 'assistant-request') return ignored('Vapi asks for an assistant; point that server URL at your own app.')
  return ignored('The call is still going on.')
}

/** The report says most at its top, and older ones in the call. */
const either = (...paths: string[]): string[] => [...paths, ...paths.map((path) => `call.${path}`)]

const paths = {
  summary: either('analysis.summary', 'summary'),
  customer: either('customer.number', 'customer.sipUri'),
  business: either('phoneNumber.number', 'phoneNumber.twilioPhoneNumber'),
  occurredAt: [...either('startedAt'), 'call.createdAt', 'timestamp'],
  startedAt: either('startedAt'),
  endedAt: either('endedAt'),
  name: either('customer.name'),
  email: either('customer.email'),
  endedReason: either('endedReason'),
  successEvaluation: either('analysis.successEvaluation'),
  externalId: either('customer.externalId'),
  recording: [
    ...either(
      'artifact.presignedMonoUrl',
      'artifact.recording.mono.combinedUrl',
      'artifact.recording.monoUrl',
      'artifact.recordingUrl',
      'recordingUrl',
    ),
    ...either('artifact.recording.stereoUrl', 'artifact.stereoRecordingUrl', 'stereoRecordingUrl'),
  ],
}

const tellReport = (message: Payload, complete: boolean): Told => {
  const callId = message.id('call.id')
  const type = message.text('call.type')
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      isPart: true,
      direction: type === 'outboundPhoneCall' ? 'outbound' : type === undefined ? undefined : 'inbound',
      customer: message.find(...paths.customer),
      business: message.find(...paths.business),
      named: collected(message),
      facts: {
        occurredAt: message.find(...paths.occurredAt),
        'call.startedAt': message.find(...paths.startedAt),
        'call.endedAt': message.find(...paths.endedAt),
        'call.durationSeconds':
          asSeconds(message.find('durationSeconds', 'call.durationSeconds'), 1) ??
          asSeconds(message.find('durationMs'), 0.001) ??
          asSeconds(message.find('durationMinutes'), 60),
        'call.summary': message.find(...paths.summary),
        'call.transcript': transcriptOf(message),
        'contact.name': message.find(...paths.name),
        'contact.emails': message.find(...paths.email),
      },
      recording: message.find(...paths.recording),
      fields: {
        endedReason: message.find(...paths.endedReason),
        successEvaluation: message.find(...paths.successEvaluation),
        forwardedFrom: message.find('call.transport.forwardedFrom'),
        externalId: message.find(...paths.externalId),
      },
      complete,
    },
  }
}

const transcriptOf = (message: Payload) => {
  const said = message.find('artifact.transcript', 'transcript', 'call.artifact.transcript', 'call.transcript')
  if (said) return said
  const speaker = (turn: Payload): string | undefined => {
    const role = turn.text('role')
    return role === 'user' ? 'User' : role === 'bot' || role === 'assistant' ? 'AI' : undefined
  }
  for (const list of ['artifact.messages', 'messages', 'call.artifact.messages', 'call.messages']) {
    const turns = joinTurns(message, list, speaker, 'message', 'content')
    if (turns) return turns
  }
  return undefined
}

/** What the assistant was told to find out: one object, several, or outputs that each have a name. */
const collected = (message: Payload): NamedValues[] => {
  const named: NamedValues[] = []
  const add = (payload: Payload | undefined): void => {
    if (payload) named.push({ values: payload.root, path: payload.path })
  }
  for (const at of [message, message.within('call')]) {
    add(at?.within('analysis.structuredData', 'structuredData'))
    for (const entry of at?.each('analysis.structuredDataMulti') ?? []) add(entry.within('result') ?? entry)
    const outputs = at?.within('artifact.structuredOutputs')
    for (const key of Object.keys(outputs?.root ?? {}).slice(0, 100)) {
      // Ids of outputs hold no point; one that did would be read as a path and found nowhere.
      const output = outputs?.within(key)
      const result = output?.within('result')
      const [name, value] = [output?.text('name'), output?.find('result')]
      if (result) add(result)
      else if (name !== undefined && value)
        named.push({ values: { [name]: value.value }, path: output?.path ?? '', suffix: '' })
    }
  }
  return named
}
