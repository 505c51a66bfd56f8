import { address, emailAddress } from './address.ts'
import {
  at,
  type Check,
  check,
  date,
  email,
  isFields,
  isGiven,
  number,
  object,
  reference,
  required,
  text,
} from './checks.ts'
import { salesLine } from './sales-line.ts'
import { stored } from './stored.ts'

const lines: Check = (value, path, report) => {
  if (!Array.isArray(value)) return report(path, 'invalid-type', 'expected a list of lines')
  if (value.length === 0) return report(path, 'missing', 'is empty, expected at least one line')
  for (const [index, line] of value.entries()) salesLine(line, at(path, index), report)
  const discounts = value.filter((line) => isFields(line) && line.DetailType === 'DiscountLineDetail').length
  if (discounts > 1) report(path, 'several-discounts', `has ${discounts} discount lines, expected at most one`)
}

const fields = object({
  CustomerRef: reference,
  Line: lines,
  DocNumber: text(21),
  TxnDate: date,
  DueDate: date,
  ShipDate: date,
  ExpirationDate: date,
  AcceptedDate: date,
  PrivateNote: text(4000),
  BillEmail: emailAddress,
  BillEmailCc: emailAddress,
  BillEmailBcc: emailAddress,
  BillAddr: address,
  ShipAddr: address,
  CurrencyRef: reference,
  ClassRef: reference,
  DepartmentRef: reference,
  SalesTermRef: reference,
  ExchangeRate: number,
  Deposit: number,
})

const needs: Check = required('CustomerRef', 'Line')

/** An invoice bills something: one line of an item at least, or of a bundle. */
const billsSomething: Check = (value, _path, report) => {
  if (!isFields(value) || !Array.isArray(value.Line) || value.Line.length === 0) return
  const bills = value.Line.some(
    (line) => isFields(line) && (line.DetailType === 'SalesItemLineDetail' || line.DetailType === 'GroupLineDetail'),
  )
  if (!bills) report('Line', 'missing-item-line', 'has neither an item nor a bundle, expected at least one')
}

const sendable: Check = (value, _path, report) => {
  if (isFields(value) && value.EmailStatus === 'NeedToSend' && !isGiven(value, 'BillEmail')) {
    report('BillEmail', 'missing', 'is missing, NeedToSend needs an address')
  }
}

export const checkEstimateCreate = (input: unknown): void => check('estimate', input, fields, needs, sendable)
export const checkEstimateUpdate = (input: unknown): void => check('estimate', input, fields, stored)
export const checkEstimateReplace = (input: unknown): void => check('estimate', input, fields, stored, needs, sendable)

export const checkInvoiceCreate = (input: unknown): void =>
  check('invoice', input, fields, needs, billsSomething, sendable)
export const checkInvoiceUpdate = (input: unknown): void => check('invoice', input, fields, stored)
export const checkInvoiceReplace = (input: unknown): void =>
  check('invoice', input, fields, stored, needs, billsSomething, sendable)

/** Where an estimate or an invoice is sent. */
export const checkRecipient = (subject: string, to: string | undefined): void =>
  check(subject, { to }, object({ to: email }), (value, path, report) => {
    if (to !== undefined && isFields(value) && !isGiven(value, 'to'))
      report(at(path, 'to'), 'missing', 'is empty, expected an address')
  })
