import type { LeadEvent, SalesDocument } from '@leadbooks/core'
import type { Estimate, Invoice } from '@leadbooks/qbo'
import type { Chance } from './chance.ts'
import { worldStart } from './company.ts'
import type { BooksOf, Screens } from './person.ts'
import type { Said } from './postman.ts'

/** Someone who calls. */
export interface Caller {
  readonly name: string
  /** E.164 */
  readonly phone: string
  readonly email: string
}

/** What must be in the books for a caller at the end; amounts in dollars, in any order. */
export interface Expected {
  estimates: number[]
  invoices: { total: number; balance: number }[]
  receipts: number[]
  /** Payments that LeadBooks recorded itself. */
  payments: number[]
  /** Sub-customers. */
  jobs: number
  /** Whether the documents are e-mailed. */
  isEmailed: boolean
  /** What a person wrote into the customer's mobile number. */
  mobile?: string
}

/** Where a story takes place. */
export interface Stage {
  readonly chance: Chance
  call(delayMs: number, said: Said): void
  tell(delayMs: number, event: LeadEvent): void
  /** What a person does in QuickBooks; `act` says whether it could be done yet, and is tried again until it can. */
  act(delayMs: number, what: string, act: (books: BooksOf, screens: Screens) => boolean): void
}

/** What one caller wants, and all that comes of it. */
export interface Story {
  readonly title: string
  readonly caller: Caller
  readonly leadIds: readonly string[]
  readonly expected: Expected
  play(stage: Stage): void
}

type Tell = (caller: Caller, id: string, chance: Chance) => Story

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Works whose estimate is known to the cent. */
const works = [
  { summary: 'AC not cooling. Would like somebody today if possible, wants a quote.', urgency: 'urgent', total: 445 },
  { summary: 'Furnace needs a tune-up before winter, wants a quote.', urgency: 'routine', total: 199 },
  { summary: 'The kitchen drain is clogged, wants a quote.', urgency: 'routine', total: 125 },
  { summary: 'Needs a water heater replacement, wants a quote.', urgency: 'routine', total: 2500 },
] as const

const leadIdOf = (callId: string): string => `nextphone:${callId}`

const saidBy = (caller: Caller, callId: string, words: Said): Said => ({
  call_id: callId,
  caller_number: caller.phone,
  receiving_number: '+13125550100',
  caller_name: caller.name,
  email: caller.email,
  timestamp: new Date(worldStart).toISOString(),
  urgency: '',
  wants: '',
  ...words,
})

const eventAt = (id: string, callId: string): { id: string; at: string; leadId: string } => ({
  id,
  at: new Date(worldStart + hourMs).toISOString(),
  leadId: leadIdOf(callId),
})

const linesOf = (estimate: Estimate): Estimate['Line'] =>
  estimate.Line.filter(({ DetailType }) => DetailType !== 'SubTotalLineDetail')

/** People pay what was sent to them. */
const isSent = ({ EmailStatus }: Invoice): boolean => EmailStatus === 'EmailSent'

type Ending = 'left' | 'declined' | 'accepted' | 'paid' | 'paid in parts' | 'payment voided' | 'edited'
const endings: readonly Ending[] = ['left', 'declined', 'accepted', 'paid', 'paid in parts', 'payment voided', 'edited']

/** What a quote leaves in the books when it ends so. */
const afterQuote = (total: number, ending: Ending): Expected => {
  const billed = ending === 'edited' ? total * 2 : total
  const isPaid = ending === 'paid' || ending === 'paid in parts'
  const isBilled = ending !== 'left' && ending !== 'declined'
  return {
    estimates: [billed],
    invoices: isBilled ? [{ total: billed, balance: isPaid ? 0 : billed }] : [],
    receipts: [],
    payments: [],
    jobs: 0,
    isEmailed: true,
  }
}

/** Says yes by phone, in QuickBooks, or both. */
const accept = (stage: Stage, atMs: number, callId: string, total: number): void => {
  const ways = stage.chance.pick([['phone'], ['QuickBooks'], ['phone', 'QuickBooks'], ['phone', 'phone again']])
  for (const way of ways) {
    const whenMs = atMs + stage.chance.between(0, 20 * minuteMs)
    if (way === 'QuickBooks')
      stage.act(whenMs, 'accepts the estimate', ({ estimates, invoices }, screens) => {
        const estimate = estimates().find(({ TotalAmt }) => TotalAmt === total)
        if (estimate === undefined) return false
        if (invoices().length === 0 && estimate.TxnStatus === 'Pending') screens.accept(estimate.Id)
        return true
      })
    else stage.tell(whenMs, { type: 'estimate.accepted', via: 'phone', ...eventAt(`${callId}/${way}`, callId) })
  }
}

