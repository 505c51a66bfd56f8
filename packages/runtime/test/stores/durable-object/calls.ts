import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { LeadView } from '@leadbooks/runtime'
import { realms } from './company.ts'

export const secrets: Record<string, string> = { [realms[0]]: 'secret-one', [realms[1]]: 'secret-two' }

const mike = {
  caller_number: '(555) 123-4567',
  receiving_number: '+13125550100',
  caller_name: 'Mike Chen',
  email: 'mike@email.com',
  summary: 'AC not cooling. Would like somebody today if possible, wants a quote.',
  urgency: 'urgent',
  wants: 'quote',
  // A Monday within business hours: the total does not depend on when the test runs.
  timestamp: '2025-11-24T14:02:00-06:00',
}

/** Posts a call as NextPhone does. */
export const postCall = (
  url: string,
  realmId: string,
  secret = secrets[realmId],
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(`${url}/v1/${realmId}/calls/nextphone`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, connection: 'close', ...headers },
    body: JSON.stringify(mike),
  })

export const get = async <T>(url: string, path: string): Promise<T> => {
  // No connection is kept: a new process may listen where a dead one did.
  const response = await fetch(`${url}${path}`, { headers: { authorization: 'Bearer key', connection: 'close' } })
  return (await response.json()) as T // our own API
}

/** Waits until a condition holds; the test's own time limit ends it. */
export const until = async <T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await pause(50)
  }
}

/** The realm's one lead, once its estimate is sent and nothing is left to do. */
export const settled = (url: string, realmId: string): Promise<LeadView> =>
  until(async () => {
    const { leads } = await get<{ leads: { leadId: string }[] }>(url, `/v1/${realmId}/leads`)
    const leadId = leads[0]?.leadId
    if (leadId === undefined) return undefined
    const { lead } = await get<{ lead: LeadView }>(url, `/v1/${realmId}/leads/${encodeURIComponent(leadId)}`)
    const open = lead.commands.filter(({ status }) => status === 'ready' || status === 'leased')
    return lead.estimate?.sentTo !== undefined && open.length === 0 ? lead : undefined
  })

/** Asks the tests’ object of a realm about itself. */
export const ask = <T>(url: string, what: 'alarm' | 'tables', realmId: string): Promise<T> =>
  get<T>(url, `/object?ask=${what}&realm=${encodeURIComponent(realmId)}`)

/** Word of a changed customer in each realm, signed as Intuit signs it. */
export const webhook = (url: string, realmIds: readonly string[], verifier = 'verifier'): Promise<Response> => {
  const lastUpdated = new Date().toISOString()
  const body = JSON.stringify({
    eventNotifications: realmIds.map((realmId) => ({
      realmId,
      dataChangeEvent: { entities: [{ name: 'Customer', id: '1', operation: 'Update', lastUpdated }] },
    })),
  })
  return fetch(`${url}/v1/quickbooks/webhooks`, {
    method: 'POST',
    headers: { 'intuit-signature': createHmac('sha256', verifier).update(body).digest('base64') },
    body,
  })
}
