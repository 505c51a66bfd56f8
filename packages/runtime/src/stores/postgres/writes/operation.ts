import type { Conflict, Write } from '../../store.ts'
import type { Session } from '../database.ts'

export type WriteOf<Op extends Write['op']> = Extract<Write, { op: Op }>

/** How one kind of write is carried out, many of them with few statements. */
export interface Operation<Op extends Write['op']> {
  /** Names the row that a write changes. Writes to different rows may go together; undefined where order is no matter. */
  row(write: WriteOf<Op>): string | undefined
  /** @returns the guard that refused, if one did */
  apply(session: Session, writes: readonly WriteOf<Op>[]): Promise<Conflict | undefined>
}

export type Operations<Op extends Write['op']> = { [Each in Op]: Operation<Each> }

export const rowName = (...parts: readonly string[]): string => JSON.stringify(parts)
