import {
  anything,
  bareRef,
  choice,
  date,
  decimal,
  type Field,
  type Fields,
  group,
  identity,
  linkedTxn,
  list,
  money,
  readOnly,
  ref,
  text,
} from './fields.ts'
import type { Comparison } from './kind.ts'

/** What every transaction has besides its own fields. */
export const transactionFields: Fields = {
  ...identity,
  DocNumber: text(21),
  TxnDate: date(),
  TxnSubType: text(),
  DepartmentRef: ref('Department'),
  CurrencyRef: ref('Currency'),
  ExchangeRate: decimal(),
  PrivateNote: text(4000),
  TxnStatus: text(),
  LinkedTxn: linkedTxn(),
  TxnTaxDetail: anything(),
  TxnSource: text(),
  TaxFormType: text(),
  TaxFormNum: text(),
  TransactionLocationType: text(),
  Tag: anything(),
  TxnApprovalInfo: anything(),
  RecurDataRef: readOnly(bareRef()),
  RecurringInfo: anything(),
  ProjectRef: ref('Customer'),
  TotalCostAmount: readOnly(decimal()),
  HomeTotalCostAmount: readOnly(decimal()),
  GlobalTaxCalculation: choice('TaxExcluded', 'TaxInclusive', 'NotApplicable'),
}

/** A list of lines whose details have these fields, each under its own name. */
export const lines = (details: { readonly [detailType: string]: Fields }): Field =>
  list(
    group('Line', {
      Id: text(),
      LineNum: decimal(),
      Description: text(4000),
      Amount: money(),
      Received: decimal(),
      LinkedTxn: linkedTxn(),
      DetailType: choice(...Object.keys(details), 'DescriptionOnly'),
      ...Object.fromEntries(Object.entries(details).map(([name, fields]) => [name, group(name, fields)])),
      DescriptionLineDetail: anything(),
      ProjectRef: ref('Customer'),
      LineEx: anything(),
      CustomExtensions: anything(),
    }),
  )

/** What a query can ask of every transaction. */
export const transactionQueryable: { readonly [property: string]: Comparison } = {
  Id: 'id',
  DocNumber: 'text',
  TxnDate: 'date',
  'MetaData.CreateTime': 'time',
  'MetaData.LastUpdatedTime': 'time',
}
