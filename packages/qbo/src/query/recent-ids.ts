import { isFields } from '../input/checks.ts'

const idOf = (row: unknown): unknown => (isFields(row) ? row.Id : undefined)

/** Remembers the ids of the latest rows, so that a row that comes again is known; never more than `capacity` of them. */
export class RecentIds {
  readonly #capacity: number
  readonly #ids = new Set<unknown>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get size(): number {
    return this.#ids.size
  }

  /** `false` for rows without an id, which are nobody's. */
  has(row: unknown): boolean {
    return this.#ids.has(idOf(row))
  }

  add(row: unknown): void {
    const id = idOf(row)
    if (id === undefined) return
    this.#ids.add(id)
    if (this.#ids.size <= this.#capacity) return
    // A set keeps the order in which its members came.
    for (const oldest of this.#ids) {
      this.#ids.delete(oldest)
      return
    }
  }
}
