/** Something that happens at a simulated instant. */
export interface Appointment {
  readonly at: number
  readonly order: number
  readonly run: () => void
  cancelled: boolean
}

const isBefore = (left: Appointment, right: Appointment): boolean =>
  left.at < right.at || (left.at === right.at && left.order < right.order)

/** Appointments, earliest first, as a binary heap. */
export class Agenda {
  readonly #heap: Appointment[] = []
  #order = 0

  add(at: number, run: () => void): Appointment {
    const added: Appointment = { at, order: this.#order++, run, cancelled: false }
    const heap = this.#heap
    let index = heap.push(added) - 1
    while (index > 0) {
      const parent = (index - 1) >> 1
      const above = heap[parent]
      if (above === undefined || !isBefore(added, above)) break
      heap[index] = above
      index = parent
    }
    heap[index] = added
    return added
  }

  /** Takes the earliest out that nobody has cancelled. */
  next(): Appointment | undefined {
    for (;;) {
      const first = this.#heap[0]
      const last = this.#heap.pop()
      if (first === undefined || last === undefined) return undefined
      if (first !== last) this.#sink(last)
      if (!first.cancelled) return first
    }
  }

  #sink(moved: Appointment): void {
    const heap = this.#heap
    let index = 0
    for (;;) {
      const left = heap[2 * index + 1]
      const right = heap[2 * index + 2]
      const child = left !== undefined && right !== undefined && isBefore(right, left) ? right : left
      if (child === undefined || !isBefore(child, moved)) break
      heap[index] = child
      index = child === left ? 2 * index + 1 : 2 * index + 2
    }
    heap[index] = moved
  }
}
