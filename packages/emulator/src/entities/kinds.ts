import { account } from './account.ts'
import { attachable } from './attachable.ts'
import { billPayment } from './bill-payment.ts'
import { journalEntry, transfer } from './bookkeeping.ts'
import { bill, purchase, purchaseOrder, vendorCredit } from './buying.ts'
import { creditMemo } from './credit-memo.ts'
import { companyCurrency, exchangeRate } from './currency.ts'
import { customer } from './customer.ts'
import { deposit } from './deposit.ts'
import { employee } from './employee.ts'
import { estimate } from './estimate.ts'
import { invoice } from './invoice.ts'
import { item } from './item.ts'
import type { EntityKind } from './kind.ts'
import { classKind, customerType, department, paymentMethod, taxAgency, taxCode, taxRate, term } from './name-list.ts'
import { payment } from './payment.ts'
import { refundReceipt, salesReceipt } from './receipts.ts'
import { companyInfo, preferences } from './settings.ts'
import { timeActivity } from './time-activity.ts'
import { vendor } from './vendor.ts'

const all: readonly EntityKind[] = [
  account,
  attachable,
  bill,
  billPayment,
  classKind,
  companyCurrency,
  companyInfo,
  creditMemo,
  customer,
  customerType,
  department,
  deposit,
  employee,
  estimate,
  exchangeRate,
  invoice,
  item,
  journalEntry,
  payment,
  paymentMethod,
  preferences,
  purchase,
  purchaseOrder,
  refundReceipt,
  salesReceipt,
  taxAgency,
  taxCode,
  taxRate,
  term,
  timeActivity,
  transfer,
  vendor,
  vendorCredit,
]

/** Every entity the emulator keeps, by its name on the wire. */
export const kinds: ReadonlyMap<string, EntityKind> = new Map(all.map((kind) => [kind.name, kind]))

/** Every entity by its path segment, which is its name in lower case. */
export const kindsByPath: ReadonlyMap<string, EntityKind> = new Map(all.map((kind) => [kind.name.toLowerCase(), kind]))
