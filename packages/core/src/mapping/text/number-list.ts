/** Whole numbers in one stretch of memory that grows and is used over and over; reading past its end is the caller's fault. */
export class NumberList {
  size = 0
  values: Int32Array = new Int32Array(64)

  /** Appends a number; answers its place. */
  push(value: number): number {
    if (this.size === this.values.length) this.reserve(2 * this.size)
    this.values[this.size] = value
    this.size += 1
    return this.size - 1
  }

  at(index: number): number {
    return this.values[index] as number // see the class
  }

  /** Makes room for as many numbers as may be set by their place. */
  reserve(length: number): void {
    if (length <= this.values.length) return
    const grown = new Int32Array(Math.max(length, 2 * this.values.length))
    grown.set(this.values)
    this.values = grown
  }
}
