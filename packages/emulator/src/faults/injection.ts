import type { EntityName } from '../entities/kind.ts'
import type { Operation } from '../http/target.ts'
import { createRandom, type Random } from '../random.ts'

/**
 * What goes wrong with a call.
 *
 * - `throttle`: 429 in XML, as the gateway sends it
 * - `serverError`: 500 with a `SystemFault`
 * - `maintenance`: 503 with an HTML page
 * - `htmlError`: 502 with an HTML page
 * - `staleToken`: 401, as if the access token had just expired
 * - `resetBefore`: the connection breaks before anything is done
 * - `resetAfter`: the work is done and the reply is lost
 * - `wrongJson`: the work is done and half of the reply arrives, with status 200
 * - `slowBody`: the work is done, half of the reply arrives at once and the rest `latencyMs` later
 * - `latency`: nothing goes wrong, it takes `latencyMs`
 */
export type FaultKind =
  | 'throttle'
  | 'serverError'
  | 'maintenance'
  | 'htmlError'
  | 'staleToken'
  | 'resetBefore'
  | 'resetAfter'
  | 'wrongJson'
  | 'slowBody'
  | 'latency'

/** Which calls a fault hits, and what happens to them. What is left out matches every call. */
export interface FaultRule {
  readonly kind?: FaultKind
  /** Chooses the kind by its status where `kind` is left out: 429, 401, 500, 502 or 503. */
  readonly status?: 401 | 429 | 500 | 502 | 503
  /** A part of the path below the company, or a pattern for it; the OAuth endpoints are hit by rules with a path only. */
  readonly path?: string | RegExp
  readonly entity?: EntityName
  readonly operation?: Operation
  readonly realmId?: string
  readonly method?: string
  /** The first matching call that is hit, from now on. @defaultValue 1 */
  readonly nth?: number
  /** How many matching calls are hit in a row. @defaultValue 1 */
  readonly times?: number
  /** Milliseconds of real time before anything else happens. @defaultValue 0 */
  readonly latencyMs?: number
}

/** Faults that come by chance, the same ones for the same seed. */
export interface RandomFaults extends Omit<FaultRule, 'kind' | 'status' | 'nth' | 'times'> {
  /** The share of matching calls that are hit, from 0 to 1. */
  readonly share: number
  /** What happens, each as likely. @defaultValue throttle, serverError, maintenance, resetBefore and resetAfter */
  readonly kinds?: readonly FaultKind[]
  /** @defaultValue 1 */
  readonly seed?: number
}

/** How requestids are treated; see {@link FaultControls.requestIds}. */
export interface RequestIdTreatment {
  /** False: every call is carried out, whatever its requestid. @defaultValue true */
  readonly honoured?: boolean
  /** Milliseconds of the emulator's clock after which a requestid is as good as new. @defaultValue never */
  readonly forgetAfterMs?: number
}

/** Makes QuickBooks fail on purpose. */
export interface FaultControls {
  /** Plans a fault for coming calls. Several rules wait side by side; the one planned first wins. */
  next(rule: FaultRule): void
  /** Lets a share of the calls fail from now on, in place of the share named before. */
  random(faults: RandomFaults): void
  /** Makes every call take this many milliseconds of real time from now on. */
  latency(milliseconds: number): void
  /** Says whether and for how long requestids are remembered. */
  requestIds(treatment: RequestIdTreatment): void
  /** Forgets every rule, the latency and the treatment of requestids. */
  clear(): void
}

/** What a rule is matched with. */
export interface FaultSubject {
  readonly path: string
  readonly realmId: string
  readonly method: string
  readonly operation: Operation
  readonly entity?: EntityName
  /** A call to an OAuth endpoint, which only rules that name a path are meant for. */
  readonly isOAuth?: boolean
}

/** What happens to one call. */
export interface Disturbance {
  readonly kind: FaultKind | undefined
  readonly latencyMs: number
}

const kindByStatus: { readonly [status: number]: FaultKind } = {
  401: 'staleToken',
  429: 'throttle',
  500: 'serverError',
  502: 'htmlError',
  503: 'maintenance',
}

const likelyKinds: readonly FaultKind[] = ['throttle', 'serverError', 'maintenance', 'resetBefore', 'resetAfter']

const kindOf = (rule: FaultRule): FaultKind =>
  rule.kind ?? (rule.status === undefined ? undefined : kindByStatus[rule.status]) ?? 'latency'

/** Whether a path is meant. A pattern is searched from the start each time, whatever its flags remember. */
const fitsPath = (wanted: string | RegExp, path: string): boolean =>
  typeof wanted === 'string' ? path.includes(wanted) : path.search(wanted) >= 0

const fits = (rule: FaultRule, subject: FaultSubject): boolean =>
  (rule.path === undefined ? !subject.isOAuth : fitsPath(rule.path, subject.path)) &&
  (rule.entity === undefined || rule.entity === subject.entity) &&
  (rule.operation === undefined || rule.operation === subject.operation) &&
  (rule.realmId === undefined || rule.realmId === subject.realmId) &&
  (rule.method === undefined || rule.method.toUpperCase() === subject.method)

/** The faults that are planned, and what each call meets. */
export class Faults implements FaultControls {
  #rules: { readonly rule: FaultRule; seen: number }[] = []
  #latencyMs = 0
  #chance: { readonly faults: RandomFaults; readonly random: Random } | undefined
  #treatment: RequestIdTreatment = {}

  next(rule: FaultRule): void {
    this.#rules.push({ rule, seen: 0 })
  }

  random(faults: RandomFaults): void {
    this.#chance = { faults, random: createRandom(faults.seed ?? 1) }
  }

  latency(milliseconds: number): void {
    this.#latencyMs = milliseconds
  }

  requestIds(treatment: RequestIdTreatment): void {
    this.#treatment = treatment
  }

  clear(): void {
    this.#rules = []
    this.#chance = undefined
    this.#latencyMs = 0
    this.#treatment = {}
  }

  /** How requestids are treated now. */
  get treatment(): RequestIdTreatment {
    return this.#treatment
  }

  #byChance(subject: FaultSubject): FaultRule | undefined {
    if (this.#chance === undefined) return undefined
    const { faults, random } = this.#chance
    const { share, kinds = likelyKinds, seed: _seed, ...rule } = faults
    if (!fits(rule, subject) || random.fraction() >= share) return undefined
    const kind = kinds[Math.floor(random.fraction() * kinds.length)]
    return kind === undefined ? undefined : { ...rule, kind }
  }

  /** What one call meets; counts it for every rule it fits. */
  meet(subject: FaultSubject): Disturbance {
    if (this.#rules.length === 0 && this.#chance === undefined) return { kind: undefined, latencyMs: this.#latencyMs }
    let met: FaultRule | undefined
    for (const planned of this.#rules) {
      if (!fits(planned.rule, subject)) continue
      planned.seen += 1
      const first = planned.rule.nth ?? 1
      if (met === undefined && planned.seen >= first && planned.seen < first + (planned.rule.times ?? 1))
        met = planned.rule
    }
    this.#rules = this.#rules.filter(({ rule, seen }) => seen < (rule.nth ?? 1) + (rule.times ?? 1) - 1)
    met ??= this.#byChance(subject)
    return {
      kind: met === undefined ? undefined : kindOf(met),
      latencyMs: this.#latencyMs + (met?.latencyMs ?? 0),
    }
  }
}
