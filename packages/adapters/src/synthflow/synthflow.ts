import type { JsonObject, JsonValue } from 'type-fest'
import { acknowledge } from '../adapter/acknowledge.ts'
import type { Adapter, AdapterContext, Delivery, Verification } from '../adapter/adapter.ts'
import { asSeconds } from '../adapter/call-time.ts'
import { DeliveryError } from '../adapter/delivery-error.ts'
import { isJsonObject } from '../adapter/json.ts'
import { readJsonObject } from '../adapter/json-body.ts'
import type { NamedValues } from '../adapter/named-values.ts'
import { Payload } from '../adapter/payload.ts'
import { type Told, vendorAdapter } from '../adapter/vendor.ts'
import { utf8 } from '../signature/bytes.ts'
import { signatureSchemes } from '../signature/scheme.ts'
import { verifyStaticSecret } from '../signature/static-secret.ts'
import { verifySignature } from '../signature/verify-signature.ts'

/** How a Synthflow workspace reaches us. */
export interface SynthflowOptions {
  /** Refuse deliveries that carry no secret in their address or headers, signed or not. @defaultValue `false` */
  requireToken?: boolean
}

/**
 * Reads Synthflow's post-call webhook.
 *
 * Synthflow signs the call's id and nothing else, so a signature proves that the call is real and not what is said of it.
 * A delivery is named by that id and counts once. With `requireToken` the address must carry a secret as well.
 *
 * @see https://docs.synthflow.ai/post-call-webhook
 * @example
 * import { synthflow } from '@leadbooks/adapters/synthflow'
 *
 * const body = { status: 'completed', lead: { name: 'Ann Lee', phone_number: '+15125550199' }, call: { call_id: 's1', duration: 32 } }
 * const rawBody = new TextEncoder().encode(JSON.stringify(body))
 * const delivery = { method: 'POST', url: '/', headers: new Headers(), rawBody, receivedAt: '2026-11-23T20:02:00Z' }
 * const context = { secrets: [], timeZone: 'America/Chicago', country: 'US', now: '2026-11-23T20:02:00Z' }
 * const parsed = await synthflow().parse(delivery, context)
 * parsed.kind === 'events' && parsed.events.map((event) => event.leadId) // => ['synthflow:s1']
 */
export const synthflow = ({ requireToken = false }: SynthflowOptions = {}): Adapter =>
  vendorAdapter({
    name: 'synthflow',
    verify: (delivery, context) => verify(delivery, context, requireToken),
    idOf: (body) => body.id('call.call_id', 'call_id'),
    tell,
    respond: acknowledge(),
  })

/** The documentation prints the header's name as servers of another kind hand it on. */
const headerNames = ['synthflow-signature', 'http-synthflow-signature', 'http_synthflow_signature'] as const

const verify = async (
  delivery: Delivery,
  { secrets, now }: AdapterContext,
  requireToken: boolean,
): Promise<Verification> => {
  const carried = await verifyStaticSecret(delivery, secrets)
  const signature = headerNames.map((name) => delivery.headers.get(name)).find((value) => value !== null)
  if (carried.ok || carried.code === 'unknown-key' || requireToken || !signature) return carried
  const rawBody = utf8(callIdIn(delivery) ?? '')
  const headers = new Headers({ [signatureSchemes.synthflow.header]: signature })
  return rawBody.length === 0
    ? { ok: false, code: 'malformed' }
    : verifySignature(signatureSchemes.synthflow, { headers, rawBody }, secrets, now)
}

const callIdIn = ({ rawBody }: Delivery): string | undefined => {
  try {
    return new Payload(readJsonObject(rawBody, { maxDepth: 32, maxValues: 100_000 })).id('call.call_id', 'call_id')
  } catch (error) {
    if (error instanceof DeliveryError) return undefined
    throw error
  }
}

