/** One entry of a fault: QuickBooks spells `Message` and `Detail` in capitals, `code` and `element` not. */
export interface FaultError {
  readonly Message: string
  readonly Detail: string
  readonly code: string
  readonly element?: string
}

/** A refusal on its way to becoming a reply. Thrown inside the emulator only; a caller sees the HTTP reply. */
export class FaultReply extends Error {
  override readonly name = 'FaultReply'
  readonly status: number
  readonly type: string
  readonly error: FaultError

  constructor(status: number, type: string, error: FaultError) {
    super(`${error.code} ${error.Detail}`)
    this.status = status
    this.type = type
    this.error = error
  }
}

/*
 * How sure each text is. Recorded: 500, 610, 2010, 2020, 2030, 3001, 3200, 4000, 4001, 5010, 6000, 6240, 10000. Written
 * down by users of QuickBooks: 2500, 3100, 6070, 6140, 6540. Known by code and meaning only, so the words are ours: 700,
 * 1040, 2040, 2050, 2130, 2170, 2210, 6080, 6100, 6150, 6180, 6270. A client should look at codes.
 */

/** A refusal of the books: 400 and one error. */
export const validation = (code: string, Message: string, Detail: string, element?: string): FaultReply =>
  new FaultReply(400, 'ValidationFault', { Message, Detail, code, ...(element === undefined ? {} : { element }) })

const madeInactive =
  "Something you're trying to use has been made inactive. Check the fields with accounts, customers, items, vendors or employees."

/** No row has this Id; QuickBooks answers 400, not 404. */
export const objectNotFound = (): FaultReply =>
  validation('610', 'Object Not Found', `Object Not Found : ${madeInactive}`, '')

/** The `SyncToken` sent is not the row's current one. */
export const staleObject = (user: string): FaultReply =>
  validation(
    '5010',
    'Stale Object Error',
    `Stale Object Error : You and ${user} were working on this at the same time. ${user} finished before you did, so your work was not saved.`,
    '',
  )

/** A field that must be sent is not there. */
export const requiredParameter = (element: string): FaultReply =>
  validation(
    '2020',
    'Required param missing, need to supply the required value for the API',
    `Required parameter ${element} is missing in the request`,
    element,
  )

/** The JSON does not fit the entity: an unknown field, a wrong type, a body that does not parse. */
export const invalidProperty = (reason: string): FaultReply =>
  validation(
    '2010',
    'Request has invalid or unsupported property',
    `Property Name:${reason}\n specified is unsupported or invalid`,
  )

/** An Id that is not a whole number. */
export const invalidId = (supplied: string): FaultReply =>
  validation('2030', 'Invalid ID', `Id should be a valid number. Supplied value:${supplied}`, 'Id')

/** A reference to a row that does not exist. `list` is QuickBooks' own word for where it looked, such as `Names`. */
export const unknownReference = (list: string, id: string): FaultReply =>
  validation(
    '2500',
    'Invalid Reference Id',
    `Invalid Reference Id : ${list} element id ${id} not found`,
    'Reference Id',
  )

/** A reference to a row that has been made inactive. */
export const inactiveReference = (): FaultReply =>
  validation('2500', 'Invalid Reference Id', `Invalid Reference Id : ${madeInactive}`, '')

/** A value outside a closed list. */
export const invalidEnumeration = (supplied: string): FaultReply =>
  validation('2170', 'Invalid Enumeration', `Invalid Enumeration : ${supplied}`)

/** A character that a name must not hold. */
export const invalidCharacters = (element: string): FaultReply =>
  validation(
    '2040',
    'Invalid String. Only certain characters are allowed',
    `Property Name:${element} specified is unsupported or invalid`,
    element,
  )

/** Text longer than the field takes. */
export const invalidLength = (element: string, maxLength: number, length: number): FaultReply =>
  validation(
    '2050',
    'String length is either shorter or longer than supported by specification',
    `Min:0 Max:${maxLength} supported. Supplied length:${length}`,
    element,
  )

/** An address that is no e-mail address. */
export const invalidEmail = (supplied: string, element: string): FaultReply =>
  validation('2210', 'Invalid Email Address format', `Invalid Email Address format : ${supplied}`, element)

