import { address, emailAddress, telephoneNumber } from './address.ts'
import { type Check, check, isFields, isGiven, name, number, object, reference, text } from './checks.ts'
import { stored } from './stored.ts'

const nameParts = ['DisplayName', 'Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix']

const fields = object({
  DisplayName: name(500),
  Title: name(16),
  GivenName: name(100),
  MiddleName: name(100),
  FamilyName: name(100),
  Suffix: name(16),
  CompanyName: text(100),
  PrintOnCheckName: name(110),
  PrimaryPhone: telephoneNumber,
  AlternatePhone: telephoneNumber,
  Mobile: telephoneNumber,
  Fax: telephoneNumber,
  PrimaryEmailAddr: emailAddress,
  WebAddr: object({ URI: text(1000) }),
  BillAddr: address,
  ShipAddr: address,
  Notes: text(2000),
  ParentRef: reference,
  CustomerTypeRef: reference,
  SalesTermRef: reference,
  PaymentMethodRef: reference,
  DefaultTaxCodeRef: reference,
  CurrencyRef: reference,
  ResaleNum: text(16),
  BusinessNumber: text(10),
  GSTIN: text(15),
  Balance: number,
})

const hasName: Check = (value, path, report) => {
  if (!isFields(value) || nameParts.some((part) => isGiven(value, part))) return
  report(path, 'missing-name', `has no name, expected at least one of ${nameParts.join(', ')}`)
}

const jobHasParent: Check = (value, _path, report) => {
  if (isFields(value) && value.Job === true && !isGiven(value, 'ParentRef')) {
    report('ParentRef', 'missing', 'is missing, a job needs the customer it is for')
  }
}

export const checkCustomerCreate = (input: unknown): void => check('customer', input, fields, hasName, jobHasParent)
export const checkCustomerUpdate = (input: unknown): void => check('customer', input, fields, stored)
export const checkCustomerReplace = (input: unknown): void => check('customer', input, fields, stored, hasName)
