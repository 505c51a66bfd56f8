import type { Issue } from '../../lead/issue.ts'
import type { MappedLine, MappingResult } from '../contract.ts'
import type { ChangedEstimate, EstimateSummary } from './report.ts'

const priceText = ({ unit, rate, amount, labour }: MappedLine): string => {
  if (rate !== undefined) return unit === 'free' ? 'free' : `at ${rate} = ${amount}`
  // What the work will cost is the rules' word as well.
  return labour === undefined ? 'to be quoted' : `to be quoted, then ${labour.item} at ${labour.rate}`
}

const lineText = (line: MappedLine): string => {
  const { quantity, unit, item, discount, description, className, taxCode } = line
  const extras = [
    discount?.amount === undefined ? undefined : `less ${discount.amount}`,
    description === undefined ? undefined : JSON.stringify(description),
    className === undefined ? undefined : `class ${className}`,
    taxCode === undefined ? undefined : `tax ${taxCode}`,
  ].filter((extra) => extra !== undefined)
  return [`${quantity}${unit === 'hour' ? ' h' : ''} × ${item} ${priceText(line)}`, ...extras].join(', ')
}

/** Where in the document it is is left out: rules may be moved. */
const issueText = ({ code, path }: Issue): string =>
  /^(?:rules|groups|surcharges|discounts|fallback|weights)\b/.test(path) ? code : `${code} ${path}`

/** What of a result is compared; which rule made a line is not, since that is nobody's money. */
export const summaryOf = (result: MappingResult): EstimateSummary => ({
  lines: result.lines.map(lineText),
  total: result.totalBeforeTax,
  currency: result.currency,
  urgency: result.urgency,
  tags: result.tags,
  ruleIds: result.matched.map(({ ruleId }) => ruleId),
  issues: [...new Set(result.issues.map(issueText))].sort(),
})

const same = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((one, index) => one === right[index])

/** What is not the same in two estimates. */
export const differences = (before: EstimateSummary, after: EstimateSummary): ChangedEstimate['changed'] => [
  ...(same(before.lines, after.lines) && before.total === after.total ? [] : ['lines' as const]),
  ...(before.currency === after.currency ? [] : ['currency' as const]),
  ...(before.urgency === after.urgency ? [] : ['urgency' as const]),
  ...(same(before.tags, after.tags) ? [] : ['tags' as const]),
  ...(same(before.issues, after.issues) ? [] : ['issues' as const]),
]