/** The name is taken. People's lists say `null`; items say which row holds it. */
export const duplicateName = (holderId?: string): FaultReply =>
  validation(
    '6240',
    'Duplicate Name Exists Error',
    `The name supplied already exists. : ${holderId === undefined ? 'null' : `Id=${holderId}`}`,
  )

/** The name of a tax rate is taken. */
export const duplicateTaxRate = (): FaultReply =>
  validation(
    '6240',
    'Duplicate Name Exists Error',
    'The name supplied already exists. : Another tax rate is already using this \nname. Please use a different name.',
    '',
  )

/** The document number is taken. */
export const duplicateDocNumber = (docNumber: string, txnType: string, txnId: string): FaultReply =>
  validation(
    '6140',
    'Duplicate Document Number Error',
    `Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=${docNumber} is assigned to TxnType=${txnType} with TxnId=${txnId}`,
    '',
  )

/** A line whose `Amount` is not `Qty × UnitPrice` to the cent. */
export const amountMismatch = (supplied: number): FaultReply =>
  validation(
    '6070',
    'Amount calculation incorrect in the request.',
    `Amount is not equal to UnitPrice * Qty. Supplied value:${supplied.toLocaleString('en-US', { maximumFractionDigits: 10 })}`,
  )

/** A customer, vendor or employee without any name. */
export const nameRequired = (): FaultReply =>
  validation(
    '6080',
    'Name is required',
    'At least one of Title, GivenName, MiddleName, FamilyName, Suffix or DisplayName must be supplied',
  )

/** A US line whose tax code is neither TAX nor NON. */
export const invalidTaxCode = (supplied: string): FaultReply =>
  validation(
    '6100',
    'Invalid tax code',
    `Invalid tax code : ${supplied}. The tax code of a line must be TAX or NON`,
    'TaxCodeRef',
  )

/** A sub-customer or sub-item without a parent, or below too many. */
export const invalidParent = (code: '6150' | '6180' | '700', reason: string): FaultReply =>
  validation(code, 'Invalid parent reference', reason, 'ParentRef')

/** A transaction that stands in a deposit: it has to leave the deposit first. */
export const depositedTransaction = (): FaultReply =>
  validation(
    '6540',
    'Deposited Transaction cannot be changed',
    'Deposited Transaction cannot be changed : If you want to change or delete it, you must edit the deposit it appears on and remove it first.',
    '',
  )

/** A transaction that moves stock on a day before it was first counted. */
export const beforeInventoryStart = (): FaultReply =>
  validation(
    '6270',
    'Transaction date is prior to start date for inventory item',
    'Transaction date is prior to start date for inventory item : Choose a date that is not before the start date of the items on this transaction.',
    '',
  )

/** A rule of the books that has no code of its own. */
export const businessRule = (reason: string): FaultReply =>
  validation(
    '6000',
    'A business validation error has occurred while processing your request',
    `Business Validation Error: ${reason}`,
    '',
  )

/** A `requestid` that is too long. */
export const invalidRequestId = (): FaultReply =>
  validation('2130', 'Invalid Request Id Format', 'The requestid must have between 1 and 50 characters', 'requestid')

/** More items in a batch than it takes. */
export const batchTooBig = (mostItems: number): FaultReply =>
  validation('1040', 'Batch size exceeded', `A batch can have at most ${mostItems} items`)

/** A path or operation that QuickBooks does not have. */
export const unsupportedOperation = (what: string): FaultReply =>
  validation('500', 'Unsupported Operation', `Operation ${what} is not supported.`)

/** A path below the company that leads nowhere. */
export const unknownPath = (path: string): FaultReply =>
  unsupportedOperation(
    `Could not find resource for relative : ${path} of full path: https://c50.qbo.intuit.com/qbo50${path}`,
  )

/** QuickBooks itself failed. */
export const systemFault = (): FaultReply =>
  new FaultReply(500, 'SystemFault', {
    Message: 'An application error has occurred while processing your request',
    Detail: 'System Failure Error: Could not complete the operation',
    code: '10000',
  })
