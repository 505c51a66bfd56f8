import { maxBlock, maxCandidates } from './candidates.ts'
import { KeyTable } from './key-table.ts'

/** Orders customers, given by number, as candidates that share equally much. */
export type Order = (left: number, right: number) => number

/** A block too large to look into whole: its members, and the first of them in order. */
interface Crowd {
  members: Set<number>
  head: number[]
}

/** The head of a crowd is longer than needed, so that removals seldom make it be sought again. */
const maxHead = 2 * maxCandidates
/** Marks a value of the table as the place of a list; others are the number of a lone holder, plus one. */
const listMark = 0x8000_0000

/**
 * Customers, by number, under each blocking key.
 *
 * Most keys are held by one customer, so a lone one is kept in the table itself.
 */
export class Blocks {
  readonly #table: KeyTable
  readonly #lists: (number[] | Crowd)[] = []
  readonly #freed: number[] = []
  readonly #order: Order

  /** @param expected - how many keys there will be at least */
  constructor(order: Order, expected = 0) {
    this.#order = order
    this.#table = new KeyTable(expected)
  }

  /** How many customers hold a key. */
  count(low: number, high: number): number {
    const value = this.#table.get(low, high)
    if (value < listMark) return Math.min(value, 1)
    const list = this.#listAt(value)
    return Array.isArray(list) ? list.length : list.members.size
  }

  /** Holders of a key; of a block larger than {@link maxBlock} only the first in order, {@link maxCandidates} at least. */
  members(low: number, high: number): readonly number[] {
    const value = this.#table.get(low, high)
    if (value < listMark) return value === 0 ? [] : [value - 1]
    const list = this.#listAt(value)
    return Array.isArray(list) ? list : this.#headOf(list)
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
      this.#leave(value, list, customer)
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
    return this.#lists[value - listMark] ?? []
  }

  #place(list: number[]): number {
    const at = this.#freed.pop() ?? this.#lists.length
    this.#lists[at] = list
    return at + listMark
  }

  #join(value: number, customer: number): void {
    const list = this.#listAt(value)
    if (Array.isArray(list)) {
      list.push(customer)
      if (list.length > maxBlock) {
        this.#lists[value - listMark] = { members: new Set(list), head: list.sort(this.#order).slice(0, maxHead) }
      }
      return
    }
    list.members.add(customer)
    const { head } = list
    const at = head.findIndex((other) => this.#order(customer, other) < 0)
    if (at < 0) return
    head.splice(at, 0, customer)
    head.length = Math.min(head.length, maxHead)
  }

  #leave(value: number, crowd: Crowd, customer: number): void {
    crowd.members.delete(customer)
    const at = crowd.head.indexOf(customer)
    if (at >= 0) crowd.head.splice(at, 1)
    if (crowd.members.size <= maxBlock) this.#lists[value - listMark] = [...crowd.members]
  }

  #headOf({ members, head }: Crowd): readonly number[] {
    if (head.length >= maxCandidates) return head
    head.length = 0
    for (const member of members) {
      const last = head.at(-1)
      if (head.length === maxHead && last !== undefined && this.#order(last, member) < 0) continue
      const at = head.findIndex((other) => this.#order(member, other) < 0)
      head.splice(at < 0 ? head.length : at, 0, member)
      head.length = Math.min(head.length, maxHead)
    }
    return head
  }
}
