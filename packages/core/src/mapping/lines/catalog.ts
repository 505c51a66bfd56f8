import type { Issue } from '../../lead/issue.ts'
import { isDecimal } from '../../money/decimal.ts'
import type { CatalogItem, ItemCatalog } from '../contract.ts'
import { memo } from '../memo.ts'

const key = (name: string): string => name.trim().toLowerCase()

/** Longest part of a wrong value that an issue shows. */
const valueShown = 40

const isTerm = (value: unknown): value is string => isDecimal(value) && !value.startsWith('-')

/** An item's rate or hours, where they are a decimal that is not negative: what QuickBooks or a file has is not checked before. */
export const termOf = (item: CatalogItem | undefined, term: 'rate' | 'minimumHours'): string | undefined => {
  const value: unknown = item?.[term]
  return isTerm(value) ? value : undefined
}

/** What is wrong with an item's rate or hours; `undefined` where they can be billed, or are not there. */
export const wrongTerm = (item: CatalogItem | undefined, term: 'rate' | 'minimumHours'): string | undefined => {
  const value: unknown = item?.[term]
  if (item === undefined || value === undefined || value === null || isTerm(value)) return undefined
  const shown = typeof value === 'string' ? JSON.stringify(value.slice(0, valueShown)) : `a ${typeof value}`
  return `expected the catalogue's ${term} of ${item.item} to be a decimal string that is not negative, got ${shown}`
}

/** The business's items by name; without a catalogue nothing is known and nothing is doubted. */
export class Catalog {
  readonly #items: ItemCatalog | undefined
  /** Made when an item is first looked for: most leads need few items or none. */
  readonly #byName = memo(() => {
    // An active item goes before an inactive one of the same name.
    const ordered = (this.#items ?? []).toSorted((left, right) => Number(left.active) - Number(right.active))
    return new Map(ordered.map((item) => [key(item.item), item]))
  })

  constructor(items: ItemCatalog | undefined) {
    this.#items = items
  }

  /** QuickBooks' item names do not tell capitals apart. */
  find(name: string): CatalogItem | undefined {
    return this.#byName().get(key(name))
  }

  /** What keeps an item from being billed: it is not there, or not active. */
  doubts(name: string, path: string): Issue[] {
    if (this.#items === undefined) return []
    const item = this.find(name)
    if (item === undefined)
      return [{ path, code: 'unknown-item', message: `the catalogue has no item ${name}; it may have been renamed` }]
    return item.active
      ? []
      : [{ path, code: 'inactive-item', message: `the item ${name} is inactive in the catalogue` }]
  }
}