const quote: Tell = (caller, id, chance) => {
  const { total, ...words } = chance.pick(works)
  const ending = chance.pick(endings)
  const expected = afterQuote(total, ending)
  return {
    title: `${caller.name}: a quote for ${total}, ${ending}`,
    caller,
    leadIds: [leadIdOf(id)],
    expected,
    play: (stage) => {
      const startMs = chance.between(0, 2 * hourMs)
      stage.call(startMs, saidBy(caller, id, { ...words, wants: 'quote' }))
      const nextMs = startMs + chance.between(0, chance.pick([minuteMs, 2 * hourMs]))
      if (ending === 'left') return
      if (ending === 'declined')
        return stage.tell(nextMs, { type: 'estimate.declined', via: 'phone', ...eventAt(`${id}/no`, id) })
      if (ending === 'edited')
        return stage.act(nextMs, 'doubles the estimate and accepts it', ({ estimates }, screens) => {
          const [estimate] = estimates()
          if (estimate === undefined) return false
          screens.editEstimate(estimate.Id, [...linesOf(estimate), ...linesOf(estimate)])
          screens.accept(estimate.Id)
          return true
        })
      accept(stage, nextMs, id, total)
      if (ending === 'accepted') return
      const payments = ending === 'paid in parts' ? [0.25, 1] : [1]
      for (const [index, share] of payments.entries())
        stage.act(nextMs + hourMs * (index + 1), 'pays', ({ invoices }, screens) => {
          const invoice = invoices().find(isSent)
          if (invoice === undefined || (share === 1 && payments.length > 1 && invoice.Balance === invoice.TotalAmt))
            return false
          const paymentId = screens.pay(invoice.Id, share === 1 ? invoice.Balance : total * share)
          if (ending === 'payment voided')
            stage.act(chance.between(minuteMs, hourMs), 'voids the payment', () => {
              screens.voidPayment(paymentId)
              return true
            })
          return true
        })
    },
  }
}

/** A second call of the same person, while the first one is being worked on or later. */
const twoCalls: Tell = (caller, id, chance) => {
  const [first, second] = chance.shuffled(works)
  if (first === undefined || second === undefined) throw new Error('There are several works.')
  return {
    title: `${caller.name}: two calls, ${first.total} and ${second.total}`,
    caller,
    leadIds: [leadIdOf(`${id}x`), leadIdOf(`${id}y`)],
    expected: {
      estimates: [first.total, second.total],
      invoices: [],
      receipts: [],
      payments: [],
      jobs: 0,
      isEmailed: true,
    },
    play: (stage) => {
      const apartMs = chance.pick([0, 500, 30_000, 2 * hourMs])
      for (const [index, { total: _, ...words }] of [first, second].entries())
        stage.call(apartMs * index, saidBy(caller, `${id}${'xy'[index]}`, { ...words, wants: 'quote' }))
    },
  }
}

/** An emergency, which makes a job, within business hours or at night. */
const burstPipe: Tell = (caller, id, chance) => {
  const isNight = chance.happens(0.5)
  return {
    title: `${caller.name}: a burst pipe${isNight ? ' at night' : ''}`,
    caller,
    leadIds: [leadIdOf(id)],
    expected: {
      estimates: [isNight ? 375 : 300],
      invoices: [],
      receipts: [],
      payments: [],
      jobs: 1,
      isEmailed: false,
    },
    play: (stage) =>
      stage.call(
        chance.between(0, hourMs),
        saidBy(caller, id, {
          summary: 'I have a burst pipe, water everywhere!',
          timestamp: isNight ? '2026-11-20T23:40:00-06:00' : '2026-11-20T14:10:00-06:00',
        }),
      ),
  }
}

