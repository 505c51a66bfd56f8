import { type LeadEvent, project } from '@leadbooks/core'
import { audited } from '../access/audit.ts'
import { digestOf, randomSecret } from '../access/digest.ts'
import { applyToLead } from '../engine/apply.ts'
import { instant } from '../engine/clock.ts'
import type { Engine } from '../engine/options.ts'
import { policyOf } from '../engine/step.ts'
import type { RegisterRecord } from '../stores/records.ts'

/**
 * What a link asks: a customer, whether they accept an estimate; somebody of the business, whether what waits for them may
 * be sent.
 */
export type ApprovalSubject = 'estimate' | 'document'

/** What the holder of a link sees, and no more of the lead than that. */
export interface ApprovalView {
  subject: ApprovalSubject
  businessName?: string
  docNumber?: string
  /** Decimal string and ISO 4217 code. */
  total: string
  currency: string
  expiresAt: string
  /**
   * `open` can be answered; `answered` was, `expired` is too late, `changed` asks about an estimate that is another by now:
   * nobody accepts an amount they were not shown.
   */
  status: 'open' | 'answered' | 'expired' | 'changed'
  answer?: 'accepted' | 'declined'
}

export interface ApprovalLink {
  token: string
  /** Where the app named its `publicUrl`. */
  url?: string
  /** ISO 8601 instant. */
  expiresAt: string
}

/** Links by which people without a key answer one question about one document. */
export interface Approvals {
  /** @throws ApprovalError where the lead has no estimate to ask about */
  create(
    realmId: string,
    leadId: string,
    options: { subject: ApprovalSubject; expiresAt?: string },
  ): Promise<ApprovalLink>
  /** Looks and changes nothing; `undefined` for a link that is none. */
  read(token: string): Promise<ApprovalView | undefined>
  /**
   * Answers, once: the same answer again changes nothing.
   *
   * @throws ApprovalError
   */
  answer(token: string, answer: 'accepted' | 'declined'): Promise<ApprovalView>
}

/** A link that cannot be made or answered. */
export class ApprovalError extends Error {
  override readonly name = 'ApprovalError' as const
  readonly code: 'no-document' | 'unknown-link' | 'invalid-answer' | 'answered' | 'expired' | 'changed'
  readonly retryable = false

  constructor(code: ApprovalError['code'], message: string) {
    super(message)
    this.code = code
  }
}

const lastsMs = 60 * 86_400_000
/** The realm first: it says where a link is looked up. */
const tokenPattern = /^([^.\s/]{1,64})\.([\w-]{43})$/

/** What was asked, as it is kept. */
interface Question {
  leadId: string
  subject: ApprovalSubject
  estimateId: string
  docNumber?: string
  total: string
  currency: string
  expiresAt: string
  answer?: 'accepted' | 'declined'
}

const asQuestion = ({ doc }: RegisterRecord): Question => doc as unknown as Question // written by `create`

export const createApprovals = (engine: Engine): Approvals => {
  const estimateOf = async (realmId: string, leadId: string) => {
    const lead = await engine.store.readLead(realmId, leadId)
    return lead && project(lead.state, policyOf(await engine.tenantOf(realmId))).estimate
  }

  const find = async (token: string): Promise<RegisterRecord | undefined> => {
    const [, realmId, secret] = tokenPattern.exec(token) ?? []
    if (realmId === undefined || secret === undefined) return undefined
    return engine.store.readRegister(realmId, 'approval', await digestOf(secret))
  }

  const view = async (record: RegisterRecord): Promise<ApprovalView> => {
    const { realmId } = record
    const { leadId, estimateId, subject, docNumber, total, currency, expiresAt, answer } = asQuestion(record)
    const [tenant, estimate] = [await engine.tenantOf(realmId), await estimateOf(realmId, leadId)]
    const isSame = estimate?.id === estimateId && estimate.total === total
    const status =
      answer !== undefined ? 'answered' : expiresAt <= engine.now() ? 'expired' : isSame ? 'open' : 'changed'
    return {
      subject,
      total,
      currency,
      expiresAt,
      status,
      ...(tenant.senders === undefined ? {} : { businessName: tenant.senders.businessName }),
      ...(docNumber === undefined ? {} : { docNumber }),
      ...(answer === undefined ? {} : { answer }),
    }
  }

  return {
    create: async (realmId, leadId, { subject, expiresAt = instant(engine.clock.now() + lastsMs) }) => {
      const estimate = await estimateOf(realmId, leadId)
      if (estimate === undefined)
        throw new ApprovalError('no-document', 'The lead has no estimate in QuickBooks that could be asked about.')
      const { currency } = await engine.tenantOf(realmId)
      const secret = randomSecret()
      const question: Question = {
        leadId,
        subject,
        estimateId: estimate.id,
        ...(estimate.docNumber === undefined ? {} : { docNumber: estimate.docNumber }),
        total: estimate.total,
        currency,
        expiresAt: instant(Date.parse(expiresAt)),
      }
      await engine.store.commit([
        {
          op: 'register.put',
          expectedVersion: 0,
          record: {
            realmId,
            kind: 'approval',
            id: await digestOf(secret),
            updatedAt: engine.now(),
            doc: { ...question },
          },
        },
      ])
      const token = `${realmId}.${secret}`
      return {
        token,
        expiresAt: question.expiresAt,
        ...(engine.publicUrl === undefined ? {} : { url: new URL(`/v1/approvals/${token}`, engine.publicUrl).href }),
      }
    },
    read: async (token) => {
      const record = await find(token)
      return record && view(record)
    },
    answer: async (token, answer) => {
      const record = await find(token)
      if (record === undefined) throw new ApprovalError('unknown-link', 'There is no such link.')
      const before = await view(record)
      // There is no event that says no to a document: whoever does not want it sent leaves it as it is.
      if (before.subject === 'document' && answer === 'declined')
        throw new ApprovalError('invalid-answer', 'This can be approved, or left as it is.')
      if (before.answer === answer) return before
      if (before.status !== 'open') throw new ApprovalError(before.status, notOpen[before.status])
      const { realmId, id, version, kind } = record
      const { leadId, subject } = asQuestion(record)
      const at = engine.now()
      const conflict = await applyToLead(
        engine,
        { realmId, leadId },
        () => [eventOf({ subject, answer, id, at, leadId })],
        () => [
          {
            op: 'register.put',
            expectedVersion: version,
            record: { realmId, kind, id, updatedAt: at, doc: { ...record.doc, answer } },
          },
          audited(engine, { realmId, actor: `link:${id.slice(0, 16)}`, action: `${subject}.${answer}` }),
        ],
      )
      if (conflict !== undefined) throw new ApprovalError('answered', notOpen.answered)
      engine.poke()
      return { ...before, status: 'answered', answer }
    },
  }
}

const notOpen: Record<Exclude<ApprovalView['status'], 'open'>, string> = {
  answered: 'This was answered already, and otherwise.',
  expired: 'This link is too old; ask for a new one.',
  changed: 'What this link asks about has changed since; ask for a new one.',
}

const eventOf = ({
  subject,
  answer,
  id,
  at,
  leadId,
}: {
  subject: ApprovalSubject
  answer: 'accepted' | 'declined'
  id: string
  at: string
  leadId: string
}): LeadEvent => {
  const base = { id: `approval/${id}`, at, leadId }
  if (subject === 'document') return { ...base, type: 'document.approved' }
  return { ...base, type: answer === 'accepted' ? 'estimate.accepted' : 'estimate.declined', via: 'link' }
}
