import { setTimeout as pause } from 'node:timers/promises'
import { nextphoneTool } from '@leadbooks/adapters/nextphone'
import type { MemoryChannel } from '@leadbooks/adapters/notify'
import type { Emulator, EntityName, RecordedCall } from '@leadbooks/emulator'
import type { Customer, Estimate } from '@leadbooks/qbo'
import type { LeadSummary, LeadView } from '@leadbooks/runtime'
import type { DemoClock } from './clock.ts'
import { DemoError } from './demo-error.ts'
import type { Scenario } from './scenarios.ts'

/** What the demo plays on. */
export interface Stage {
  appUrl: string
  apiKey: string
  nextphoneSecret: string
  realmId: string
  emulator: Emulator
  sms: MemoryChannel
  clock: DemoClock
}

/** What came of one call, as QuickBooks, the phones and the lead show it. */
export interface Outcome {
  lead: LeadView
  customers: Customer[]
  estimates: Estimate[]
  /** Text messages since the call came in. */
  texts: { to: string; text: string }[]
  /** Calls to QuickBooks since the call came in. */
  calls: RecordedCall[]
  /** From the webhook to the customer in QuickBooks. */
  customerMs: number
  /** What posting the same webhook again changed: nothing. */
  changedByRepeat: number
}

/** How long a scenario may take before the demo gives up. */
const patienceMs = 20_000

/** Fills a template in as NextPhone does: what was not said stays as it stands. */
const fill = (template: Record<string, string>, said: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(template).map(([name, text]) => [
      name,
      text.replaceAll(/\{\{(\w+)\}\}/g, (placeholder, key: string) => said[key] ?? placeholder),
    ]),
  )

/** Posts a call to the app, as NextPhone does. */
export const postCall = async (stage: Stage, scenario: Pick<Scenario, 'said'>): Promise<void> => {
  const url = `${stage.appUrl}/v1/${stage.realmId}/calls/nextphone`
  const tool = nextphoneTool({ url, secret: stage.nextphoneSecret })
  const body = JSON.stringify(fill(tool.body_template, scenario.said))
  const response = await fetch(tool.url, { method: tool.http_method, headers: tool.headers, body })
  if (!response.ok)
    throw new DemoError(`The app answered the webhook with ${response.status}: ${await response.text()}`)
}

/** Asks the API, as a dashboard would. */
export const ask = async <T>(stage: Stage, path: string): Promise<T> => {
  const response = await fetch(`${stage.appUrl}/v1/${stage.realmId}${path}`, {
    headers: { authorization: `Bearer ${stage.apiKey}` },
  })
  if (!response.ok) throw new DemoError(`The app answered ${path} with ${response.status}: ${await response.text()}`)
  return (await response.json()) as T // our own API, whose shape this is
}

export const leadIds = async (stage: Stage): Promise<string[]> =>
  (await ask<{ leads: LeadSummary[] }>(stage, '/leads?limit=200')).leads.map(({ leadId }) => leadId)

const isSettled = ({ pricing, commands }: LeadView): boolean =>
  pricing !== undefined && commands.every(({ status }) => status !== 'ready' && status !== 'leased')

/** Waits for the lead that a call became, until nothing is under way for it. */
export const settledLead = async (stage: Stage, known: readonly string[]): Promise<LeadView> => {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    const leadId = (await leadIds(stage)).find((id) => !known.includes(id))
    if (leadId !== undefined) {
      const { lead } = await ask<{ lead: LeadView }>(stage, `/leads/${encodeURIComponent(leadId)}`)
      if (isSettled(lead)) return lead
    }
    await pause(20)
  }
  throw new DemoError(`The call was not finished within ${patienceMs / 1_000} seconds.`)
}

export const documentsOf = <T>(stage: Stage, entity: EntityName): T[] =>
  stage.emulator.documents(stage.realmId, entity) as T[] // rows of that entity, in QuickBooks' own shape

const held = (stage: Stage): string =>
  JSON.stringify([
    documentsOf(stage, 'Customer'),
    documentsOf(stage, 'Estimate'),
    stage.emulator.requests.length,
    stage.sms.sent.length,
  ])

/** Plays one call and the same webhook once more, and gathers what came of it. */
export const play = async (stage: Stage, scenario: Scenario): Promise<Outcome> => {
  stage.clock.set(scenario.at)
  const callsBefore = stage.emulator.requests.length
  const textsBefore = stage.sms.sent.length
  const known = await leadIds(stage)
  const postedAt = stage.clock.now()
  await postCall(stage, scenario)
  const lead = await settledLead(stage, known)
  const customers = documentsOf<Customer>(stage, 'Customer').filter(({ Notes }) => Notes?.includes(lead.leadId))
  const estimates = documentsOf<Estimate>(stage, 'Estimate').filter(({ Id }) => Id === lead.estimate?.id)
  const calls = stage.emulator.requests.slice(callsBefore)
  const created = calls.find(
    ({ entity, method, path }) => entity === 'Customer' && method === 'POST' && path.endsWith('/customer'),
  )
  const before = held(stage)
  await postCall(stage, scenario)
  await pause(100)
  return {
    lead,
    customers,
    estimates,
    texts: stage.sms.sent.slice(textsBefore).map(({ to, text }) => ({ to, text })),
    calls,
    customerMs: created === undefined ? Number.NaN : Date.parse(String(created.at)) - postedAt,
    changedByRepeat: before === held(stage) ? 0 : 1,
  }
}
