import type { LeadBooks, Store } from '@leadbooks/runtime'
import { contractorNumber, realmId } from './company.ts'
import type { Outbound } from './mortal-channel.ts'
import { type BooksOf, booksOf, type ReadRows } from './person.ts'
import type { Expected, Story } from './stories.ts'

/** A world once it is quiet, and what reached people in it. */
export interface Judged {
  readonly stories: readonly Story[]
  /** What QuickBooks holds. */
  readonly rows: ReadRows
  readonly store: Store
  /** LeadBooks as somebody reads it who does no work. */
  readonly books: LeadBooks
  readonly outbound: Outbound
  /** How often each document was e-mailed, as `Estimate/7`. */
  readonly emails: ReadonlyMap<string, number>
  /** Whether something went wrong that may leave open whether a message went out. */
  readonly mayDoubt: boolean
}

const endOfTime = '9999-01-01T00:00:00.000Z'

/** What still waits in a store to be done; reviews and dead letters wait for people and do not count. */
export const waiting = async (store: Store): Promise<string[]> => {
  const counts = await store.counts(realmId)
  const open = ['commands.ready', 'commands.leased', 'commands.waiting', 'deliveries.received', 'deliveries.rejected']
  const changes = await store.dueChanges(endOfTime, 100)
  return [
    ...open.flatMap((kind) => (counts[kind] === undefined ? [] : [`${counts[kind]} ${kind}`])),
    ...(changes.length === 0 ? [] : [`${changes.length} changes to read`]),
  ]
}

/** Reviews that are work for people rather than doubts: somebody is to be called back, or told what could not be done. */
const forPeople: ReadonlySet<string> = new Set(['callback', 'task'])

const sorted = (numbers: readonly number[]): string => [...numbers].sort((left, right) => left - right).join(', ')

const differs = (what: string, found: readonly number[], expected: readonly number[]): string[] =>
  sorted(found) === sorted(expected)
    ? []
    : [`${what}: ${sorted(found) || 'none'} instead of ${sorted(expected) || 'none'}`]

const markersOf = (rows: readonly { PrivateNote?: string }[]): string[] =>
  rows.flatMap(({ PrivateNote = '' }) => PrivateNote.match(/LeadBooks ref \w+/g) ?? [])

/** Each document goes out once; an estimate that was answered before it could need not go out any more. */
const judgeEmails = (books: BooksOf, emails: ReadonlyMap<string, number>, isEmailed: boolean): string[] => {
  const judge = (document: string, mayLack: boolean): string[] => {
    const count = emails.get(document) ?? 0
    const isRight = isEmailed ? count === 1 || (count === 0 && mayLack) : count === 0
    return isRight ? [] : [`${document} was e-mailed ${count} times`]
  }
  return [
    ...books.estimates().flatMap(({ Id, TxnStatus }) => judge(`Estimate/${Id}`, TxnStatus !== 'Pending')),
    ...books.invoices().flatMap(({ Id }) => judge(`Invoice/${Id}`, false)),
  ]
}

/** Compares what QuickBooks holds of a caller with what must be there. */
const judgeStory = (
  { rows, emails }: Pick<Judged, 'rows' | 'emails'>,
  { caller, expected, title }: Story,
): string[] => {
  const books = booksOf(rows, caller.name)
  const customers = books.customers()
  const people = customers.filter(({ Job }) => Job !== true)
  const invoices = books.invoices()
  const ours = <Row extends { PrivateNote?: string }>(rows: Row[]): Row[] =>
    rows.filter((row) => markersOf([row]).length > 0)
  const markers = markersOf([...books.estimates(), ...invoices, ...books.receipts(), ...books.payments()])
  const wants: Expected = expected
  const problems = [
    ...differs('customers', [people.length], [1]),
    ...differs('jobs', [customers.length - people.length], [wants.jobs]),
    ...differs(
      'estimates',
      books.estimates().map(({ TotalAmt }) => TotalAmt),
      wants.estimates,
    ),
    ...differs(
      'invoices',
      invoices.map(({ TotalAmt }) => TotalAmt),
      wants.invoices.map(({ total }) => total),
    ),
    ...differs(
      'balances',
      invoices.map(({ Balance }) => Balance),
      wants.invoices.map(({ balance }) => balance),
    ),
    ...differs(
      'sales receipts',
      books.receipts().map(({ TotalAmt }) => TotalAmt),
      wants.receipts,
    ),
    ...differs(
      'payments recorded',
      ours(books.payments()).map(({ TotalAmt }) => TotalAmt),
      wants.payments,
    ),
    ...judgeEmails(books, emails, wants.isEmailed),
    ...(new Set(markers).size === markers.length ? [] : ['two documents of one command']),
    ...(wants.mobile === undefined || people[0]?.Mobile?.FreeFormNumber === wants.mobile
      ? []
      : [`the mobile number is ${people[0]?.Mobile?.FreeFormNumber}`]),
  ]
  return problems.map((problem) => `${title}: ${problem}`)
}

/** Compares what LeadBooks itself says of a caller's leads with QuickBooks. */
const judgeLeads = async (books: LeadBooks, stories: readonly Story[]): Promise<string[]> => {
  const problems: string[] = []
  const listed = (await books.leads.list(realmId, { limit: 100 })).map(({ leadId }) => leadId)
  const expected = stories.flatMap(({ leadIds }) => leadIds)
  if ([...listed].sort().join() !== [...expected].sort().join())
    problems.push(`leads: ${listed.join(', ') || 'none'} instead of ${expected.join(', ')}`)
  for (const { title, leadIds, expected: wants } of stories) {
    let open = 0
    for (const leadId of leadIds) {
      const lead = await books.leads.read(realmId, leadId)
      open += Number(lead?.money.open ?? 0)
      if (lead?.customerId === undefined) problems.push(`${title}: the lead has no customer`)
    }
    const balance = wants.invoices.reduce((sum, invoice) => sum + invoice.balance, 0)
    if (open !== balance) problems.push(`${title}: the lead says that ${open} is open instead of ${balance}`)
  }
  return problems
}

const judgeMessages = ({ sent }: Outbound): string[] => {
  const toCustomers = sent.filter(({ to }) => to !== contractorNumber)
  const keys = new Set<string>()
  return toCustomers.flatMap(({ idempotencyKey }) => {
    if (keys.has(idempotencyKey)) return [`the message ${idempotencyKey} went to the customer twice`]
    keys.add(idempotencyKey)
    return []
  })
}

/** Everything that is not as it must be once a world is quiet. */
export const judge = async (judged: Judged): Promise<string[]> => {
  const { stories, rows, store, books, outbound, mayDoubt } = judged
  const dead = (await books.deadLetters.list(realmId)).filter(
    ({ error }) => !(mayDoubt && error?.code === 'message-uncertain'),
  )
  const reviews = (await books.reviews.list(realmId)).filter(({ code }) => !forPeople.has(code))
  const mirrored = await store.keyFrequencies(realmId, [])
  return [
    ...(await waiting(store)).map((what) => `not done: ${what}`),
    ...dead.map(({ key, error }) => `dead letter ${key}: ${error?.code} ${error?.message}`),
    ...reviews.map(({ code, message }) => `a person is asked: ${code} ${message}`),
    ...stories.flatMap((story) => judgeStory(judged, story)),
    ...(await judgeLeads(books, stories)),
    ...differs('customers mirrored', [mirrored.size], [rows('Customer').length]),
    ...judgeMessages(outbound),
  ]
}
