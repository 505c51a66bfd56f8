import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { Invoice } from '@leadbooks/qbo'
import type { LeadView } from '@leadbooks/runtime'
import { DemoError } from './demo-error.ts'
import { ask, documentsOf, leadIds, postCall, type Stage, settledLead } from './play.ts'

/** One thing that happens in the story, and what must be true after it. */
export interface Chapter {
  when: string
  what: string
  /** What QuickBooks and the lead show, in words. */
  shows: string
  /** What was expected instead; absent when all is right. */
  wrong?: string
}

/** What each chapter looks at. */
interface Figures {
  stage: string
  /** Invoices of the lead: total, what is owed, and whether it went out. */
  invoices: { total: string; open: string; sent: boolean }[]
  reviewRequests: number
}

const patienceMs = 20_000

const said = {
  caller_number: '(555) 987-6543',
  receiving_number: '+13125550100',
  caller_name: 'Sarah Johnson',
  email: 'sarah@example.org',
  summary: 'Needs a panel upgrade, 200 amps, in her house. Would like a quote.',
  service_type: 'Electrical',
  wants: 'quote',
}

const readLead = async (stage: Stage, leadId: string): Promise<LeadView> =>
  (await ask<{ lead: LeadView }>(stage, `/leads/${encodeURIComponent(leadId)}`)).lead

const figuresOf = async (stage: Stage, leadId: string): Promise<Figures> => {
  const lead = await readLead(stage, leadId)
  const ids = new Set(lead.invoices.map(({ id }) => id))
  const invoices = documentsOf<Invoice>(stage, 'Invoice').filter(({ Id }) => ids.has(Id))
  return {
    stage: lead.stage,
    invoices: invoices.map(({ TotalAmt, Balance, EmailStatus }) => ({
      total: TotalAmt.toFixed(2),
      open: Balance.toFixed(2),
      sent: EmailStatus === 'EmailSent',
    })),
    reviewRequests: lead.commands.filter(({ command }) => command.type === 'reviewRequest.send').length,
  }
}

/** Looks until everything is as expected, or for as long as patience lasts. */
const look = async (stage: Stage, leadId: string, expected: Figures): Promise<Pick<Chapter, 'shows' | 'wrong'>> => {
  const until = performance.now() + patienceMs
  let found = await figuresOf(stage, leadId)
  while (!isDeepStrictEqual(found, expected) && performance.now() < until) {
    await pause(50)
    found = await figuresOf(stage, leadId)
  }
  const invoices = found.invoices.map(
    ({ total, open, sent }) => `invoice of ${total}, ${open} open, ${sent ? 'e-mailed' : 'not sent'}`,
  )
  const shows = [`lead ${found.stage}`, ...invoices, `${found.reviewRequests} review requests`].join('; ')
  return isDeepStrictEqual(found, expected) ? { shows } : { shows, wrong: JSON.stringify(expected) }
}

const tell = async (stage: Stage, leadId: string, event: object): Promise<void> => {
  const response = await fetch(`${stage.appUrl}/v1/${stage.realmId}/leads/${encodeURIComponent(leadId)}/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stage.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(event),
  })
  if (!response.ok) throw new DemoError(`The app answered an event with ${response.status}: ${await response.text()}`)
}

/**
 * Plays Sarah's panel upgrade from the call to the payment: quoted, booked, accepted, worked, paid online, and the deal won
 * twice in the CRM afterwards.
 */
export const playSarah = async (stage: Stage): Promise<Chapter[]> => {
  const chapters: Chapter[] = []
  const known = await leadIds(stage)
  stage.clock.set('2026-11-23T15:15:00-06:00')
  await postCall(stage, { said })
  const { leadId } = await settledLead(stage, known)

  const chapter = async (
    at: string,
    { when, what }: Pick<Chapter, 'when' | 'what'>,
    happens: () => Promise<void>,
    expected: Figures,
  ): Promise<void> => {
    stage.clock.set(at)
    await happens()
    chapters.push({ when, what, ...(await look(stage, leadId, expected)) })
  }
  const unbilled: Figures = { stage: 'estimate-sent', invoices: [], reviewRequests: 0 }
  const billed: Figures = {
    ...unbilled,
    stage: 'invoiced',
    invoices: [{ total: '522.50', open: '522.50', sent: true }],
  }
  const paid: Figures = {
    stage: 'paid',
    invoices: [{ total: '522.50', open: '0.00', sent: true }],
    reviewRequests: 1,
  }

  await chapter(
    '2026-11-23T15:17:00-06:00',
    { when: 'Monday 15:17', what: 'books Thursday at nine' },
    () =>
      tell(stage, leadId, {
        type: 'appointment.scheduled',
        id: 'booked',
        appointment: { date: '2026-11-26', from: '09:00' },
      }),
    unbilled,
  )
  await chapter(
    '2026-11-26T09:00:00-06:00',
    { when: 'Thursday 09:00', what: 'approves the estimate' },
    () => tell(stage, leadId, { type: 'estimate.accepted', id: 'approved', via: 'phone' }),
    { ...unbilled, stage: 'invoiced', invoices: [{ total: '0.00', open: '0.00', sent: false }] },
  )
  await chapter(
    '2026-11-26T14:30:00-06:00',
    { when: 'Thursday 14:30', what: 'the job is done, five and a half hours' },
    () => tell(stage, leadId, { type: 'job.completed', id: 'done', labour: [{ hours: '5.5' }] }),
    billed,
  )
  await chapter(
    '2026-11-26T14:31:00-06:00',
    { when: 'Thursday 14:31', what: 'pays online' },
    async () => {
      const [invoice] = (await readLead(stage, leadId)).invoices
      stage.emulator.ui.payInvoice(stage.realmId, invoice?.id ?? '')
    },
    paid,
  )
  const document = {
    externalId: 'deal-1',
    currency: 'USD',
    lines: [{ item: 'Electrical Panel Upgrade - 200A', quantity: '1', amount: '0.00' }],
  }
  await chapter(
    '2026-11-27T10:00:00-06:00',
    { when: 'Friday 10:00', what: 'the deal is won, reopened and won again in the CRM' },
    async () => {
      await tell(stage, leadId, { type: 'deal.won', id: 'won', document })
      await tell(stage, leadId, { type: 'deal.reopened', id: 'reopened', document })
      await tell(stage, leadId, { type: 'deal.won', id: 'won again', document })
      await settledLead(
        stage,
        (await leadIds(stage)).filter((id) => id !== leadId),
      )
    },
    paid,
  )
  return chapters
}

/** Writes the story for a person to read. */
export const sarahReport = (chapters: readonly Chapter[]): string =>
  [
    'Sarah · a panel upgrade, from the call to the payment',
    ...chapters.flatMap(({ when, what, shows, wrong }) => [
      `  ${when.padEnd(16)}${what}`,
      `  ${''.padEnd(16)}${shows}${wrong === undefined ? '' : `\n  WRONG, expected ${wrong}`}`,
    ]),
  ].join('\n')
