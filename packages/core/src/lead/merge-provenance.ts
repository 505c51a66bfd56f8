import { canonicalJson } from './canonical-json.ts'
import type { Lead } from './lead.ts'

/** Details that are kept or dropped as one, by the paths that lie in them. */
const wholes: readonly (readonly string[])[] = [
  ['contact.name', 'contact.givenName', 'contact.familyName'],
  ['contact.address'],
  ['request.budget'],
  ['request.materials'],
  ['request.site'],
  ['appointment'],
  ['callback'],
]
const singles =
  /^(?:occurredAt|complete|contact\.(?:companyName|preferredContactMethod|customerType)|request\.\w+|call\.\w+)$/
const members = /^(?:fields|contact\.externalIds)\.[^.]+/
const lists: readonly string[] = ['contact.phones', 'contact.emails', 'request.intents']

/** Says where each detail of a merged lead was read: in the delivery that gave the value which was kept. */
export const mergeProvenance = (a: Lead, b: Lead, merged: Lead): Record<string, string> | undefined => {
  if (a.provenance === undefined && b.provenance === undefined) return undefined
  const kept = new Map<string, string>()
  for (const lead of [a, b]) {
    for (const [path, origin] of Object.entries(lead.provenance ?? {})) {
      const target = pathInMerged(path, lead, merged)
      if (target === undefined) continue
      const other = kept.get(target)
      if (other === undefined || origin > other) kept.set(target, origin)
    }
  }
  return Object.fromEntries([...kept].sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** Where the value that a path names in one delivery is found after merging; `undefined` if it was not kept. */
const pathInMerged = (path: string, lead: Lead, merged: Lead): string | undefined => {
  const list = lists.find((name) => path.startsWith(`${name}.`))
  if (list !== undefined) {
    const items = valueAt(merged, list)
    const own = valueAt(lead, list)
    // A wish may be named by its place in the list or by its own name; merging drops none.
    if (Array.isArray(own) && own.includes(path.slice(list.length + 1))) return path
    const value = valueAt(lead, path)
    const index = Array.isArray(items) && value !== undefined ? items.indexOf(value) : -1
    return index < 0 ? undefined : `${list}.${index}`
  }
  const unit = unitOf(path)
  const same = unit.every((part) => isSame(valueAt(lead, part), valueAt(merged, part)))
  return same ? path : undefined
}

/** The paths that were decided together with this one; none for a container, of which each part was decided apart. */
const unitOf = (path: string): readonly string[] => {
  const whole = wholes.find((paths) => paths.some((part) => path === part || path.startsWith(`${part}.`)))
  if (whole !== undefined) return whole
  const member = members.exec(path)?.[0]
  if (member !== undefined) return [member]
  return singles.test(path) && !lists.includes(path) ? [path] : []
}

/** Absent is not `null`. */
const isSame = (left: unknown, right: unknown): boolean =>
  left === undefined || right === undefined ? left === right : canonicalJson(left) === canonicalJson(right)

const valueAt = (lead: Lead, path: string): unknown => {
  let value: unknown = lead
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Reflect.get(value, key)
  }
  return value
}