/** A quote without a price, approved by phone, billed by the hours that were worked. */
const panel: Tell = (caller, id, chance) => {
  const hours = chance.pick(['5.5', '2.25', '8'])
  const total = Number(hours) * 95
  const isPaid = chance.happens(0.5)
  return {
    title: `${caller.name}: a panel upgrade of ${hours} hours${isPaid ? ', paid' : ''}`,
    caller,
    leadIds: [leadIdOf(id)],
    expected: {
      estimates: [0],
      invoices: [{ total, balance: isPaid ? 0 : total }],
      receipts: [],
      payments: [],
      jobs: 0,
      isEmailed: true,
    },
    play: (stage) => {
      stage.call(
        0,
        saidBy(caller, id, {
          summary: 'Needs a panel upgrade, 200 amps, in her house. Would like a quote.',
          wants: 'quote',
        }),
      )
      const acceptedMs = chance.between(minuteMs, 2 * hourMs)
      stage.tell(acceptedMs, { type: 'estimate.accepted', via: 'phone', ...eventAt(`${id}/yes`, id) })
      stage.tell(acceptedMs + chance.between(10 * minuteMs, 3 * hourMs), {
        type: 'job.completed',
        labour: [{ hours }],
        materials: [],
        ...eventAt(`${id}/done`, id),
      })
      if (!isPaid) return
      stage.act(acceptedMs + 3 * hourMs, 'pays', ({ invoices }, screens) => {
        const invoice = invoices().find(isSent)
        if (invoice === undefined) return false
        screens.pay(invoice.Id)
        return true
      })
    },
  }
}

const sale: SalesDocument = {
  externalId: '',
  currency: 'USD',
  lines: [{ item: 'Drain Service - Standard', quantity: '2', rate: '125.00', amount: '250.00' }],
}

/** A document of another system: a paid sale, or an invoice of which some is paid; told several times. */
const otherSystem: Tell = (caller, id, chance) => {
  const isSale = chance.happens(0.5)
  const document = { ...sale, externalId: `order-${id}` }
  const expected: Expected = { estimates: [], invoices: [], receipts: [], payments: [], jobs: 0, isEmailed: false }
  if (isSale) expected.receipts.push(250)
  else {
    expected.invoices.push({ total: 225, balance: 125 })
    expected.payments.push(100)
  }
  return {
    title: `${caller.name}: ${isSale ? 'a sale' : 'an invoice'} of another system`,
    caller,
    leadIds: [leadIdOf(id)],
    expected,
    play: (stage) => {
      stage.call(0, saidBy(caller, id, { summary: 'Wants to be called back.', wants: 'callback' }))
      for (let times = chance.pick([1, 2, 3]); times > 0; times -= 1)
        stage.tell(chance.between(minuteMs, 2 * hourMs), {
          ...(isSale
            ? { type: 'sale.paid', document }
            : { type: 'invoice.requested', document: { ...document, discount: '25.00', amountPaid: '100.00' } }),
          ...eventAt(`${id}/told-${times}`, id),
        })
    },
  }
}

/** A person writes into the customer what LeadBooks must leave alone. */
const editedByHand: Tell = (caller, id, chance) => {
  const story = quote(caller, id, chance)
  const mobile = '(773) 555-0199'
  return {
    ...story,
    title: `${story.title}, the customer changed by hand`,
    expected: { ...story.expected, mobile },
    play: (stage) => {
      story.play(stage)
      stage.act(
        chance.between(0, 3 * hourMs),
        'writes a mobile number into the customer',
        ({ customerId }, screens) => {
          const found = customerId()
          if (found === undefined) return false
          screens.editCustomer(found, { Mobile: { FreeFormNumber: mobile } })
          return true
        },
      )
    },
  }
}

/** Mike's call, and nothing else. */
export const mikeAlone = (): Story[] => {
  const caller = { name: 'Mike Chen', phone: '+15551234567', email: 'mike@email.com' }
  const [{ total, ...words }] = works
  return [
    {
      title: 'Mike',
      caller,
      leadIds: [leadIdOf('mike')],
      expected: afterQuote(total, 'left'),
      play: (stage) => stage.call(0, saidBy(caller, 'mike', { ...words, wants: 'quote' })),
    },
  ]
}

const tellers: readonly Tell[] = [quote, quote, twoCalls, burstPipe, panel, otherSystem, editedByHand]

const givenNames = [
  'Adalbert',
  'Brunhilde',
  'Cosima',
  'Dragomir',
  'Evander',
  'Fiorella',
  'Gawain',
  'Hortense',
  'Ignatius',
]
const familyNames = [
  'Quillfeather',
  'Ravensworth',
  'Stubblefield',
  'Thistlewood',
  'Umberland',
  'Vanderhoof',
  'Wigglesworth',
]

/** Draws who calls in a world, and why. */
export const drawStories = (chance: Chance): Story[] => {
  const given = chance.shuffled(givenNames)
  const family = chance.shuffled(familyNames)
  return Array.from({ length: chance.pick([1, 2, 3, 4]) }, (_, index) => {
    const name = `${given[index]} ${family[index]}`
    const email = `${given[index]}.${family[index]}@example.com`.toLowerCase()
    const caller = { name, email, phone: `+1414${2_310_007 + index * 1_104_043 + chance.below(90_000)}` }
    return chance.pick(tellers)(caller, `c${index}`, chance)
  })
}
