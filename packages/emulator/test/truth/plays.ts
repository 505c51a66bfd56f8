import { isObject, type JsonObject, objectOf, objectsOf } from '../../src/ledger/json.ts'
import { type Recording, recordings } from '../reference.ts'
import { type Rows, rowsIn } from './recorded-company.ts'

/** How a recording is played. */
export interface Play {
  /** The books before the call. */
  readonly rows: Rows
  /** The body, where the recording kept only the reply. */
  readonly body?: JsonObject
  /** The call, where the recording kept only the reply. */
  readonly request?: { readonly method: string; readonly path: string }
  /** Preferences of the company the call was made to. */
  readonly salesForms?: JsonObject
  /** Whether the documents among the rows have been booked to accounts. */
  readonly booked?: true
  /** Values that count: all of them for what was stored before, those the input gives for what is made. */
  readonly values: 'all' | 'given'
  /** Paths that may differ, each with its reason. */
  readonly differs?: { readonly [path: string]: string }
}

/** Every recording by its file. */
export const all: ReadonlyMap<string, Recording> = recordings()

/** One recording. */
export const recording = (file: string): Recording => {
  const found = all.get(file)
  if (found === undefined) throw new Error(`${file} is not among the recordings`)
  return found
}

const rowsOf = (...files: string[]): { readonly [entity: string]: JsonObject[] } =>
  rowsIn(files.map((file) => recording(file)))

/** The one row that a reply is about. */
const rowIn = (file: string, entity: string): JsonObject => {
  const { body } = recording(file).response
  return objectOf(isObject(body) ? body[entity] : undefined)
}

const without = (row: JsonObject, ...fields: string[]): JsonObject =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !fields.includes(field)))

/** A read or a query: the rows of the reply are in the books, and come back as they are. */
const stored = (file: string): Play => ({ rows: rowsOf(file), values: 'all' })

/** Fields that QuickBooks sends today and did not send when the recording was made. */
const newer = (...paths: string[]): { readonly [path: string]: string } =>
  Object.fromEntries(paths.map((path) => [path, 'QuickBooks sends this today and did not in 2020']))

const newerOnInvoice = newer(
  'Invoice.MetaData.LastModifiedByRef',
  'Invoice.Line[0].SalesItemLineDetail.ItemAccountRef',
  'Invoice.Line[0].CustomExtensions',
  'Invoice.FreeFormAddress',
  'Invoice.ShipFromAddr',
)

const crew: JsonObject = {
  CustomField: [
    { CustomField: [{ Name: 'SalesFormsPrefs.SalesCustomName1', Type: 'StringType', StringValue: 'Crew #' }] },
  ],
}

const bird = (): Rows => ({
  ...rowsOf('sandbox-2026/049', 'sandbox-2026/033'),
  Account: [{ Id: '1', Name: 'Services', FullyQualifiedName: 'Services', Active: true }],
})

