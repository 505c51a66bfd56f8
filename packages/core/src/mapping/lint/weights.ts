import { plainItem } from '../rules/compile-weights.ts'
import type { ItemWeights, MappingWeights } from '../rules/rules.ts'
import { casesOf, Truths } from './cases.ts'
import type { Finding } from './finding.ts'
import type { Subject } from './subject.ts'

/** The most, or the least, that words can be worth. */
const reach = ({ start, bits }: ItemWeights, isFor: boolean): number =>
  Object.values(bits).reduce((sum, one) => (isFor === one > 0 ? sum + one : sum), start)

const told = (bits: number): string => bits.toFixed(1)

/** Items of the table of weights that no words add, that any do, or that no rule has a line for. */
export const weighedItems = (subject: Subject): void => {
  const { weights, rules } = subject.document
  if (weights === undefined) return
  const known = new Set(rules.flatMap(({ lines }) => lines.map(({ item }) => plainItem(item))))
  const whens = new Map(subject.ruleSet.compiled.weights?.items.map(({ item, when }) => [item, when]))
  for (const [item, own] of Object.entries(weights.items)) {
    const path = `weights.items.${item}`
    const report = (finding: Pick<Finding, 'code' | 'severity' | 'message'>): void =>
      subject.report({ ...finding, path, ruleIds: [], certainty: 'proven' })
    if (!known.has(plainItem(item)))
      report({
        ...{ code: 'rule-missing', severity: 'warning' },
        message: `no rule has a line for ${item}; where its words add it, the catalogue alone prices it`,
      })
    const reason = neverAdds(own, weights, known.has(plainItem(item)))
    if (reason !== undefined) report({ code: 'never-fires', severity: 'error', message: `${item} ${reason}` })
    if (reach(own, false) > weights.countsAbove)
      report({
        ...{ code: 'absence-only', severity: 'warning' },
        message: `${item} counts whatever is said: its words come to ${told(reach(own, false))} bits at least`,
      })
    const when = whens.get(item)
    const conflicts = when === undefined ? undefined : casesOf(when, Truths.holds)
    const impossible = conflicts?.map((one) => subject.conflicts.of(one, {}))
    if (impossible === undefined || impossible.includes(undefined)) continue
    report({
      ...{ code: 'never-fires', severity: 'error' },
      message: `${item} is never added: ${impossible[0] ?? 'nothing is as it wants it'}`,
    })
  }
}

/** Why no words add an item and none take it away. */
const neverAdds = (
  own: ItemWeights,
  { countsAbove, aloneAbove = countsAbove, ruleBits }: MappingWeights,
  isRules: boolean,
): string | undefined => {
  const most = reach(own, true)
  const needed = Math.min(countsAbove, aloneAbove)
  if (most > needed) return undefined
  if (isRules && reach(own, false) + ruleBits <= countsAbove) return undefined
  return `is neither added nor taken away by any words: they come to ${told(most)} bits at most, and more than ${told(needed)} are wanted`
}
