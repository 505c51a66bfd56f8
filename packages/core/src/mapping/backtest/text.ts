import type { BacktestReport, ChangedEstimate, Coverage, EstimateSummary } from './report.ts'

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`

const signed = (amount: string): string => (amount.startsWith('-') ? amount : `+${amount}`)

const coverageLines = (name: string, { covered, share, total, unpriced, neverHit }: Coverage): string[] => [
  `${name}: ${covered} covered (${percent(share)}), total ${total}, ${unpriced} still to be quoted`,
  ...(neverHit.length === 0 ? [] : [`${name}: never hit: ${neverHit.join(', ')}`]),
]

const side = (
  mark: string,
  { lines, currency, urgency, tags, issues }: EstimateSummary,
  changed: readonly string[],
): string[] => [
  ...(changed.includes('lines') ? (lines.length === 0 ? ['no lines'] : lines) : []).map((line) => `  ${mark} ${line}`),
  ...(changed.includes('currency') ? [`  ${mark} currency ${currency}`] : []),
  ...(changed.includes('urgency') ? [`  ${mark} urgency ${urgency}`] : []),
  ...(changed.includes('tags') ? [`  ${mark} tags ${tags.join(', ') || 'none'}`] : []),
  ...(changed.includes('issues') ? [`  ${mark} issues ${issues.join(', ') || 'none'}`] : []),
]

const changeLines = ({ leadId, changed, before, after, delta }: ChangedEstimate): string[] => [
  `${leadId} ${signed(delta)}`,
  ...side('-', before, changed),
  ...side('+', after, changed),
]

/** What would end a line or hide in it: names and ids come from vendors. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is shown
const control = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g

const onOneLine = (line: string): string =>
  line.replace(control, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Writes a report as text, for people and for a file that is compared in CI. */
export const textOf = (report: Omit<BacktestReport, 'text'>): string =>
  [
    `${report.leads} calls, rules ${report.hash.slice(0, 12)}${report.otherHash === undefined ? '' : ` against ${report.otherHash.slice(0, 12)}`}`,
    ...coverageLines(report.otherCoverage === undefined ? 'rules' : 'before', report.coverage),
    ...(report.otherCoverage === undefined ? [] : coverageLines('after', report.otherCoverage)),
    ...(report.delta === undefined ? [] : [`${report.changed.length} changed, ${signed(report.delta)}`]),
    ...report.skipped.map(({ leadId, message }) => `skipped ${leadId}: ${message}`),
    ...report.changed.flatMap(changeLines),
    '',
  ]
    .map(onOneLine)
    .join('\n')
