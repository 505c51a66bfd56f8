import type { EntityName } from '../entities/kind.ts'
import type { Json, JsonObject } from '../ledger/json.ts'

/** One side of a booking. */
export interface Posting {
  readonly accountId: string
  /** In the company's own currency, to the cent: a debit above zero, a credit below. */
  readonly amount: number
  /** What the line says. */
  readonly memo?: string
  /** Whom a line of a journal entry names; other transactions name one person for all their lines. */
  readonly name?: JsonObject
  /** Goods that come into stock, below zero those that leave it. */
  readonly stock?: { readonly itemId: string; readonly quantity: number }
}

/** Everything that one transaction books; the amounts add up to zero. */
export type Postings = readonly Posting[]

/** A line that is about to be posted: its amount still in the transaction's own currency. */
export interface Side {
  readonly accountId: string
  readonly amount: Json | undefined
  readonly sign: 1 | -1
  readonly memo?: Json | undefined
  readonly name?: JsonObject
  readonly stock?: Posting['stock']
  /** Home units for one unit of its currency, where it is not that of the transaction. */
  readonly rate?: Json
  /** Takes what is left over at home once all others are booked; the first side does where none says so. */
  readonly takesRest?: true
}

/** Where the postings of a row are kept. */
export const journalKey = (entity: EntityName, id: string): string => `${entity} ${id}`
