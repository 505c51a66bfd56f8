import type { SalesItemLine } from '@leadbooks/qbo'
import type { Outcome } from './play.ts'
import type { Expected, Scenario } from './scenarios.ts'

const dollars = (amount: number | undefined): string => (amount ?? 0).toFixed(2)

const itemLines = (outcome: Outcome): SalesItemLine[] =>
  outcome.estimates.flatMap(({ Line }) => Line.filter((line) => line.DetailType === 'SalesItemLineDetail'))

/** Says in one line what each figure is that differs from what was expected; nothing when all are right. */
export const differences = (outcome: Outcome, expected: Expected): string[] => {
  const { lead, customers, estimates, texts } = outcome
  const notes = customers[0]?.Notes ?? ''
  const sentTo = estimates[0]?.EmailStatus === 'EmailSent' ? estimates[0].BillEmail?.Address : undefined
  const found: Record<string, unknown> = {
    customer: customers.map(({ DisplayName }) => DisplayName),
    tags: expected.tags.filter((tag) => notes.includes(tag)),
    estimates: estimates.length,
    lines: itemLines(outcome).map(({ Amount, SalesItemLineDetail: { ItemRef, Qty, UnitPrice } }) => ({
      item: ItemRef?.name,
      quantity: String(Qty),
      rate: dollars(UnitPrice),
      amount: dollars(Amount),
    })),
    total: dollars(estimates[0]?.TotalAmt),
    urgency: lead.urgency,
    emailedTo: sentTo ?? null,
    smsToCaller: texts.filter(({ to }) => to === expected.smsTo).length,
    contractorAlerts: texts.filter(({ to }) => to !== expected.smsTo).length,
    changedByRepeat: outcome.changedByRepeat,
  }
  const wanted: Record<string, unknown> = {
    customer: [expected.customer],
    tags: expected.tags,
    estimates: 1,
    lines: expected.lines,
    total: expected.total,
    urgency: expected.urgency,
    emailedTo: expected.emailedTo ?? null,
    smsToCaller: 1,
    contractorAlerts: expected.contractorAlerts,
    changedByRepeat: 0,
  }
  return Object.keys(wanted)
    .filter((name) => JSON.stringify(found[name]) !== JSON.stringify(wanted[name]))
    .map((name) => `${name}: expected ${JSON.stringify(wanted[name])}, got ${JSON.stringify(found[name])}`)
}

const row = (label: string, ...texts: string[]): string[] =>
  texts.map((text, index) => `  ${(index === 0 ? label : '').padEnd(12)}${text}`)

const estimateRows = (outcome: Outcome): string[] => {
  const lines = itemLines(outcome).map(({ Amount, SalesItemLineDetail: { ItemRef, Qty, UnitPrice } }) => {
    const rate = `${String(Qty)} × ${dollars(UnitPrice)}`
    return `${(ItemRef?.name ?? '').padEnd(30)}${rate.padStart(12)}${dollars(Amount).padStart(12)}`
  })
  const [estimate] = outcome.estimates
  const total = `${'total'.padEnd(42)}${dollars(estimate?.TotalAmt).padStart(12)}`
  return [`number ${estimate?.DocNumber ?? '–'}, QuickBooks Id ${estimate?.Id ?? '–'}`, ...lines, total]
}

const toldRows = ({ lead, estimates, texts }: Outcome, expected: Expected): string[] => {
  const emailed = estimates
    .filter(({ EmailStatus }) => EmailStatus === 'EmailSent')
    .map(
      ({ DocNumber, BillEmail }) =>
        `${BillEmail?.Address ?? '?'} by e-mail from QuickBooks: estimate ${DocNumber ?? ''}`,
    )
  const bySms = texts.map(({ to, text }) => `${to === expected.smsTo ? to : `contractor ${to}`} by SMS: "${text}"`)
  const told = [...bySms, ...emailed]
  return told.length > 0 ? told : [`nobody (${lead.stage})`]
}

/** Writes what came of a scenario, for a person to read. */
export const report = (scenario: Scenario, outcome: Outcome): string => {
  const { lead, customers, calls, customerMs } = outcome
  const [customer] = customers
  const wrong = differences(outcome, scenario.expected)
  return [
    `${scenario.name} · ${scenario.when}`,
    ...row(
      'call',
      `${scenario.said.caller_number ?? '?'}: "${lead.lead?.request.text ?? ''}"`,
      `urgency ${lead.urgency}`,
    ),
    ...row(
      'customer',
      `${customer?.DisplayName ?? '–'}, QuickBooks Id ${customer?.Id ?? '–'}, ${customerMs.toFixed(0)} ms after the webhook`,
      `notes: ${(customer?.Notes ?? '').split('\n').slice(1, -1).join(' · ')}`,
    ),
    ...row('estimate', ...estimateRows(outcome)),
    ...row('told', ...toldRows(outcome, scenario.expected)),
    ...row(
      'QuickBooks',
      ...calls.map(({ method, path, status, requestId }) =>
        [
          method.padEnd(4),
          path.replace(/^.*\/company\/\d+/, ''),
          status,
          requestId === undefined ? '' : `requestid ${requestId}`,
        ]
          .join(' ')
          .trimEnd(),
      ),
    ),
    ...row(
      'again',
      'the same webhook once more: nothing changed'.replace(
        'nothing',
        outcome.changedByRepeat === 0 ? 'nothing' : 'SOMETHING',
      ),
    ),
    ...row(
      'checked',
      ...(wrong.length === 0 ? ['every figure is the one expected'] : wrong.map((line) => `WRONG ${line}`)),
    ),
  ].join('\n')
}
