/** How a column is compared; several operators on one column must all hold. */
export type Comparison<Value extends string | number | boolean> = {
  '='?: Value
  '<'?: Value
  '>'?: Value
  '<='?: Value
  '>='?: Value
  /** At least one value. */
  in?: readonly Value[]
} & (Value extends string
  ? {
      /** `%` stands for any characters. */
      like?: string
    }
  : unknown)

/** Conditions that must all hold; QuickBooks knows no `OR`. */
export type Where<Fields> = {
  readonly [Field in keyof Fields]?: Fields[Field] extends boolean
    ? boolean | Comparison<boolean>
    : Fields[Field] extends number
      ? number | Comparison<number>
      : Fields[Field] | Comparison<string>
}

/** What is asked for. */
export interface QuerySpec<Fields> {
  where?: Where<Fields>
  /** @defaultValue `Id`, so that pages neither skip nor repeat rows while others write */
  orderBy?: (keyof Fields & string) | `${keyof Fields & string} ${'ASC' | 'DESC'}`
  /** The first row, counted from 1. */
  startPosition?: number
  /** At most this many rows in all. @defaultValue no limit */
  maxResults?: number
}
