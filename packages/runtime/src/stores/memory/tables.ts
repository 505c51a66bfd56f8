import type {
  AuditEntry,
  ChangeRecord,
  CustomerRecord,
  DeliveryRecord,
  DocumentRecord,
  ItemRecord,
  LeadRecord,
  OutboxRecord,
  RealmRecord,
  RegisterRecord,
  RejectionRecord,
  ReviewRecord,
  TimelineEntry,
  UsageKind,
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

/** How much was used in one hour. */
export interface UsageRow {
  realmId: string
  kind: UsageKind
  hour: string
  count: number
}

/** Everything the memory store holds. */
export class Tables {
  readonly #undo: (() => void)[] = []
  readonly deliveries: Table<DeliveryRecord> = new Table(this.#undo)
  readonly rejections: Table<RejectionRecord> = new Table(this.#undo)
  readonly leads: Table<LeadRecord> = new Table(this.#undo)
  readonly refs: Table<string[]> = new Table(this.#undo)
  readonly commands: Table<OutboxRecord> = new Table(this.#undo)
  readonly changes: Table<ChangeRecord> = new Table(this.#undo)
  readonly customers: Table<KeyedCustomer> = new Table(this.#undo)
  readonly documents: Table<DocumentRecord> = new Table(this.#undo)
  readonly items: Table<ItemRecord> = new Table(this.#undo)
  readonly realms: Table<RealmRecord> = new Table(this.#undo)
  readonly reviews: Table<ReviewRecord> = new Table(this.#undo)
  readonly timelines: Table<TimelineEntry[]> = new Table(this.#undo)
  readonly usage: Table<UsageRow> = new Table(this.#undo)
  readonly registers: Table<RegisterRecord> = new Table(this.#undo)
  readonly audits: Table<AuditEntry[]> = new Table(this.#undo)
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
