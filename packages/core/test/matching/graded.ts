import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CustomerProfile, type CustomerQuery, createCustomerIndex } from '../../src/matching/index.ts'

interface GivenAddress {
  line1?: string
  city?: string
  state?: string
  zip?: string
}
interface GivenCustomer extends Omit<CustomerProfile, 'addresses' | 'active'> {
  addresses: GivenAddress[]
}
interface GivenLead {
  name?: string
  givenName?: string
  familyName?: string
  company?: string
  phone?: string
  email?: string
  address?: GivenAddress
}
interface Truth {
  customerIds: string[]
}

/** Shares of all leads; recall is of the leads whose caller is on the list. */
export interface Grades {
  leads: number
  falseMatches: number
  precision: number
  recall: number
  /** The right customer was matched or is among the candidates of a review. */
  recallWithReview: number
  reviewRate: number
  /** Callers on the list who were taken for new. */
  missed: number
  /** False match 100, duplicate 10, review 1. */
  costPerThousand: number
}

const read = <Row>(folder: string, name: string): Row[] =>
  readFileSync(join(folder, `${name}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line): Row => JSON.parse(line))

const filled = <Members extends object>(members: Members): Members =>
  // Empty texts stand for what is missing in these files.
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== '')) as Members

const postal = ({ line1 = '', city = '', state = '', zip = '' }: GivenAddress) =>
  filled({ line1, city, region: state, postalCode: zip })

const queryOf = ({
  name = '',
  givenName = '',
  familyName = '',
  company = '',
  phone,
  email,
  address,
}: GivenLead): CustomerQuery => ({
  ...filled({ name, givenName, familyName, companyName: company }),
  phones: phone === undefined ? [] : [phone],
  emails: email === undefined ? [] : [email],
  ...(address === undefined ? {} : { address: postal(address) }),
})

/** Matches every lead of a folder against its customers and compares with the truth beside them. */
export const grade = (folder: string): Grades => {
  const customers = read<GivenCustomer>(folder, 'customers')
  const index = createCustomerIndex(
    customers.map((given) => ({
      ...filled(given),
      displayName: given.displayName,
      addresses: given.addresses.map(postal),
      active: true,
    })),
  )
  const truths = read<Truth>(folder, 'truth')
  const counts = { known: 0, matched: 0, right: 0, shown: 0, reviewed: 0, missed: 0 }
  for (const [at, lead] of read<GivenLead>(folder, 'leads').entries()) {
    const ids = truths[at]?.customerIds ?? []
    const decision = index.match(queryOf(lead))
    const known = ids.length > 0
    const right = decision.kind === 'match' && ids.includes(decision.customerId)
    const shown =
      right || (decision.kind === 'review' && decision.candidates.some(({ customerId }) => ids.includes(customerId)))
    counts.known += Number(known)
    counts.matched += Number(decision.kind === 'match')
    counts.right += Number(right)
    counts.shown += Number(shown)
    counts.reviewed += Number(decision.kind === 'review')
    counts.missed += Number(known && decision.kind === 'new')
  }
  const leads = truths.length
  const falseMatches = counts.matched - counts.right
  return {
    leads,
    falseMatches,
    precision: counts.right / counts.matched,
    recall: counts.right / counts.known,
    recallWithReview: counts.shown / counts.known,
    reviewRate: counts.reviewed / leads,
    missed: counts.missed / leads,
    costPerThousand: (1_000 * (100 * falseMatches + 10 * counts.missed + counts.reviewed)) / leads,
  }
}
