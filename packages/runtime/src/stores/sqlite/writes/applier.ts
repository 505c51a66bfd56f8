import type { Conflict, Write } from '../../store.ts'
import type { Statements } from '../statements.ts'

/** Carries out one write. @returns the guard that refused it */
export type Apply<Op extends Write['op']> = (db: Statements, write: Extract<Write, { op: Op }>) => Conflict | undefined

/** One for each kind of write. */
export type Appliers = { [Op in Write['op']]: Apply<Op> }