/** The recordings that are played, each with the books it was recorded against. */
export const plays = (): { readonly [file: string]: Play } => ({
  'sandbox-2026/004': {
    rows: {},
    values: 'given',
    differs: { 'Account.MetaData.LastUpdatedTime': 'missing from this recording, there in every other one' },
  },
  'sandbox-2026/007': { rows: {}, values: 'given' },
  'sandbox-2026/009': { rows: bird(), values: 'given' },
  'sandbox-2026/010': { rows: bird(), values: 'given', salesForms: { ETransactionPaymentEnabled: true } },
  'sandbox-2026/011': {
    rows: { Account: [{ Id: '79', Name: 'Sales of Product Income', FullyQualifiedName: 'Sales of Product Income' }] },
    values: 'given',
    differs: {
      'Item.DeferredRevenue': 'in the reply to this create only: a query of the same item a minute later lacks it',
    },
  },
  'sandbox-2026/013': {
    rows: {
      Customer: [
        {
          Id: '1',
          DisplayName: 'Test Customer Updated Final',
          FullyQualifiedName: 'Test Customer Updated Final',
          Active: true,
        },
      ],
    },
    values: 'given',
  },
  'sandbox-2026/017': stored('sandbox-2026/017'),
  'sandbox-2026/019': stored('sandbox-2026/019'),
  'sandbox-2026/025': stored('sandbox-2026/025'),
  'sandbox-2026/026': stored('sandbox-2026/026'),
  'sandbox-2026/033': stored('sandbox-2026/033'),
  'sandbox-2026/049': { rows: rowsOf('sandbox-2026/049', 'sandbox-2026/017'), values: 'all' },
  'sandbox-2026/050': {
    rows: {
      Invoice: [
        { ...without(rowIn('sandbox-2026/050', 'Invoice'), 'DeliveryInfo'), EmailStatus: 'NotSet', SyncToken: '0' },
      ],
    },
    values: 'given',
    differs: newerOnSentInvoice,
  },
  'sandbox-2026/055': {
    rows: {
      Customer: [
        {
          ...rowIn('sandbox-2026/055', 'Customer'),
          DisplayName: 'Before',
          FullyQualifiedName: 'Before',
          SyncToken: '3',
        },
      ],
    },
    values: 'given',
  },

  'exquickbooks/001': stored('exquickbooks/001'),
  'exquickbooks/002': { rows: {}, values: 'all' },
  'exquickbooks/003': {
    rows: { Account: ['79', '80', '81'].map((Id, index) => ({ Id, ...accountNames[index] })) },
    body: without(rowIn('exquickbooks/003', 'Item'), 'Id', 'SyncToken', 'MetaData', 'domain', 'sparse'),
    values: 'given',
  },
  'exquickbooks/004': { rows: {}, body: {}, values: 'all' },
  // The maintainers made its path up, with another Id than the reply has.
  'exquickbooks/005': { ...stored('exquickbooks/005'), request: { method: 'GET', path: 'item/11' } },
  'exquickbooks/006': { rows: {}, values: 'all' },
  'exquickbooks/007': {
    rows: { Item: [{ ...rowIn('exquickbooks/007', 'Item'), Description: 'Before', SyncToken: '2' }] },
    body: { Id: '5', SyncToken: '2', sparse: true, Description: 'New, updated description for Rock Fountain' },
    values: 'given',
  },
  'exquickbooks/008': {
    rows: rowsOf('exquickbooks/007'),
    body: { Id: '5', SyncToken: '1', sparse: true },
    values: 'all',
  },
  'exquickbooks/009': stored('exquickbooks/009'),
  'exquickbooks/010': {
    rows: rowsOf('exquickbooks/009'),
    body: { ...rowIn('exquickbooks/010', 'Preferences'), SyncToken: '4' },
    values: 'given',
  },
  'exquickbooks/011': { rows: rowsOf('exquickbooks/009'), body: { Id: '1', SyncToken: '0' }, values: 'all' },

  'exquickbooks/012': {
    rows: oribe,
    body: without(
      rowIn('exquickbooks/012', 'SalesReceipt'),
      ...['Id', 'SyncToken', 'MetaData', 'domain', 'sparse', 'DocNumber'],
    ),
    values: 'given',
    differs: newerOnReceipt,
  },
  'exquickbooks/013': { rows: {}, body: { Line: [{ Amount: 1 }] }, values: 'all' },
  'exquickbooks/014': {
    rows: { ...oribe, ...rowsOf('exquickbooks/012') },
    body: { Id: '6', SyncToken: '0' },
    values: 'given',
    differs: newer('SalesReceipt.TxnTaxDetail'),
  },
  'exquickbooks/015': { rows: rowsOf('exquickbooks/014'), body: { Id: '6', SyncToken: '0' }, values: 'all' },

  'minimul-qbo_api/001': { rows: rowsOf('minimul-qbo_api/007'), values: 'all' },
  'minimul-qbo_api/002': {
    rows: rowsOf('minimul-qbo_api/002', 'minimul-qbo_api/003', 'minimul-qbo_api/004'),
    values: 'all',
  },
  'minimul-qbo_api/003': {
    rows: rowsOf('minimul-qbo_api/002', 'minimul-qbo_api/003', 'minimul-qbo_api/004'),
    values: 'all',
  },
  'minimul-qbo_api/004': {
    rows: rowsOf('minimul-qbo_api/002', 'minimul-qbo_api/003', 'minimul-qbo_api/004'),
    values: 'all',
  },
  'minimul-qbo_api/005': { rows: rowsOf('minimul-qbo_api/007'), values: 'all' },
  'minimul-qbo_api/006': { rows: rowsOf('minimul-qbo_api/007'), values: 'all' },
  'minimul-qbo_api/007': stored('minimul-qbo_api/007'),
  'minimul-qbo_api/008': { rows: rowsOf('minimul-qbo_api/009'), values: 'all' },
  'minimul-qbo_api/009': stored('minimul-qbo_api/009'),
  ...Object.fromEntries(
    ['011', '012', '013', '014', '015', '016', '017', '041', '043'].map((file) => [
      `minimul-qbo_api/${file}`,
      { rows: rowsOf('minimul-qbo_api/041'), values: 'all' as const },
    ]),
  ),
  'minimul-qbo_api/010': stored('minimul-qbo_api/010'),
  'minimul-qbo_api/018': {
    rows: { Invoice: [{ Id: '75', Line: [] }] },
    values: 'given',
    differs: newAddresses('AttachableResponse[0].Attachable'),
  },
  'minimul-qbo_api/019': { rows: rowsOf('minimul-qbo_api/021'), values: 'all' },
  'minimul-qbo_api/020': { rows: {}, values: 'all' },
  'minimul-qbo_api/021': stored('minimul-qbo_api/021'),
  'minimul-qbo_api/022': { rows: rowsOf('minimul-qbo_api/010'), values: 'given' },
  'minimul-qbo_api/023': {
    rows: {
      Estimate: objectsOf(
        objectsOf(
          objectsOf(objectOf(recording('minimul-qbo_api/023').response.body as JsonObject).CDCResponse)[0]
            ?.QueryResponse,
        )[0]?.Estimate,
      ),
    },
    values: 'all',
  },
  'minimul-qbo_api/024': { rows: {}, values: 'given', differs: newer('Customer.IsProject') },
  'minimul-qbo_api/025': {
    rows: {
      ...rowsOf('minimul-qbo_api/032'),
      Item: [
        { Id: '1', Name: 'Services', FullyQualifiedName: 'Services', Taxable: false, IncomeAccountRef: { value: '1' } },
      ],
    },
    salesForms: crew,
    values: 'given',
    differs: newerOnInvoice,
  },
  'minimul-qbo_api/026': stored('minimul-qbo_api/026'),
  'minimul-qbo_api/027': stored('minimul-qbo_api/027'),
  'minimul-qbo_api/028': stored('minimul-qbo_api/028'),
  'minimul-qbo_api/029': stored('minimul-qbo_api/029'),
  'minimul-qbo_api/030': stored('minimul-qbo_api/030'),
  'minimul-qbo_api/031': { rows: rowsOf('minimul-qbo_api/030'), values: 'all' },
  'minimul-qbo_api/032': stored('minimul-qbo_api/032'),
  'minimul-qbo_api/033': { rows: {}, values: 'all' },
  'minimul-qbo_api/034': { rows: {}, values: 'all' },
  'minimul-qbo_api/036': {
    rows: {},
    values: 'all',
    differs: { 'Fault.Error[0].Detail': 'names the machine that answered' },
  },
  'minimul-qbo_api/037': { rows: {}, values: 'all' },
  'minimul-qbo_api/038': { rows: rowsOf('minimul-qbo_api/007'), values: 'all' },
  'minimul-qbo_api/039': { rows: rowsOf('minimul-qbo_api/039', 'minimul-qbo_api/007'), values: 'all' },
  'minimul-qbo_api/040': stored('minimul-qbo_api/040'),
  'minimul-qbo_api/044': { rows: september(), booked: true, values: 'all' },
  'minimul-qbo_api/045': { rows: september(), booked: true, values: 'all' },
  'minimul-qbo_api/046': stored('minimul-qbo_api/046'),
  'minimul-qbo_api/047': {
    rows: { Customer: [{ ...rowIn('minimul-qbo_api/046', 'Customer'), Notes: 'gone after a full update' }] },
    values: 'given',
    differs: newer('Customer.IsProject'),
  },
  'minimul-qbo_api/048': stored('minimul-qbo_api/048'),
  'minimul-qbo_api/049': {
    rows: rowsOf('minimul-qbo_api/048'),
    salesForms: crew,
    values: 'given',
    differs: newer(
      'SalesReceipt.Line[0].CustomExtensions',
      'SalesReceipt.FreeFormAddress',
      'SalesReceipt.ShipFromAddr',
    ),
  },
  'minimul-qbo_api/050': stored('minimul-qbo_api/050'),
  'ruckus-fixtures/038': {
    rows: { TaxAgency: [{ Id: '1', DisplayName: 'Agency' }], TaxRate: [{ Id: '9', Name: 'State' }] },
    request: { method: 'POST', path: 'taxservice/taxcode' },
    body: {
      TaxCode: 'New',
      TaxRateDetails: [{ TaxRateName: 'State', RateValue: 3.5, TaxAgencyId: '1', TaxApplicableOn: 'Sales' }],
    },
    values: 'all',
  },
  'minimul-qbo_api/051': {
    rows: rowsOf('minimul-qbo_api/050'),
    values: 'given',
    differs: newer('Invoice.MetaData.LastModifiedByRef'),
  },
})

