import type { Environment } from './options.ts'

/** The records that QuickBooks has a page for, spelled as in the API's paths. */
export type PagedEntity =
  | 'account'
  | 'bill'
  | 'creditmemo'
  | 'customer'
  | 'estimate'
  | 'invoice'
  | 'journalentry'
  | 'payment'
  | 'purchase'
  | 'refundreceipt'
  | 'salesreceipt'
  | 'vendor'

/** Which page shows a record, and how the page is told which one. */
const pages: Record<PagedEntity, string> = {
  account: 'register?accountId=',
  bill: 'bill?txnId=',
  creditmemo: 'creditmemo?txnId=',
  customer: 'customerdetail?nameId=',
  estimate: 'estimate?txnId=',
  invoice: 'invoice?txnId=',
  journalentry: 'journal?txnId=',
  payment: 'recvpayment?txnId=',
  purchase: 'expense?txnId=',
  refundreceipt: 'refundreceipt?txnId=',
  salesreceipt: 'salesreceipt?txnId=',
  vendor: 'vendordetail?nameId=',
}

const logins: Record<Environment, string> = {
  production: 'https://qbo.intuit.com/app/login',
  sandbox: 'https://sandbox.qbo.intuit.com/login',
}

/**
 * Makes a link to a record in QuickBooks itself, in the right company even for a person who has several.
 *
 * Intuit does not document these addresses; they have held for years and may change.
 *
 * @example
 * import { quickbooksUrl } from '@leadbooks/qbo'
 *
 * quickbooksUrl({ realmId: '1234', environment: 'production' }, 'invoice', '17')
 * // => 'https://qbo.intuit.com/app/login?pagereq=invoice%3FtxnId%3D17&deeplinkcompanyid=1234'
 */
export const quickbooksUrl = (
  company: { realmId: string; environment: Environment },
  entity: PagedEntity,
  id: string,
): string => {
  const page = encodeURIComponent(`${pages[entity]}${encodeURIComponent(id)}`)
  return `${logins[company.environment]}?pagereq=${page}&deeplinkcompanyid=${encodeURIComponent(company.realmId)}`
}