const tell = (body: Payload): Told => {
  const callId = body.id('call.call_id', 'call_id')
  const direction = body.text('call.direction', 'call.call_type', 'call.type', 'direction') ?? ''
  return {
    kind: 'part',
    part: {
      id: callId,
      callId,
      direction: /^out/i.test(direction) ? 'outbound' : /^in/i.test(direction) ? 'inbound' : undefined,
      customer: body.find('lead.phone_number', 'lead.phone', 'phone_number'),
      business: body.find('call.phone_number', 'call.agent_phone_number', 'call.to'),
      named: collected(body),
      facts: {
        occurredAt: body.find('call.start_time', 'start_time'),
        'contact.name': body.find('lead.name'),
        'contact.emails': body.find('lead.email'),
        'call.startedAt': body.find('call.start_time', 'start_time'),
        'call.durationSeconds': asSeconds(body.find('call.duration', 'duration'), 1),
        'call.summary': body.find('call.summary', 'analysis.summary', 'summary'),
        'call.transcript': body.find('call.transcript', 'transcript'),
      },
      recording: body.find('call.recording_url', 'recording_url'),
      fields: {
        status: body.find('call.status', 'status'),
        endCallReason: body.find('call.end_call_reason', 'end_call_reason'),
        callTimeZone: body.find('call.timezone'),
      },
      complete: true,
    },
  }
}

/** Every action that ran returns what it found; then what the caller's list already knew. */
const collected = (body: Payload): (NamedValues | undefined)[] => {
  const actions = body.within('executed_actions')
  const variables = body.within('call.collected_variables', 'collected_variables')
  const prompts = body.within('lead.prompt_variables')
  const listed = body.each('lead.prompt_variables').flatMap((entry) => {
    const [name, value] = [entry.text('key', 'name'), entry.find('value')]
    return name === undefined || !value ? [] : [[name, value.value] as const]
  })
  return [
    ...Object.keys(actions?.root ?? {})
      .slice(0, 100)
      .map((name) => actions && returned(actions, name)),
    ...(variables ? wrapped(variables) : []),
    prompts && { values: prompts.root, path: prompts.path },
    listed.length > 0 ? { values: Object.fromEntries(listed), path: 'lead.prompt_variables' } : undefined,
  ]
}

/** What an action found: documented as an object, in deliveries a text that holds one, or the answer alone. */
const returned = (actions: Payload, name: string): NamedValues | undefined => {
  const action = actions.root[name]
  const found = isJsonObject(action) && Object.hasOwn(action, 'return_value') ? action.return_value : undefined
  const path = `${actions.path}.${name}.return_value`
  if (isJsonObject(found)) return { values: found, path }
  if (typeof found !== 'string') return undefined
  const inside = objectIn(found)
  if (inside) return { values: inside, path }
  const identifier = /^(?:extract_info|info_extractor)_(.{1,100})$/.exec(name)?.[1]
  return identifier === undefined ? undefined : { values: { [identifier]: found }, path }
}

/** A text that is no JSON is an answer. */
const objectIn = (text: string): JsonObject | undefined => {
  if (!text.startsWith('{')) return undefined
  try {
    return readJsonObject(utf8(text), { maxBytes: 50_000 })
  } catch (error) {
    if (error instanceof DeliveryError) return undefined
    throw error
  }
}

/** A variable comes as it is, or as `{ value, description, collected }`. */
const wrapped = ({ root, path }: Payload): NamedValues[] => {
  const [plain, inside] = [new Map<string, JsonValue>(), new Map<string, JsonValue>()]
  for (const name of Object.keys(root)) {
    const value = root[name]
    if (!isJsonObject(value)) plain.set(name, value ?? null)
    else if (Object.hasOwn(value, 'value')) inside.set(name, value.value ?? null)
  }
  return [
    { values: Object.fromEntries(inside), path, suffix: '.value' },
    { values: Object.fromEntries(plain), path },
  ]
}