/** The accounts that the general ledger of September 2020 shows: type, and what stood in each before, debits above zero. */
const septemberAccounts: readonly (readonly [
  id: string,
  name: string,
  type: string,
  before: number,
  parent?: string,
])[] = [
  ['35', 'Checking', 'Bank', 976],
  ['36', 'Savings', 'Bank', 800],
  ['84', 'Accounts Receivable (A/R)', 'Accounts Receivable', 5004.02],
  ['81', 'Inventory Asset', 'Other Current Asset', 731.25],
  ['4', 'Undeposited Funds', 'Other Current Asset', 2062.52],
  ['38', 'Truck', 'Fixed Asset', 0],
  ['39', 'Original Cost', 'Fixed Asset', 13_495, '38'],
  ['33', 'Accounts Payable (A/P)', 'Accounts Payable', -58_115.55],
  ['41', 'Mastercard', 'Credit Card', -157.72],
  ['90', 'Board of Equalization Payable', 'Other Current Liability', -370.94],
  ['43', 'Loan Payable', 'Other Current Liability', -4000],
  ['44', 'Notes Payable', 'Long Term Liability', -25_000],
  ['34', 'Opening Balance Equity', 'Equity', 9337.5],
  ['2', 'Retained Earnings', 'Equity', 48_417.4],
  ['82', 'Design income', 'Income', 0],
  ['1', 'Services', 'Income', 0],
  ['17', 'Rent or Lease', 'Expense', 6300],
  ['77', 'Utilities', 'Expense', 0],
  ['76', 'Telephone', 'Expense', 520.52, '77'],
]

