import { maxBlock, maxCandidates } from './candidates.ts'
import { Crowd, type Order } from './crowd.ts'
import { KeyTable } from './key-table.ts'

/** Marks a value of the table as the place of a list; others are the number of a lone holder, plus one. */
const listMark = 0x8000_0000

/** {@link Blocks} as words, for a snapshot. */
export interface BlockWords {
  table: Uint32Array
  /** Where each list ends in `members`; an empty one is free. */
  ends: Uint32Array
  members: Uint32Array
}

/**
 * Customers, by number, under each blocking key.
 *
 * Most keys are held by one customer, so a lone one is kept in the table itself.
 */
export class Blocks {
  readonly #table: KeyTable
  /** Those not touched since they were saved are read when somebody asks for them. */
  readonly #lists: (number[] | Crowd | undefined)[] = []
  readonly #freed: number[] = []
  readonly #order: Order
  readonly #saved: BlockWords | undefined

  /** @param saved - what {@link words} gave */
  constructor(order: Order, saved?: BlockWords) {
    this.#order = order
    this.#saved = saved
    this.#table = new KeyTable(saved?.table)
    if (saved === undefined) return
    this.#lists.length = saved.ends.length
    for (let at = 0; at < saved.ends.length; at += 1)
      if (saved.ends[at] === (saved.ends[at - 1] ?? 0)) this.#freed.push(at)
  }

  /** Everything, for a snapshot. */
  words(): BlockWords {
    const freed = new Set(this.#freed)
    const ends = new Uint32Array(this.#lists.length)
    const lists = Array.from(ends, (_, at) => (freed.has(at) ? [] : membersOf(this.#listAt(at + listMark))))
    let end = 0
    lists.forEach((list, at) => {
      end += list.length
      ends[at] = end
    })
    const members = new Uint32Array(end)
    lists.forEach((list, at) => {
      members.set(list, (ends[at] ?? 0) - list.length)
    })
    return { table: this.#table.words, ends, members }
  }

  /** How many customers hold a key. */
  count(low: number, high: number): number {
    const value = this.#table.get(low, high)
    if (value < listMark) return Math.min(value, 1)
    const list = this.#listAt(value)
    return Array.isArray(list) ? list.length : list.size
  }

  /** Holders of a key; of a block larger than {@link maxBlock} only the first {@link maxCandidates} in order. */
  members(low: number, high: number): readonly number[] {
    const value = this.#table.get(low, high)
    if (value < listMark) return value === 0 ? [] : [value - 1]
    const list = this.#listAt(value)
    return Array.isArray(list) ? list : list.first(maxCandidates)
  }

  add(low: number, high: number, customer: number): void {
    const value = this.#table.claim(low, high, customer + 1)
    if (value === 0) return
    if (value < listMark) this.#table.set(low, high, this.#place([value - 1, customer]))
    else this.#join(value, customer)
  }

  remove(low: number, high: number, customer: number): void {
    const value = this.#table.get(low, high)
    if (value < listMark) {
      if (value === customer + 1) this.#table.set(low, high, 0)
      return
    }
    const list = this.#listAt(value)
    if (!Array.isArray(list)) {
      list.remove(customer)
      if (list.size <= maxBlock) this.#lists[value - listMark] = list.members
      return
    }
    const at = list.indexOf(customer)
    if (at < 0) return
    list[at] = list.at(-1) ?? customer
    list.pop()
    const [last] = list
    if (list.length === 1 && last !== undefined) {
      this.#freed.push(value - listMark)
      this.#table.set(low, high, last + 1)
    }
  }

  #listAt(value: number): number[] | Crowd {
    const at = value - listMark
    const list = this.#lists[at] ?? this.#savedList(at)
    this.#lists[at] = list
    return list
  }

  #savedList(at: number): number[] | Crowd {
    if (this.#saved === undefined) return []
    const { ends, members } = this.#saved
    const list = [...members.subarray(ends[at - 1] ?? 0, ends[at])]
    return list.length > maxBlock ? new Crowd(list, this.#order) : list
  }

  #place(list: number[]): number {
    const at = this.#freed.pop() ?? this.#lists.length
    this.#lists[at] = list
    return at + listMark
  }

  #join(value: number, customer: number): void {
    const list = this.#listAt(value)
    if (!Array.isArray(list)) {
      list.add(customer)
      return
    }
    list.push(customer)
    if (list.length > maxBlock) this.#lists[value - listMark] = new Crowd(list, this.#order)
  }
}

const membersOf = (list: number[] | Crowd): readonly number[] => (Array.isArray(list) ? list : list.members)
