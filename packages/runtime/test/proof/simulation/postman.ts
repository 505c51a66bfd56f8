import { nextphoneBodyTemplate } from '@leadbooks/adapters/nextphone'
import type { LeadEvent } from '@leadbooks/core'
import type { createEmulator } from '@leadbooks/emulator'
import { realmId, secret, verifierToken } from './company.ts'
import type { Fleet } from './fleet.ts'
import type { Node } from './node.ts'
import type { Perils } from './perils.ts'
import { lives, type World } from './world.ts'

export type Said = Readonly<Record<string, string>>

/** How long a sender waits for an answer. */
const patienceMs = 15_000

const callUrl = `https://books.example/v1/${realmId}/calls/nextphone`
const webhookUrl = 'https://books.example/v1/quickbooks/webhooks'

const bodyOf = (said: Said): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(nextphoneBodyTemplate).map(([name, text]) => [name, said[name] ?? text])),
  )

/** Brings things to the processes from outside: calls, QuickBooks' webhooks, and what the business reports. */
export class Postman {
  readonly #world: World
  readonly #perils: Perils
  readonly #fleet: Fleet
  /** Under way or to be brought again. */
  underWay = 0
  #flushing = false

  constructor(world: World, perils: Perils, fleet: Fleet) {
    this.#world = world
    this.#perils = perils
    this.#fleet = fleet
  }

  /** Posts a call until somebody has taken it, and perhaps again later, as phone services do. */
  call(delayMs: number, said: Said): void {
    const { chance } = this.#world
    const body = bodyOf(said)
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${secret}` }
    const post = (): Request => new Request(callUrl, { method: 'POST', headers, body })
    const what = `call of ${said.caller_name}`
    this.#bring(delayMs, what, this.#perils.odds.posts, (node) => this.#isTaken(node, post()))
    const repeats = chance.pick([0, 0, 1, 2])
    for (let repeat = 0; repeat < repeats; repeat += 1)
      this.#bring(
        delayMs + chance.between(0, chance.pick([2_000, 600_000, 7 * 3_600_000])),
        `${what} again`,
        0,
        (node) => this.#isTaken(node, post()),
      )
  }

  /** Reports an event until it is taken: the lead may not be there yet. */
  tell(delayMs: number, event: LeadEvent): void {
    this.#bring(
      delayMs,
      `${event.type} ${event.leadId ?? ''}`,
      this.#perils.odds.posts / 2,
      async ({ books, life }) => {
        await lives.run(life, () => books.event(realmId, event))
        return true
      },
    )
  }

  /** Hears QuickBooks' webhooks and brings them: late, twice, out of order, or never. */
  listen(emulator: ReturnType<typeof createEmulator>): void {
    emulator.webhooks.to(webhookUrl, verifierToken, {
      automatic: false,
      fetch: async (request) => {
        const { chance } = this.#world
        const body = await request.text()
        const headers = [...request.headers]
        if (this.#perils.strikes(this.#perils.odds.webhooksLost)) this.#world.fault('webhook lost', 'QuickBooks', '')
        else
          for (let copies = chance.happens(0.2) ? 2 : 1; copies > 0; copies -= 1)
            this.#bring(chance.happens(0.2) ? chance.between(0, 1_200_000) : 50, 'webhook', 0, (node) =>
              this.#isTaken(node, new Request(webhookUrl, { method: 'POST', headers, body })),
            )
        return new Response(null, { status: 200 })
      },
    })
  }

  /** Lets QuickBooks tell soon of what has changed. */
  flushSoon(emulator: ReturnType<typeof createEmulator>): void {
    if (this.#flushing) return
    this.#flushing = true
    lives.exit(() =>
      this.#world.later(this.#world.chance.between(500, 30_000), () => {
        this.#flushing = false
        void emulator.webhooks.flush()
      }),
    )
  }

  async #isTaken({ books, life }: Node, request: Request): Promise<boolean> {
    const { status } = await lives.run(life, () => books.fetch(request))
    if (status === 401 || status === 400) throw new Error(`A genuine delivery was refused with ${status}.`)
    return status === 200
  }

  /** Brings something to whoever runs, again and again until it is taken and the sender has heard so. */
  #bring(delayMs: number, what: string, lost: number, hand: (node: Node) => Promise<boolean>): void {
    this.underWay += 1
    lives.exit(() => this.#world.later(delayMs, () => void this.#hand(what, lost, hand)))
  }

  async #hand(what: string, lost: number, hand: (node: Node) => Promise<boolean>): Promise<void> {
    const world = this.#world
    const node = this.#fleet.anyone()
    const losesWay = this.#perils.strikes(lost)
    const taken = node !== undefined && !losesWay && (await this.#untilGone(node, hand(node)))
    const heard = taken && !this.#perils.strikes(lost)
    if (losesWay) world.fault('post lost', 'sender', what)
    else if (taken && !heard) world.fault('answer to a post lost', 'sender', what)
    else world.note('sender', `${what} ${taken ? `→ ${node.life.name}` : 'is not taken'}`)
    this.underWay -= 1
    if (!heard) this.#bring(world.chance.between(1_000, 60_000), what, lost, hand)
  }

  /** What came of it, as the sender sees it: nothing, when the process dies or takes too long. */
  #untilGone({ life }: Node, handing: Promise<boolean>): Promise<boolean> {
    return new Promise((resolve) => {
      const gone = (): void => resolve(false)
      const timer = this.#world.later(patienceMs, gone)
      life.mourners.add(gone)
      const done = (taken: boolean): void => {
        timer.cancelled = true
        life.mourners.delete(gone)
        resolve(taken)
      }
      handing.then(done, () => done(false))
    })
  }
}
