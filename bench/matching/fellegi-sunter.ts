import type { CustomerProfile, CustomerQuery } from '@leadbooks/core'
import type { Matcher } from './grades.ts'
import { digits, emailsOf, streetsOf, words } from './plain-values.ts'

type Field = 'phone' | 'email' | 'name' | 'street'
const fields: readonly Field[] = ['phone', 'email', 'name', 'street']
/** How often true pairs agree on a field, and what strangers' agreement is worth, as the textbook has it: one number each. */
const agreement: Readonly<Record<Field, number>> = { phone: 0.6, email: 0.55, name: 0.5, street: 0.65 }
/** log2 of the odds at which a match is made: 99 in 100. */
const threshold = Math.log2(99)

const valuesOf = (record: CustomerProfile | CustomerQuery): Record<Field, string[]> => ({
  phone: record.phones.map(digits),
  email: emailsOf(record),
  name: [words('displayName' in record ? record.displayName : (record.name ?? record.companyName ?? ''))],
  street: streetsOf(record),
})

/**
 * Plain Fellegi–Sunter: four fields that agree or not, one weight each, no term frequencies, no rules and no review.
 *
 * @see Fellegi & Sunter 1969, A Theory for Record Linkage
 */
export const plainFellegiSunter = (customers: Iterable<CustomerProfile>): Matcher => {
  const records = new Map([...customers].map((customer) => [customer.id, valuesOf(customer)]))
  const holders = new Map<string, string[]>()
  for (const [id, values] of records) {
    for (const field of fields) {
      for (const value of values[field]) {
        if (value === '') continue
        const key = `${field}:${value}`
        const ids = holders.get(key)
        if (ids === undefined) holders.set(key, [id])
        else ids.push(id)
      }
    }
  }
  const prior = -Math.log2(records.size)
  const weigh = (query: Record<Field, string[]>, customer: Record<Field, string[]>): number =>
    fields.reduce((sum, field) => {
      if (query[field].length === 0 || customer[field].length === 0) return sum
      const agrees = query[field].some((value) => value !== '' && customer[field].includes(value))
      const m = agreement[field]
      return sum + (agrees ? Math.log2((m * records.size) / 1.5) : Math.log2(1 - m))
    }, prior)
  return (query) => {
    const values = valuesOf(query)
    const ids = new Set(
      fields.flatMap((field) => values[field].flatMap((value) => holders.get(`${field}:${value}`) ?? [])),
    )
    let best: { id: string; bits: number } | undefined
    for (const id of ids) {
      const record = records.get(id)
      const bits = record === undefined ? -1_000 : weigh(values, record)
      if (best === undefined || bits > best.bits) best = { id, bits }
    }
    return best !== undefined && best.bits >= threshold ? { matched: best.id, review: [] } : { review: [] }
  }
}
