import { type Customer, DuplicateNameError, QuickBooksReplyError } from '@leadbooks/qbo'
import type { HandlerContext } from './handler.ts'
import { hasMarker } from './marker.ts'
import { requestIdFor } from './request-id.ts'

/** Computers' clocks differ; a document may seem older than the command it was made by. */
const clockSkewMs = 10 * 60_000

const revisionOf = ({ record }: HandlerContext): number =>
  typeof record.progress?.revision === 'number' ? record.progress.revision : 0

/** The `requestid` of the command's write as it stands: it changes when a fault was answered by a change. */
export const requestIdOf = (context: HandlerContext, step: string): Promise<string> =>
  requestIdFor(context.realmId, context.record.key, step, revisionOf(context))

/**
 * Says whether an earlier attempt may have been carried out, whatever came back of it. Intuit does not say how long a
 * `requestid` is remembered, and people have been charged twice under one.
 */
const mayBeDone = ({ record: { attempts, earlierTriedAt } }: HandlerContext): boolean =>
  attempts > 0 || earlierTriedAt !== undefined

/** Since when a record may have been made by the command. @returns an ISO 8601 instant */
export const issuedAt = ({ record }: HandlerContext): string =>
  new Date(Date.parse(record.createdAt) - clockSkewMs).toISOString()

/**
 * Looks for the customer that an earlier attempt may have made: by what we wrote into it, since somebody may have given it
 * another name.
 *
 * @throws what the QuickBooks client throws
 */
export const customerMadeBefore = async (
  context: HandlerContext,
  isOurs: (customer: Customer) => boolean,
): Promise<Customer | undefined> => {
  if (!mayBeDone(context)) return undefined
  const where = { 'MetaData.CreateTime': { '>=': issuedAt(context) }, Active: { in: [true, false] } }
  for await (const customer of context.quickbooks.customers.query({ where }, context.request()))
    if (isOurs(customer)) return customer
  return undefined
}

/** A fault that says for certain that nothing was written; one of the token is the gateway's, which remembers none. */
const isRefusal = (error: unknown): boolean =>
  error instanceof QuickBooksReplyError &&
  !error.retryable &&
  error.outcome === 'refused' &&
  error.code !== 'authentication'

/**
 * Raises the revision after a fault that says for certain that nothing was written: QuickBooks would answer the same
 * `requestid` with the same fault, however much has been put right since.
 */
export const answerFault = async (context: HandlerContext, error: unknown): Promise<void> => {
  if (isRefusal(error)) await context.progress({ ...context.record.progress, revision: revisionOf(context) + 1 })
}

const faultsOf = ({ record }: HandlerContext): number =>
  typeof record.progress?.faults === 'number' ? record.progress.faults : 0

/**
 * Makes a customer under a name, of which the revision says how many were taken before it. A fault that is put right later is
 * answered by another `requestid`, as with documents.
 *
 * @throws what `create` throws
 */
export const createNamed = async (
  context: HandlerContext,
  { step, revision }: { step: string; revision: number },
  create: (requestId: string) => Promise<Customer>,
): Promise<Customer> => {
  const { realmId, record } = context
  const faults = faultsOf(context)
  try {
    return await create(await requestIdFor(realmId, record.key, faults === 0 ? step : `${step}/${faults}`, revision))
  } catch (error) {
    if (isRefusal(error) && !(error instanceof DuplicateNameError))
      await context.progress({ ...context.record.progress, faults: faults + 1 })
    throw error
  }
}

interface MarkedDocument {
  Id: string
  PrivateNote?: string
}

export interface Creation<Document extends MarkedDocument> {
  step: string
  /** Line in the private note by which the document is known. */
  marker: string
  /** Documents of the customer that were made since an instant. */
  since(instant: string): AsyncIterable<Document>
  create(requestId: string): Promise<Document>
}

const lookFor = async <Document extends MarkedDocument>(
  context: HandlerContext,
  { marker, since }: Pick<Creation<Document>, 'marker' | 'since'>,
): Promise<Document | undefined> => {
  for await (const document of since(issuedAt(context))) if (hasMarker(document.PrivateNote, marker)) return document
  return undefined
}

/**
 * Finds the document that an earlier attempt of the command may have made.
 *
 * @throws what the QuickBooks client throws
 */
export const madeBefore = async <Document extends MarkedDocument>(
  context: HandlerContext,
  creation: Pick<Creation<Document>, 'marker' | 'since'>,
): Promise<Document | undefined> => (mayBeDone(context) ? lookFor(context, creation) : undefined)

/** Refusals that say no more than that something is there already, which may be our own. */
const isTaken = (error: unknown): boolean =>
  error instanceof QuickBooksReplyError && error.faults.some(({ code }) => takenCodes.has(code))

/** 600 is a `requestid` used before, 6140 a document number. */
const takenCodes: ReadonlySet<string> = new Set(['600', '6140'])

/**
 * Makes a document that exists once, however often this is called.
 *
 * QuickBooks answers a repeated `requestid` with its first reply, for as long as it remembers it. After an attempt of which
 * nobody knows how it ended, the customer's documents since the command was issued are looked through for the command's
 * marker first.
 *
 * @throws what the QuickBooks client throws
 */
export const createOnce = async <Document extends MarkedDocument>(
  context: HandlerContext,
  creation: Creation<Document>,
): Promise<Document> => {
  const there = await madeBefore(context, creation)
  if (there !== undefined) return there
  try {
    return await creation.create(await requestIdOf(context, creation.step))
  } catch (error) {
    const taken = isTaken(error) ? await lookFor(context, creation) : undefined
    if (taken !== undefined) return taken
    await answerFault(context, error)
    throw error
  }
}
