/** Orders customers, given by number, as candidates that share equally much. */
export type Order = (left: number, right: number) => number

/** Longer pieces are halved: long enough that few are needed, short enough that moving their members costs nothing. */
const maxPiece = 512

/** Customers that share a key with too many to look at each, kept in order, so that the first of them are known without seeking. */
export class Crowd {
  readonly #order: Order
  /** In order, none of them empty. */
  readonly #pieces: number[][] = []
  #size = 0

  constructor(members: readonly number[], order: Order) {
    this.#order = order
    const sorted = [...members].sort(order)
    for (let at = 0; at < sorted.length; at += maxPiece / 2) this.#pieces.push(sorted.slice(at, at + maxPiece / 2))
    this.#size = sorted.length
  }

  get size(): number {
    return this.#size
  }

  /** All members, in order. */
  get members(): number[] {
    return this.#pieces.flat()
  }

  /** The first in order, `count` of them or all there are. */
  first(count: number): readonly number[] {
    const first: number[] = []
    for (const piece of this.#pieces) {
      if (first.length >= count) break
      first.push(...piece.slice(0, count - first.length))
    }
    return first
  }

  add(customer: number): void {
    const at = this.#pieceOf(customer)
    const piece = this.#pieces[at]
    this.#size += 1
    if (piece === undefined) {
      this.#pieces.push([customer])
      return
    }
    piece.splice(this.#placeIn(piece, customer), 0, customer)
    if (piece.length > maxPiece) this.#pieces.splice(at + 1, 0, piece.splice(maxPiece / 2))
  }

  remove(customer: number): void {
    const at = this.#pieceOf(customer)
    const piece = this.#pieces[at]
    const place = piece?.indexOf(customer) ?? -1
    if (piece === undefined || place < 0) return
    piece.splice(place, 1)
    this.#size -= 1
    if (piece.length === 0) this.#pieces.splice(at, 1)
  }

  /** The piece in which a customer is or belongs: the first that does not end before it, or else the last. */
  #pieceOf(customer: number): number {
    const last = Math.max(this.#pieces.length - 1, 0)
    return Math.min(
      firstFrom(this.#pieces.length, (at) => this.#order(this.#pieces[at]?.at(-1) ?? customer, customer) >= 0),
      last,
    )
  }

  #placeIn(piece: readonly number[], customer: number): number {
    return firstFrom(piece.length, (at) => this.#order(piece[at] ?? customer, customer) >= 0)
  }
}

/** The first place below `end` for which something holds that holds for all after it too; `end` where none does. */
const firstFrom = (end: number, holds: (at: number) => boolean): number => {
  let [low, high] = [0, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
