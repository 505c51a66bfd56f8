import type { Command } from '@leadbooks/core'
import type { JsonObject } from 'type-fest'
import type { HandlerContext, Outcome } from '../quickbooks/handler.ts'
import type { ReviewRecord } from '../stores/records.ts'

type ForPerson = Extract<Command, { type: 'review.open' | 'task.create' | 'callback.schedule' }>

const describe = (command: ForPerson): { code: string; message: string; detail: JsonObject } => {
  switch (command.type) {
    case 'review.open':
      return { code: command.code, message: command.message, detail: command.detail ?? {} }
    case 'task.create':
      return {
        code: 'task',
        message: command.title,
        detail: command.dueAt === undefined ? {} : { dueAt: command.dueAt },
      }
    case 'callback.schedule':
      return {
        code: 'callback',
        message: `Call back${command.callback.raw === undefined ? '' : ` (${command.callback.raw})`}.`,
        detail: { dueAt: command.dueAt },
      }
  }
}

/** Puts something before a person: in the review list, where it stays until somebody says it is done. */
export const putBeforePerson = (command: ForPerson, { realmId, leadId, record, now }: HandlerContext): Outcome => {
  const { code, message, detail } = describe(command)
  const review: ReviewRecord = {
    realmId,
    reviewId: record.key,
    leadId,
    code,
    message,
    detail,
    status: 'open',
    openedAt: now(),
  }
  return {
    kind: 'done',
    result: { detail: { reviewId: record.key } },
    also: [{ op: 'review.open', record: review }],
    ...(command.type === 'review.open'
      ? { events: [{ type: 'review.opened', id: `${record.key}/opened`, reviewId: record.key, code, message }] }
      : {}),
  }
}
