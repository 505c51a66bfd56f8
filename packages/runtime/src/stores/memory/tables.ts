import type {
  CustomerRecord,
  DeliveryRecord,
  ItemRecord,
  LeadRecord,
  OutboxRecord,
  RealmRecord,
  RejectionRecord,
  ReviewRecord,
  TimelineEntry,
} from '../records.ts'

/** Joins the parts of a key; JSON keeps parts apart whatever characters they hold. */
export const rowKey = (...parts: string[]): string => JSON.stringify(parts)

/** Rows by key, each change of which can be taken back until it is kept. */
export class Table<Row> {
  readonly #rows = new Map<string, Row>()
  readonly #undo: (() => void)[]

  constructor(undo: (() => void)[]) {
    this.#undo = undo
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key)
  }

  values(): Row[] {
    return [...this.#rows.values()]
  }

  set(key: string, row: Row): void {
    const before = this.#rows.get(key)
    const existed = this.#rows.has(key)
    this.#undo.push(() => (existed ? this.#rows.set(key, before as Row) : this.#rows.delete(key))) // `before` is a Row where one existed
    this.#rows.set(key, row)
  }

  delete(key: string): boolean {
    const before = this.#rows.get(key)
    if (before === undefined) return false
    this.#undo.push(() => this.#rows.set(key, before))
    return this.#rows.delete(key)
  }
}

/** A customer with the keys it is found by. */
export interface KeyedCustomer {
  record: CustomerRecord
  keys: Set<string>
}

/** Everything the memory store holds. */
export class Tables {
  readonly #undo: (() => void)[] = []
  readonly deliveries = new Table<DeliveryRecord>(this.#undo)
  readonly rejections = new Table<RejectionRecord>(this.#undo)
  readonly leads = new Table<LeadRecord>(this.#undo)
  readonly refs = new Table<string[]>(this.#undo)
  readonly commands = new Table<OutboxRecord>(this.#undo)
  readonly customers = new Table<KeyedCustomer>(this.#undo)
  readonly items = new Table<ItemRecord>(this.#undo)
  readonly realms = new Table<RealmRecord>(this.#undo)
  readonly reviews = new Table<ReviewRecord>(this.#undo)
  readonly timelines = new Table<TimelineEntry[]>(this.#undo)
  sequence = 0

  /** Makes everything since the last `keep` stay. */
  keep(): void {
    this.#undo.length = 0
  }

  /** Takes back everything since the last `keep`. */
  undo(): void {
    for (const step of this.#undo.reverse()) step()
    this.#undo.length = 0
  }
}
