/** Deliveries that are being taken in at this moment: they go before what follows from earlier ones. */
export class Intake {
  #underWay = 0
  #waiting: (() => void)[] = []

  /** Counts work as a delivery that is being taken in, until it ends. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#underWay += 1
    try {
      return await work()
    } finally {
      this.#underWay -= 1
      if (this.#underWay === 0) for (const resume of this.#waiting.splice(0)) resume()
    }
  }

  /** Resolves when no delivery is being taken in, or after `mostMs`. */
  async idle(mostMs: number): Promise<void> {
    if (this.#underWay === 0) return
    let timer: ReturnType<typeof setTimeout> | undefined
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, mostMs)
      this.#waiting.push(resolve)
    })
    clearTimeout(timer)
  }
}
