/** Lists of numbers in one stretch of memory, one after another: those of a list end where those of the next begin. */
export class NumberLists {
  readonly values: Int32Array
  readonly starts: Int32Array

  constructor(lists: readonly (readonly number[])[]) {
    this.starts = new Int32Array(lists.length + 1)
    for (let at = 0; at < lists.length; at += 1) this.starts[at + 1] = this.start(at) + (lists[at]?.length ?? 0)
    this.values = new Int32Array(this.start(lists.length))
    for (let at = 0; at < lists.length; at += 1) this.values.set(lists[at] ?? [], this.start(at))
  }

  /** Where a list begins in {@link values}; the list ends where the next begins. */
  start(list: number): number {
    return this.starts[list] as number // callers pass the number of a list, or how many there are
  }

  at(place: number): number {
    return this.values[place] as number // callers pass a place between two starts
  }
}
