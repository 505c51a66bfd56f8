import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileRules, detectIntents, detectUrgency, type Intent, type Lead, type Urgency } from '@leadbooks/core'
import { homeServicesItems, homeServicesRules } from '@leadbooks/core/starter'

/** One labelled call, as the calls folder of the reference data has them. */
interface LabelledCall {
  id: string
  text: string
  at: string
  name: string | null
  phone: string
  labels: { urgency: Urgency; intents: Intent[]; items: string[]; negated: boolean; afterHours: boolean }
}

interface Tally {
  right: number
  extra: number
  missing: number
}

const reference = process.env.LEADBOOKS_REFERENCE
if (reference === undefined) {
  console.error('Set LEADBOOKS_REFERENCE to the folder that holds calls/dev.jsonl.')
  process.exit(1)
}
const file = process.argv[2] ?? join(reference, 'calls', 'dev.jsonl')
const calls = readFileSync(file, 'utf8')
  .split('\n')
  .filter((row) => row.trim() !== '')
  .map((row): LabelledCall => JSON.parse(row))

const leadOf = (call: LabelledCall): Lead => ({
  id: `bench:${call.id}`,
  source: 'bench',
  occurredAt: call.at,
  contact: { phones: [call.phone], emails: [] },
  request: { text: call.text, intents: [] },
  fields: {},
})

const count = (tally: Tally, got: readonly string[], wanted: readonly string[]): boolean => {
  const right = got.filter((one) => wanted.includes(one)).length
  tally.right += right
  tally.extra += got.length - right
  tally.missing += wanted.length - right
  return right === got.length && right === wanted.length
}

const scores = ({ right, extra, missing }: Tally): string => {
  const precision = right / (right + extra || 1)
  const recall = right / (right + missing || 1)
  const f1 = (2 * precision * recall) / (precision + recall || 1)
  return `precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  F1 ${f1.toFixed(3)}`
}

const rules = compileRules(homeServicesRules)
const surcharge = 'After-Hours Service'
const levels: readonly Urgency[] = ['emergency', 'urgent', 'routine']

const report = (title: string, some: readonly LabelledCall[]): void => {
  const items: Tally = { right: 0, extra: 0, missing: 0 }
  const intents: Tally = { right: 0, extra: 0, missing: 0 }
  const confusion = new Map<string, number>()
  let exact = 0
  let urgencyRight = 0
  for (const call of some) {
    const result = rules.map(leadOf(call), { at: call.at, items: homeServicesItems })
    const got = [...new Set(result.lines.map(({ item }) => item))].filter((item) => item !== surcharge)
    if (count(items, got, call.labels.items)) exact += 1
    count(intents, detectIntents(call.text).intents, call.labels.intents)
    const { urgency } = detectUrgency(call.text)
    if (urgency === call.labels.urgency) urgencyRight += 1
    const cell = `${call.labels.urgency} → ${urgency}`
    confusion.set(cell, (confusion.get(cell) ?? 0) + 1)
  }
  const routine = some.filter(({ labels }) => labels.urgency === 'routine')
  const falseAlarms = (list: readonly LabelledCall[]): number =>
    list.filter(({ text }) => detectUrgency(text).urgency === 'emergency').length
  const negated = some.filter(({ labels }) => labels.negated && labels.urgency !== 'emergency')
  console.log(`${title}: ${some.length} calls`)
  console.log(`  items     ${scores(items)}  exact sets ${((100 * exact) / some.length).toFixed(1)} %`)
  console.log(`  intents   ${scores(intents)}`)
  console.log(`  urgency   accuracy ${(urgencyRight / some.length).toFixed(3)}`)
  for (const wanted of levels) {
    console.log(
      `            ${wanted.padEnd(9)} → ${levels.map((got) => `${got} ${confusion.get(`${wanted} → ${got}`) ?? 0}`).join(', ')}`,
    )
  }
  console.log(
    `  false emergencies: ${falseAlarms(routine)} of ${routine.length} routine, ${falseAlarms(negated)} of ${negated.length} negated`,
  )
}

const half = Math.ceil(calls.length / 2)
report('first half', calls.slice(0, half))
report('second half', calls.slice(half))
report('all', calls)
