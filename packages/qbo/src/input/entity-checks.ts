import { type Check, check, isFields, isGiven, object, oneOf, required } from './checks.ts'
import { entityRules } from './generated/entity-rules.ts'
import { stored } from './stored.ts'

/** Checks one entity's inputs before they are sent; each throws an `InputError` that names everything that is wrong. */
export interface EntityChecks {
  create(input: unknown): void
  update(input: unknown): void
  replace(input: unknown): void
}

const when =
  (holds: (input: Readonly<Record<string, unknown>>) => boolean, then: Check): Check =>
  (value, path, report) => {
    if (isFields(value) && holds(value)) then(value, path, report)
  }

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

const jobHasParent: Check = (value, _path, report) => {
  if (isFields(value) && value.Job === true && !isGiven(value, 'ParentRef')) {
    report('ParentRef', 'missing', 'is missing, a job needs the customer it is for')
  }
}

const inventoryParts = [
  'IncomeAccountRef',
  'ExpenseAccountRef',
  'AssetAccountRef',
  'TrackQtyOnHand',
  'QtyOnHand',
  'InvStartDate',
]

/** What is needed on create because of what another field says. */
const onCreate: Readonly<Record<string, readonly Check[]>> = {
  Customer: [jobHasParent],
  Item: [
    required('Type'),
    when(({ Type }) => Type === 'Service', required('IncomeAccountRef')),
    when(({ Type }) => Type === 'Inventory', required(...inventoryParts)),
    when(({ SubItem }) => SubItem === true, required('ParentRef')),
  ],
  BillPayment: [
    when(({ PayType }) => PayType === 'Check', required('CheckPayment')),
    when(({ PayType }) => PayType === 'CreditCard', required('CreditCardPayment')),
  ],
  TimeActivity: [
    when(({ NameOf }) => NameOf === 'Employee', required('EmployeeRef')),
    when(({ NameOf }) => NameOf === 'Vendor', required('VendorRef')),
  ],
}

/** What a whole record needs, new or replaced. */
const onWhole: Readonly<Record<string, readonly Check[]>> = {
  Estimate: [sendable],
  Invoice: [billsSomething, sendable],
  SalesReceipt: [sendable],
  CreditMemo: [sendable],
  RefundReceipt: [sendable],
}

const subjectOf = (entity: string): string => entity.replace(/(?!^)[A-Z]/g, ' $&').toLowerCase()

/** Reads one table by names that QuickBooks or callers chose. */
const entry = <Value>(table: Readonly<Record<string, Value>>, entity: string): Value | undefined =>
  Object.hasOwn(table, entity) ? table[entity] : undefined

/** What is known of an entity's inputs; of one without rules nothing is. */
export const checksOf = (entity: string): EntityChecks => {
  const rules = entry(entityRules, entity) ?? { fields: {}, needed: [], oneOf: [] }
  const fields = object(rules.fields)
  const whole = [required(...rules.needed), ...rules.oneOf.map(oneOf), ...(entry(onWhole, entity) ?? [])]
  const subject = subjectOf(entity)
  return {
    create: (input) => check(subject, input, fields, ...whole, ...(entry(onCreate, entity) ?? [])),
    update: (input) => check(subject, input, fields, stored),
    replace: (input) => check(subject, input, fields, stored, ...whole),
  }
}

/** @throws `InputError` for something other than an object, and for a field that QuickBooks needs and has not got */
export const checkUnstored = (entity: string, input: unknown): void => {
  const rules = entry(entityRules, entity) ?? { fields: {}, needed: [], oneOf: [] }
  check(subjectOf(entity), input, object(rules.fields), required(...rules.needed))
}
