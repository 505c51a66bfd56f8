import { type Node, type Surroundings, startNode } from './node.ts'
import { type Life, lives } from './world.ts'

/** How soon a process looks at what others have left in the store, and at what was held up. */
const pollMs = 500
/** How long it rests where nothing is due: a commit wakes it. */
const restMs = 3_600_000

/** The processes of a world: each drains what is due, and one that dies is started again. */
export class Fleet {
  readonly #around: Omit<Surroundings, 'written'>
  readonly #nodes: (Node | undefined)[] = []
  readonly #resting = new Map<Life, () => void>()
  #started = 0

  constructor(around: Omit<Surroundings, 'written'>) {
    this.#around = around
    for (let slot = 0; slot < around.perils.odds.processes; slot += 1) this.#start(slot)
  }

  /** A process that runs; `undefined` while none does. */
  anyone(): Node | undefined {
    const running = this.#nodes.filter((node) => node?.life.dead === false)
    return running.length === 0 ? undefined : this.#around.world.chance.pick(running)
  }

  #start(slot: number): void {
    const { world } = this.#around
    this.#started += 1
    const node = startNode(`${'abc'[slot]}${this.#started}`, { ...this.#around, written: () => this.#wakeAll() })
    this.#nodes[slot] = node
    world.note(node.life.name, 'starts')
    node.life.mourners.add(() => world.later(world.chance.between(50, 20_000), () => this.#start(slot)))
    lives.run(node.life, () => void this.#drive(node))
  }

  /** Drains for as long as the process lives; what the store refuses is tried again. */
  async #drive({ books, life }: Node): Promise<never> {
    for (;;) {
      const report = await books.drain().catch(() => ({ nextDueAt: this.#around.world.start }))
      await this.#rest(life, report.nextDueAt)
    }
  }

  async #rest(life: Life, nextDueAt: string | undefined): Promise<void> {
    const { world } = this.#around
    const waitMs = nextDueAt === undefined ? restMs : Date.parse(nextDueAt) - world.now()
    await new Promise<void>((resolve) => {
      const timer = world.later(waitMs <= 0 ? pollMs : waitMs, resolve)
      this.#resting.set(life, () => {
        timer.cancelled = true
        lives.run(life, () => world.later(world.chance.between(1, pollMs), resolve))
      })
    })
    this.#resting.delete(life)
  }

  /** Something was written: those who rest look at it within the time they look at the store anyway. */
  #wakeAll(): void {
    const resting = [...this.#resting]
    this.#resting.clear()
    for (const [life, wake] of resting) if (!life.dead) wake()
  }
}
