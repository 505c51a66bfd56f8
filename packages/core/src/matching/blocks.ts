import { maxBlock } from './candidates.ts'

/** Ids by blocking key. Most keys are held by one customer, so a lone id is kept without a list around it. */
export class Blocks {
  readonly #ids = new Map<string, string | Set<string>>()
  /** The first ids, in order, of blocks too large to look into whole. */
  readonly #heads = new Map<string, string[]>()

  /** How many customers hold a key. */
  count(key: string): number {
    const block = this.#ids.get(key)
    if (block === undefined) return 0
    return typeof block === 'string' ? 1 : block.size
  }

  /** Holders of a key; of a block larger than {@link maxBlock} those with the smallest ids, whatever the order they came in. */
  members(key: string): readonly string[] {
    const block = this.#ids.get(key)
    if (block === undefined) return []
    if (typeof block === 'string') return [block]
    return block.size <= maxBlock ? [...block] : this.#head(key, block)
  }

  add(id: string, keys: readonly string[]): void {
    for (const key of keys) {
      const block = this.#ids.get(key)
      if (block === undefined) this.#ids.set(key, id)
      else if (typeof block === 'string') this.#ids.set(key, new Set([block, id]))
      else {
        block.add(id)
        this.#insert(key, id)
      }
    }
  }

  remove(id: string, keys: readonly string[]): void {
    for (const key of keys) {
      const block = this.#ids.get(key)
      if (typeof block === 'string' || block === undefined) this.#ids.delete(key)
      else {
        block.delete(id)
        if (block.size === 0) this.#ids.delete(key)
        if (this.#heads.get(key)?.includes(id)) this.#heads.delete(key)
      }
    }
  }

  #head(key: string, block: ReadonlySet<string>): readonly string[] {
    const known = this.#heads.get(key)
    if (known !== undefined) return known
    const head = [...block].sort().slice(0, maxBlock)
    this.#heads.set(key, head)
    return head
  }

  /** Keeps a head in order as its block grows, so that nobody sorts a large block twice. */
  #insert(key: string, id: string): void {
    const head = this.#heads.get(key)
    if (head === undefined) return
    const at = head.findIndex((other) => id < other)
    if (at < 0) return
    head.splice(at, 0, id)
    head.length = Math.min(head.length, maxBlock)
  }
}
