import { createEmulator, type EmulatorState } from '@leadbooks/emulator'
import { memoryTokenStore, type TokenStore } from '@leadbooks/qbo'
import { createLeadBooks, type LeadBooks, type Store } from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import { Chance } from './chance.ts'
import { realmId, tenant, worldStart } from './company.ts'
import { Fleet } from './fleet.ts'
import type { Outbound } from './mortal-channel.ts'
import { drawOdds, type Odds } from './odds.ts'
import { Perils } from './perils.ts'
import { booksOf, readOnce, screensOf } from './person.ts'
import { Postman } from './postman.ts'
import { withStandIns } from './stand-ins.ts'
import { drawStories, type Stage, type Story } from './stories.ts'
import { judge, waiting } from './verdict.ts'
import { lives, type TraceLine, World } from './world.ts'

/** What came of one world. */
export interface Outcome {
  readonly seed: number
  readonly odds: Odds
  readonly stories: readonly string[]
  /** Empty when all is as it must be. */
  readonly problems: readonly string[]
  readonly faults: ReadonlyMap<string, number>
  /** Steps at which a process could have died. */
  readonly steps: number
  readonly crashes: number
  readonly trace: readonly TraceLine[]
  /** Hours that passed in the world. */
  readonly hours: number
}

/** What may be chosen of a world; the seed decides the rest. */
export interface Choices {
  readonly odds?: Odds
  readonly stories?: (chance: Chance) => Story[]
  /** The one step at which a process dies. */
  readonly crashAt?: number
  /** Puts a fault into LeadBooks' surroundings that it has no answer to, to see that it is noticed. */
  readonly spoil?: (parts: { emulator: ReturnType<typeof createEmulator>; store: Store }) => Store | undefined
}

const hourMs = 3_600_000
/** How long a world may take to come to rest after the last thing was done in it. */
const mostHours = 60

let company: EmulatorState | undefined
/** The example company, opened once: opening takes longer than many a world. */
const openCompany = (clock: { now(): number }): ReturnType<typeof createEmulator> => {
  company ??= createEmulator({ realmIds: [realmId], clock }).save()
  return createEmulator({ state: company, clock })
}

/**
 * Counts how often each document was e-mailed, as `Estimate/7`: QuickBooks itself shows it, whatever became of the reply.
 */
const countEmails = (emulator: ReturnType<typeof createEmulator>): Map<string, number> => {
  const emails = new Map<string, number>()
  const { fetch } = emulator
  const versions = (): string[] =>
    (['Estimate', 'Invoice'] as const).flatMap((entity) =>
      emulator.documents(realmId, entity).map(({ Id, SyncToken }) => `${entity}/${Id}@${SyncToken}`),
    )
  emulator.fetch = async (request, init) => {
    if (!(request instanceof Request) || !request.url.includes('/send?')) return fetch(request, init)
    const before = new Set(versions())
    try {
      return await fetch(request, init)
    } finally {
      for (const version of versions().filter((now) => !before.has(now))) {
        const document = version.split('@')[0] ?? version
        emails.set(document, (emails.get(document) ?? 0) + 1)
      }
    }
  }
  return emails
}

/** People who look again whenever QuickBooks was asked something, rather than every ten minutes. */
type Eager = Set<() => void>

/** Share of what people do that they are eager to. */
const eagerness = 0.3
const lookAgainMs = 10 * 60_000

const stageOf = (
  world: World,
  { postman, emulator, eager }: { postman: Postman; emulator: ReturnType<typeof createEmulator>; eager: Eager },
  caller: string,
): Stage => {
  const { chance } = world
  const books = booksOf((entity) => emulator.documents(realmId, entity), caller)
  const screens = screensOf(emulator)
  const act: Stage['act'] = (delayMs, what, doing) => {
    postman.underWay += 1
    let isDone = false
    const attempt = (): void => {
      if (isDone) return
      isDone = doing(books, screens)
      world.note('person', `${caller}: ${what}${isDone ? '' : ', too early'}`)
      if (!isDone) return
      eager.delete(attempt)
      postman.underWay -= 1
      postman.flushSoon(emulator)
    }
    const look = (): void => {
      attempt()
      if (!isDone) world.later(lookAgainMs, look)
    }
    const isEager = chance.happens(eagerness)
    world.later(delayMs, () => {
      if (isEager) eager.add(attempt)
      look()
    })
  }
  return {
    chance,
    call: (delayMs, said) => postman.call(delayMs, said),
    tell: (delayMs, event) => postman.tell(delayMs, event),
    act,
  }
}

const connect = async (emulator: ReturnType<typeof createEmulator>, tokens: TokenStore, now: number): Promise<void> => {
  emulator.tokens.acceptOnlyIssued(true)
  const { accessToken, refreshToken } = emulator.tokens.issue(realmId)
  const inMs = (duration: number): string => new Date(now + duration).toISOString()
  const stored = await tokens.read(realmId)
  await tokens.replace(realmId, stored?.version, {
    version: (stored?.version ?? 0) + 1,
    tokens: {
      accessToken,
      refreshToken,
      accessTokenExpiresAt: inMs(hourMs),
      refreshTokenExpiresAt: inMs(100 * 24 * hourMs),
    },
  })
}

