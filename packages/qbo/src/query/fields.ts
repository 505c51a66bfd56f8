import type { ItemType } from '../entities/item.ts'
import type { DateString, DateTimeString, Id } from '../entities/reference.ts'

/** Columns that every record can be asked for by. */
interface StoredFields<Entity extends string> {
  Id: Id<Entity>
  'MetaData.CreateTime': DateTimeString
  'MetaData.LastUpdatedTime': DateTimeString
}

/** What customers can be asked for by. Phone numbers, notes and addresses are not among it. */
export interface CustomerFields extends StoredFields<'Customer'> {
  DisplayName: string
  GivenName: string
  MiddleName: string
  FamilyName: string
  CompanyName: string
  PrintOnCheckName: string
  FullyQualifiedName: string
  /** The plain address; some companies answer 4001 to it. */
  PrimaryEmailAddr: string
  /** Left out, only active customers are answered. */
  Active: boolean
  Balance: number
}

/** What items can be asked for by. */
export interface ItemFields extends StoredFields<'Item'> {
  Name: string
  FullyQualifiedName: string
  Sku: string
  Type: ItemType
  /** Left out, only active items are answered. */
  Active: boolean
}

interface SalesDocumentFields {
  DocNumber: string
  TxnDate: DateString
  DueDate: DateString
  CustomerRef: Id<'Customer'>
  SalesTermRef: Id<'Term'>
  ProjectRef: string
  TotalAmt: number
}

/** What estimates can be asked for by; `TxnStatus` is not among it. */
export interface EstimateFields extends StoredFields<'Estimate'>, SalesDocumentFields {}

/** What invoices can be asked for by. */
export interface InvoiceFields extends StoredFields<'Invoice'>, SalesDocumentFields {
  Balance: number
}

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
