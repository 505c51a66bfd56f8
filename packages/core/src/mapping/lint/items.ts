import type { ItemCatalog } from '../contract.ts'
import { Catalog } from '../lines/catalog.ts'
import type { LineTemplate } from '../rules/rules.ts'
import type { Subject } from './subject.ts'

interface Place {
  readonly line: LineTemplate
  readonly path: string
  readonly ruleIds: string[]
}

const placesIn = ({ document }: Subject): Place[] => {
  const listed = (lines: readonly LineTemplate[], path: string, ruleIds: string[]): Place[] =>
    lines.map((line, index) => ({ line, path: `${path}.${index}`, ruleIds }))
  return [
    ...document.rules.flatMap(({ id, lines }, index) => listed(lines, `rules.${index}.lines`, [id])),
    ...(document.surcharges ?? []).map(({ id, line }, index) => ({
      line,
      path: `surcharges.${index}.line`,
      ruleIds: [id],
    })),
    ...listed(document.fallback?.lines ?? [], 'fallback.lines', []),
  ]
}

/** Items that the catalogue does not have or no longer sells, and lines that nobody has a rate for. */
export const itemsOf = (subject: Subject, items: ItemCatalog | undefined): void => {
  if (items === undefined) return
  const catalog = new Catalog(items)
  const doubt = (name: string, path: string, ruleIds: string[]): void => {
    for (const issue of catalog.doubts(name, path))
      subject.report({ ...issue, severity: 'error', ruleIds, certainty: 'proven' })
  }
  const percent = new Set(
    (subject.document.surcharges ?? []).flatMap((one, index) => (one.percent ? [`surcharges.${index}.line`] : [])),
  )
  for (const { line, path, ruleIds } of placesIn(subject)) {
    doubt(line.item, `${path}.item`, ruleIds)
    const item = catalog.find(line.item)
    const labour = line.labour?.item ?? item?.labourItem
    if (labour !== undefined) doubt(labour, `${path}.labour`, ruleIds)
    const unit = line.unit ?? item?.unit
    if (line.rate !== undefined || item?.rate !== undefined || percent.has(path)) continue
    if (item !== undefined && (unit === 'hour' || unit === 'each')) {
      const message = `neither the rule nor the catalogue has a rate for ${line.item}; it would be left to be quoted`
      subject.report({ code: 'rate-missing', severity: 'warning', path, message, ruleIds, certainty: 'proven' })
    }
  }
  for (const name of Object.keys(subject.document.weights?.items ?? {})) doubt(name, `weights.items.${name}`, [])
  for (const [index, { id, items: names = [] }] of (subject.document.discounts ?? []).entries())
    for (const [at, name] of names.entries()) doubt(name, `discounts.${index}.items.${at}`, [id])
}