const classifications: { readonly [type: string]: string } = {
  'Accounts Payable': 'Liability',
  'Credit Card': 'Liability',
  'Other Current Liability': 'Liability',
  'Long Term Liability': 'Liability',
  Equity: 'Equity',
  Income: 'Revenue',
  Expense: 'Expense',
}

const subTypes: { readonly [id: string]: string } = { '4': 'UndepositedFunds', '2': 'RetainedEarnings' }

/** The books that the recorded reports were made of: what stood there before, and three sales of one day. */
const september = (): Rows => ({
  Account: septemberAccounts.map(([Id, Name, AccountType, , parent]) => ({
    Id,
    Name,
    FullyQualifiedName: Name,
    Active: true,
    AccountType,
    AccountSubType: subTypes[Id] ?? AccountType.replaceAll(' ', ''),
    Classification: classifications[AccountType] ?? 'Asset',
    ...(parent === undefined ? {} : { ParentRef: { value: parent } }),
  })),
  Customer: [
    { Id: '1', DisplayName: "Amy's Bird Sanctuary", FullyQualifiedName: "Amy's Bird Sanctuary", Active: true },
  ],
  JournalEntry: [
    {
      Id: '1',
      TxnDate: '2020-08-31',
      Line: septemberAccounts
        .filter(([, , , before]) => before !== 0)
        .map(([value, , , before]) => ({
          Amount: Math.abs(before),
          DetailType: 'JournalEntryLineDetail',
          JournalEntryLineDetail: { PostingType: before > 0 ? 'Debit' : 'Credit', AccountRef: { value } },
        })),
    },
  ],
  Invoice: ['264', '265'].map((Id, index) => ({
    Id,
    DocNumber: String(1041 + index),
    TxnDate: '2020-09-29',
    CustomerRef: { value: '1' },
    TotalAmt: 100,
    Line: [sold('1', 100)],
  })),
  SalesReceipt: [
    {
      Id: '17',
      DocNumber: '1008',
      TxnDate: '2020-09-29',
      TotalAmt: 337.5,
      DepositToAccountRef: { value: '4' },
      Line: [{ ...sold('82', 337.5), Description: 'Custom Design' }],
    },
  ],
})

const sold = (account: string, Amount: number): JsonObject => ({
  Amount,
  DetailType: 'SalesItemLineDetail',
  SalesItemLineDetail: { ItemAccountRef: { value: account } },
})

const accountNames = ['Sales of Product Income', 'Cost of Goods Sold', 'Inventory Asset'].map((Name) => ({
  Name,
  FullyQualifiedName: Name,
}))

const newerOnSentInvoice = {
  'Invoice.MetaData.LastModifiedByRef': 'there on invoices changed by the app since; this one was sent by another path',
}

const oribe: Rows = {
  Item: [
    {
      Id: '3',
      Name: 'Test Product',
      FullyQualifiedName: 'Oribe:Shampoo:Test Product',
      IncomeAccountRef: { value: '1' },
    },
  ],
  Account: [{ Id: '1', Name: 'Services', FullyQualifiedName: 'Services', Active: true }],
}

const newerOnReceipt = newer(
  'SalesReceipt.Line[0].SalesItemLineDetail.ItemAccountRef',
  'SalesReceipt.Line[0].CustomExtensions',
  'SalesReceipt.TxnTaxDetail',
  'SalesReceipt.FreeFormAddress',
  'SalesReceipt.ShipFromAddr',
)

const newAddresses = (path: string): { readonly [path: string]: string } => ({
  [`${path}.FileAccessUri`]: 'names the company and the new Id',
  [`${path}.TempDownloadUri`]: 'names the machine that holds the file',
})
