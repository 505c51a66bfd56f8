import type { MappedLine } from '../../mapping/contract.ts'
import { isDecimal, lineAmount } from '../../money/index.ts'
import type { JobLabour, JobMaterial } from '../events.ts'

/** What the work came to, or the sentence that says what cannot be told from what was reported. */
export type FinalLines = { lines: MappedLine[] } | { unclear: string }

const isAmount = (text: string): boolean => isDecimal(text) && !text.startsWith('-')

/** Items whose hours unnamed labour can mean: what quote lines become, else the lines billed by the hour. */
const hourlyItems = (lines: MappedLine[]): string[] => {
  const quoted = lines.flatMap(({ labour }) => (labour === undefined ? [] : [labour.item]))
  const hourly = lines.filter(({ unit }) => unit === 'hour').map(({ item }) => item)
  return [...new Set(quoted.length > 0 ? quoted : hourly)]
}

const rateFor = (lines: MappedLine[], item: string): string | undefined =>
  lines.find(({ labour }) => labour?.item === item)?.labour?.rate ?? lines.find((line) => line.item === item)?.rate

const labourLine = (entry: JobLabour, lines: MappedLine[]): MappedLine | string => {
  const candidates = hourlyItems(lines)
  const item = entry.item ?? (candidates.length === 1 ? candidates[0] : undefined)
  if (item === undefined)
    return `${entry.hours} hours of labour name no item, and the estimate has not one that they must mean`
  const rate = entry.rate ?? rateFor(lines, item)
  if (rate === undefined) return `${item} has no rate`
  if (!isAmount(entry.hours) || !isAmount(rate)) return `${entry.hours} hours at ${rate} is no amount`
  const quoted = lines.find(({ labour }) => labour?.item === item)
  const replaced = quoted ?? lines.find((line) => line.item === item)
  const { description, className, taxCode } = replaced ?? {}
  return {
    ruleId: replaced?.ruleId ?? 'job.completed',
    item,
    ...(description === undefined ? quoted && { description: quoted.item } : { description }),
    quantity: entry.hours,
    unit: 'hour',
    rate,
    amount: lineAmount(entry.hours, rate),
    ...(className !== undefined && { className }),
    ...(taxCode !== undefined && { taxCode }),
  }
}

const materialLine = (material: JobMaterial, materialsItem: string): MappedLine | string => {
  const { item, description, quantity, price } = material
  const name = item ?? description ?? 'Material'
  if (!isAmount(quantity) || !isAmount(price)) return `${quantity} × ${name} at ${price} is no amount`
  return {
    ruleId: 'job.completed',
    item: item ?? materialsItem,
    ...(description !== undefined && { description }),
    quantity,
    unit: 'each',
    rate: price,
    amount: lineAmount(quantity, price),
  }
}

/**
 * Replaces what was estimated with what was done.
 *
 * Labour takes the place of the quote lines that become its item and of the line of the item itself; the hours of labour that
 * names no item go to the one item they can mean. Everything else stays, materials follow.
 */
export const finalLines = (
  estimated: MappedLine[],
  job: { labour: JobLabour[]; materials: JobMaterial[] },
  materialsItem: string,
): FinalLines => {
  const labour = job.labour.map((entry) => labourLine(entry, estimated))
  const materials = job.materials.map((material) => materialLine(material, materialsItem))
  const unclear = [...labour, ...materials].find((line) => typeof line === 'string')
  if (unclear !== undefined) return { unclear }
  const left = labour.filter((line) => typeof line !== 'string')
  const worked = new Set(left.map(({ item }) => item))
  const lines = estimated.flatMap((line) => {
    const item = line.labour?.item ?? line.item
    if (!worked.has(item)) return [line]
    // The first of the lines it replaces gives the labour its place.
    const mine = left.filter((done) => done.item === item)
    for (const done of mine) left.splice(left.indexOf(done), 1)
    return mine
  })
  return { lines: [...lines, ...left, ...materials.filter((line) => typeof line !== 'string')] }
}
