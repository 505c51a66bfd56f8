/** How two values are compared. */
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'like' | 'contains' | 'in'

/** One comparison; `values` has one member but for `in`. */
export interface Condition {
  readonly property: string
  readonly operator: Operator
  readonly values: readonly string[]
}

/** A statement of the query language. */
export interface Statement {
  /** All fields, only their number, or the fields named. */
  readonly columns: 'all' | 'count' | readonly string[]
  readonly entity: string
  readonly where: readonly Condition[]
  readonly orderBy: readonly { readonly property: string; readonly descending: boolean }[]
  /** Counts from 1. */
  readonly startPosition: number
  readonly maxResults: number
}
