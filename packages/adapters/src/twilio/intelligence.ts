import type { JsonObject } from 'type-fest'
import type { NamedValues } from '../adapter/named-values.ts'
import type { Found, Payload } from '../adapter/payload.ts'
import { ignored, type Told } from '../adapter/vendor.ts'
import { objectIn } from './voice.ts'

/**
 * The notification of the classic product names a transcript and holds none of it.
 *
 * @see https://www.twilio.com/docs/conversation-intelligence-classic/onboarding
 */
export const tellClassicTranscript = (body: Payload): Told => {
  const callId = body.id('customer_key', 'CustomerKey')
  if (callId === undefined || !/^CA[\da-f]{32}$/i.test(callId))
    return ignored('A transcript can be fetched; the notification holds none of it and names no call.')
  const fields = { transcriptSid: body.find('transcript_sid', 'TranscriptSid') }
  return { kind: 'part', part: { id: callId, callId, fields, complete: false } }
}

/** What language operators found in a conversation: JSON by its names, a summary as such, anything else among the fields. */
export const tellOperatorResults = (body: Payload): Told => {
  const named: NamedValues[] = []
  const fields: Record<string, Found | undefined> = {}
  let summary: Found | undefined
  for (const result of body.each('operatorResults').slice(0, 100)) {
    const name = result.text('operator.displayName') ?? result.text('operator.id') ?? result.path
    const text = result.text('outputFormat') === 'TEXT' ? textIn(result) : undefined
    const values = text ? undefined : valuesIn(result)
    if (values) named.push({ values, path: `${result.path}.result` })
    else if (/summar/i.test(name)) summary ??= text ?? result.find('result')
    else fields[name.slice(0, 100)] = result.find('result')
  }
  const id = body.id('callSid', 'conversationId')
  const callId = body.id('callSid') ?? id
  // Rules may run while people still talk, and again when they have done.
  const complete = !body
    .each('operatorResults')
    .some((result) => result.text('executionDetails.trigger.on') === 'COMMUNICATION')
  return { kind: 'part', part: { id, callId, facts: { 'call.summary': summary }, named, fields, complete } }
}

/** Plain text comes as it is, or as the only member of an object. */
const textIn = (result: Payload): Found | undefined => {
  const found = result.find('result.text', 'result.summary', 'result.content', 'result')
  return typeof found?.value === 'string' ? found : undefined
}

const valuesIn = (result: Payload): JsonObject | undefined => {
  if (result.text('outputFormat') === 'CLASSIFICATION') return undefined
  return result.within('result')?.root ?? objectIn(result.text('result') ?? '')
}