/**
 * Plays a world from its seed to its end and says what is wrong with it then.
 *
 * Several processes of LeadBooks share one store and one QuickBooks company. People call, accept, pay and change their minds;
 * whatever a process reaches out to fails by chance, and processes die at any step. After a while nothing goes wrong any more,
 * and once all is done the books must be as if nothing ever had.
 */
export const play = async (seed: number, choices: Choices = {}): Promise<Outcome> => {
  const chance = new Chance(seed)
  const odds = choices.odds ?? drawOdds(chance)
  const stories = (choices.stories ?? drawStories)(chance)
  const world = new World(chance, worldStart)
  const perils = new Perils(world, odds, choices.crashAt)
  return withStandIns(world, async () => {
    const clock = { now: () => world.now() }
    const emulator = openCompany(clock)
    const emails = countEmails(emulator)
    if (odds.forgetAfterMs !== undefined) emulator.faults.requestIds({ forgetAfterMs: odds.forgetAfterMs })
    const kept = odds.store === 'sqlite' ? sqliteStore({ path: ':memory:' }) : memoryStore()
    const store = choices.spoil?.({ emulator, store: kept }) ?? kept
    const tokens = memoryTokenStore()
    await connect(emulator, tokens, world.now())
    const outbound: Outbound = { sent: [], uncertain: new Set() }
    const eager: Eager = new Set()
    const answered = (): void => {
      postman.flushSoon(emulator)
      for (const attempt of eager) lives.exit(() => world.later(chance.between(10, 3_000), attempt))
    }
    const around = { world, perils, emulator, store, tokens, outbound, answered }
    const fleet = new Fleet(around)
    const postman = new Postman(world, perils, fleet)
    postman.listen(emulator)
    for (const story of stories) story.play(stageOf(world, { postman, emulator, eager }, story.caller.name))
    if (odds.revokedAtMs !== undefined) revoke(world, { emulator, tokens, postman, atMs: odds.revokedAtMs })

    const isOver = quietWatch(world, { perils, postman, store })
    await world.run(isOver)
    const books = onlooker(store, clock)
    const mayDoubt = odds.crash > 0 || choices.crashAt !== undefined || odds.messages > 0 || odds.storeFails > 0
    const problems = await judge({ stories, rows: readOnce(emulator), store, books, outbound, emails, mayDoubt })
    await kept.close()
    return {
      seed,
      odds,
      stories: stories.map(({ title }) => title),
      problems,
      faults: world.faults,
      steps: perils.steps,
      crashes: perils.crashes,
      trace: world.trace,
      hours: (world.now() - worldStart) / hourMs,
    }
  })
}

/** LeadBooks as somebody reads it who does no work. */
const onlooker = (store: Store, clock: { now(): number }): LeadBooks =>
  createLeadBooks({
    store,
    clock,
    quickbooks: () => {
      throw new Error('Whoever looks asks QuickBooks nothing.')
    },
    adapters: [],
    tenant: async () => tenant,
  })

interface Revocation {
  emulator: ReturnType<typeof createEmulator>
  tokens: TokenStore
  postman: Postman
  atMs: number
}

/** Ends the connection, and has a person connect the company again some hours later; until then the play is not over. */
const revoke = (world: World, { emulator, tokens, postman, atMs }: Revocation): void => {
  world.later(atMs, async () => {
    postman.underWay += 1
    const stored = await tokens.read(realmId)
    emulator.tokens.revoke(stored?.tokens.refreshToken ?? '')
    world.fault('connection ended', 'QuickBooks', '')
    world.later(world.chance.between(60_000, 3 * hourMs), async () => {
      await connect(emulator, tokens, world.now())
      postman.underWay -= 1
    })
  })
}

/** Looks every ten minutes whether all is done: nothing waits, nobody is under way, and QuickBooks was asked twice since. */
const quietWatch = (
  world: World,
  { perils, postman, store }: { perils: Perils; postman: Postman; store: Store },
): (() => boolean) => {
  const state = { isOver: false, quietSince: undefined as number | undefined }
  const look = async (): Promise<void> => {
    const isBusy = !perils.isCalm || perils.isOutage || postman.underWay > 0 || (await waiting(store)).length > 0
    if (isBusy) state.quietSince = undefined
    else state.quietSince ??= world.now()
    const isQuiet = state.quietSince !== undefined && world.now() - state.quietSince > hourMs * 1.5
    state.isOver = isQuiet || perils.elapsedMs > mostHours * hourMs
    if (!state.isOver) world.later(10 * 60_000, () => void look())
  }
  world.later(10 * 60_000, () => void look())
  return () => state.isOver
}

/** A trace as people read it. */
export const printTrace = ({ trace }: Outcome): string =>
  trace.map(({ at, who, what }) => `${new Date(at).toISOString().slice(5, 23)} ${who.padEnd(10)} ${what}`).join('\n')
