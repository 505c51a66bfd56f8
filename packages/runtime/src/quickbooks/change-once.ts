import { ObjectNotFoundError, StaleObjectError, type VersionRef } from '@leadbooks/qbo'
import type { HandlerContext } from './handler.ts'
import { answerFault, requestIdOf } from './write-once.ts'

/** How often a change is applied again to a record that others are changing. */
const staleTries = 5

interface Change<Row extends VersionRef> {
  step: string
  read(): Promise<Row>
  /** Tells whether the record says already what it is to say. */
  isDone(row: Row): boolean | Promise<boolean>
  apply(row: Row, requestId: string): Promise<Row>
}

/**
 * Changes a record that others may be changing: reads it, applies the change to what it says now, and does so again when
 * somebody was faster. A change that was made already, by us or by anybody, is not made twice.
 *
 * @returns the record as it is now, and as it was read before
 * @throws what the QuickBooks client throws; a StaleObjectError when others are faster every time
 */
export const changeOnce = async <Row extends VersionRef>(
  context: HandlerContext,
  { step, read, isDone, apply }: Change<Row>,
): Promise<{ row: Row; before: Row }> => {
  for (let tries = 1; ; tries += 1) {
    const before = await read()
    if (await isDone(before)) return { row: before, before }
    try {
      return { row: await apply(before, await requestIdOf(context, `${step}@${before.SyncToken}`)), before }
    } catch (error) {
      if (error instanceof StaleObjectError && tries < staleTries) continue
      await answerFault(context, error)
      throw error
    }
  }
}

/** Changes a record as {@link changeOnce} does. @returns `undefined` where QuickBooks has it no more */
export const unlessGone = async <Row extends VersionRef>(
  context: HandlerContext,
  change: Change<Row>,
): Promise<{ row: Row; before: Row } | undefined> => {
  let isGone = false
  const read = async (): Promise<Row> => {
    try {
      return await change.read()
    } catch (error) {
      // A change says the same of a customer or an item that is out of use.
      isGone = error instanceof ObjectNotFoundError
      throw error
    }
  }
  try {
    return await changeOnce(context, { ...change, read })
  } catch (error) {
    if (isGone) return undefined
    throw error
  }
}
