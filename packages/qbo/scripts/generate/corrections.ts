/** What is known of one entity beyond the schema: from Intuit's guides, and from what companies answered. */
export interface Correction {
  /** First sentence of the docstring of its rows. */
  title: string
  /** How the noun is written in the docstrings of its other types: `a new bill`. */
  noun: string
  /** The only fields kept; the schema hands this entity others that it has not. */
  only?: readonly string[]
  omit?: readonly string[]
  /** Fields that the schema lacks, as in `facts.json`. */
  add?: Readonly<Record<string, string>>
  /** Needed on create, beyond the schema's own flags. */
  needed?: readonly string[]
  /** Flagged as needed by the schema, and not needed. */
  optional?: readonly string[]
  /** At least one field of each group is needed on create. */
  oneOf?: readonly (readonly string[])[]
  /** QuickBooks' own, ignored on writes. */
  read?: readonly string[]
  /** Writable though the schema says otherwise. */
  write?: readonly string[]
  /** Set on create and fixed from then on. */
  once?: readonly string[]
  /** In every reply. */
  always?: readonly string[]
  /** What can be asked for, `Id` and `MetaData` apart; left out, what the schema marks. */
  filter?: readonly string[]
  /** Types better than the schema's, as they are written in TypeScript. */
  types?: Readonly<Record<string, string>>
  /** Text limits other than the schema's. */
  max?: Readonly<Record<string, number>>
  notes?: Readonly<Record<string, string>>
  /** A further part of the create type. */
  create?: string
  /** Replies carry no `Id`. */
  unstored?: boolean
  /** Nothing is written to it by the API. */
  readOnly?: boolean
  /** There is one in each company: it is changed, never created. */
  single?: boolean
}

const nameParts = ['DisplayName', 'Title', 'GivenName', 'MiddleName', 'FamilyName', 'Suffix']
const salesDocument = ['DocNumber', 'TxnDate', 'CustomerRef', 'TotalAmt', 'ProjectRef']
const salesLines = { Line: 'SalesLineInput[]' }
const expenseLines = { Line: 'ExpenseLine[]' }
const paymentLines = { Line: 'PaymentLine[]' }
const document = { CustomField: 'CustomField[]' }

/** Filled in by QuickBooks wherever they appear. */
export const readEverywhere: readonly string[] = [
  'IntuitId',
  'FullyQualifiedName',
  'V4IDPseudonym',
  'HomeTotalAmt',
  'HomeBalance',
  'HomeTotalCostAmount',
  'TotalCostAmount',
  'Level',
  'RecurDataRef',
  'RecurringInfo',
  'TxnApprovalInfo',
  'DeliveryInfo',
  'TaxExemptionRef',
  'AutoDocNumber',
  'ClientEntityId',
  'PurchaseEx',
  'RootCustomerRef',
  'AgencyVerificationStatus',
  'AgencyVerificationStatusMsg',
  'AgencyVerificationTSUTC',
]

/** Writable in other entities than these only. */
export const names: readonly string[] = [...nameParts, 'PrintOnCheckName', 'Name', 'CompanyName']

/** Which entity a reference points to, by its field; `ParentRef` points to its own. */
export const targets: Readonly<Record<string, string>> = {
  CustomerRef: 'Customer',
  VendorRef: 'Vendor',
  EmployeeRef: 'Employee',
  ItemRef: 'Item',
  GroupItemRef: 'Item',
  ClassRef: 'Class',
  DepartmentRef: 'Department',
  SalesTermRef: 'Term',
  TermRef: 'Term',
  DefaultTerms: 'Term',
  PaymentMethodRef: 'PaymentMethod',
  CurrencyRef: 'CompanyCurrency',
  HomeCurrency: 'CompanyCurrency',
  CustomerTypeRef: 'CustomerType',
  RootCustomerRef: 'Customer',
  TaxCodeRef: 'TaxCode',
  DefaultTaxCodeRef: 'TaxCode',
  SalesTaxCodeRef: 'TaxCode',
  PurchaseTaxCodeRef: 'TaxCode',
  TaxGroupCodeRef: 'TaxCode',
  NonTaxableSalesTaxCodeRef: 'TaxCode',
  TaxableSalesTaxCodeRef: 'TaxCode',
  TaxRateRef: 'TaxRate',
  OriginalTaxRate: 'TaxRate',
  AgencyRef: 'TaxAgency',
  AccountRef: 'Account',
  ARAccountRef: 'Account',
  APAccountRef: 'Account',
  IncomeAccountRef: 'Account',
  ExpenseAccountRef: 'Account',
  AssetAccountRef: 'Account',
  COGSAccountRef: 'Account',
  DepositToAccountRef: 'Account',
  FromAccountRef: 'Account',
  ToAccountRef: 'Account',
  BankAccountRef: 'Account',
  CCAccountRef: 'Account',
  DiscountAccountRef: 'Account',
  ItemAccountRef: 'Account',
  DefaultMarkupAccount: 'Account',
  DefaultARAccount: 'Account',
  DefaultAPAccount: 'Account',
  FinChrgAccountRef: 'Account',
  PrefVendorRef: 'Vendor',
  InvoiceRef: 'Invoice',
  DefaultItem: 'Item',
  DefaultTimeItem: 'Item',
  TaxOnPurchasesAccountRef: 'Account',
  TaxTrackedOnSalesAccountRef: 'Account',
}

/** Notes for fields that mean the same wherever they appear. */
export const notes: Readonly<Record<string, string>> = {
  DocNumber: 'Leave it out unless the company numbers its documents itself.',
  TxnDate: 'Today when left out.',
  Line: 'On any write the lines given replace all the lines there were.',
  PrivateNote: 'Seen by the business alone.',
  CustomerMemo: 'Printed for the customer.',
  ExchangeRate: "Home currency units for one unit of the document's.",
  EmailStatus: '`NeedToSend` needs `BillEmail`.',
  TotalAmt: "With tax, in the document's currency.",
  FullyQualifiedName: '`Parent:Child` below a parent.',
  Level: 'Depth below the top, 1 for a direct child.',
}

export const corrections: Readonly<Record<string, Correction>> = {
  Customer: {
    title: 'Somebody the company sells to, or one job of theirs (`Job`), as QuickBooks answers.',
    noun: 'customer',
    oneOf: [nameParts],
    read: ['BalanceWithJobs', 'IsProject', 'JobInfo', 'CCDetail'],
    once: ['CurrencyRef', 'Balance', 'OpenBalanceDate'],
    always: ['DisplayName', 'FullyQualifiedName', 'Active', 'Balance'],
    filter: [
      'DisplayName',
      'GivenName',
      'MiddleName',
      'FamilyName',
      'Suffix',
      'CompanyName',
      'PrintOnCheckName',
      'FullyQualifiedName',
      'PrimaryEmailAddr',
      'Active',
      'Balance',
      'IsProject',
    ],
    types: { PreferredDeliveryMethod: "OpenEnum<'Print' | 'Email' | 'None'>" },
    add: document,
    notes: {
      DisplayName:
        'Unique among customers, vendors and employees together, without colon, tab or newline. Made from the other parts of the name when it is left out.',
      Active:
        '`false` takes the customer out of use; QuickBooks never deletes one and appends ` (deleted)` to its name.',
      Notes: 'Free text for the business.',
      Job: '`true` together with `ParentRef`: a sub-customer.',
      CurrencyRef: "Fixed once the customer exists; the company's home currency when left out.",
      Balance: 'What the customer owes, sub-customers apart; on create the opening balance as of `OpenBalanceDate`.',
    },
  },
  Vendor: {
    title: 'Somebody the company buys from.',
    noun: 'vendor',
    oneOf: [nameParts],
    once: ['CurrencyRef'],
    always: ['DisplayName', 'Active', 'Balance'],
    filter: [
      'DisplayName',
      'GivenName',
      'MiddleName',
      'FamilyName',
      'CompanyName',
      'PrintOnCheckName',
      'Active',
      'Balance',
    ],
    max: {
      DisplayName: 500,
      CompanyName: 100,
      GivenName: 100,
      MiddleName: 100,
      FamilyName: 100,
      Suffix: 16,
      Title: 16,
      PrintOnCheckName: 110,
      AcctNum: 100,
    },
    notes: { DisplayName: 'Unique among customers, vendors and employees together, without colon, tab or newline.' },
  },
  Employee: {
    title: 'Somebody who works for the company.',
    noun: 'employee',
    oneOf: [nameParts],
    always: ['DisplayName', 'Active'],
    filter: ['DisplayName', 'GivenName', 'MiddleName', 'FamilyName', 'PrintOnCheckName', 'Active'],
    notes: { SSN: 'Masked in replies.' },
  },
  Item: {
    title: 'Something the company sells: a service, a part, a category of them.',
    noun: 'item',
    optional: ['ItemCategoryType'],
    read: ['AvgCost', 'QtyOnPurchaseOrder', 'QtyOnSalesOrder', 'DeferredRevenue', 'SpecialItem', 'SpecialItemType'],
    always: ['Name', 'FullyQualifiedName', 'Active', 'Type'],
    filter: ['Name', 'FullyQualifiedName', 'Sku', 'Type', 'Active'],
    types: { Type: 'ItemType' },
    create: 'ItemParts',
    notes: {
      Name: 'Unique, without colon, tab or newline.',
      Description: 'Printed on sales forms.',
      UnitPrice: 'Sales price, or rate of an hourly service.',
    },
  },
  Estimate: {
    title: 'An offer to a customer.',
    noun: 'estimate',
    needed: ['Line'],
    read: ['LinkedTxn'],
    always: ['CustomerRef', 'Line', 'TxnDate', 'TxnStatus', 'TotalAmt'],
    filter: [...salesDocument, 'DueDate', 'SalesTermRef'],
    types: { ...salesLines, TxnStatus: 'EstimateStatus' },
    add: { ...document, TrackingNum: 'string' },
    notes: {
      TxnStatus: '`Pending` when left out; `Closed` once an invoice is linked to it.',
      LinkedTxn: 'The invoice made from it.',
    },
  },
  Invoice: {
    title: 'A bill to a customer.',
    noun: 'invoice',
    read: [
      'AllowIPNPayment',
      'AllowOnlinePayment',
      'EInvoiceStatus',
      'ECloudStatusTimeStamp',
      'invoiceStatus',
      'callToAction',
      'invoiceStatusLog',
      'InvoiceLinkSecurityCode',
      'InvoiceLinkExpiryDate',
      'AutoPayEligible',
      'SchedulePayEligible',
      'ScheduledPaymentId',
      'PaymentDetailsMessage',
      'EnabledSurchargeInfo',
      'TxnRetainageDetail',
      'TxnSource',
    ],
    always: ['CustomerRef', 'Line', 'TxnDate', 'Balance', 'TotalAmt'],
    filter: [...salesDocument, 'DueDate', 'SalesTermRef', 'Balance'],
    types: salesLines,
    add: document,
    notes: {
      Balance: 'What is still to be paid.',
      LinkedTxn:
        'An app may link one estimate (`Pending` or `Accepted`) and time activities; payments appear here by themselves.',
      AllowOnlineCreditCardPayment: 'Needs `SalesFormsPrefs.ETransactionPaymentEnabled` in the company.',
      InvoiceLink:
        'Where the customer can pay; only on request (`include: ["invoiceLink"]`) and with online payment switched on.',
    },
  },
  Payment: {
    title: 'Money from a customer, applied to what they owe.',
    noun: 'payment',
    needed: ['CustomerRef', 'TotalAmt'],
    write: ['TotalAmt'],
    read: ['LinkedTxn', 'PaymentExtendedType'],
    always: ['CustomerRef', 'TotalAmt', 'TxnDate'],
    filter: ['TxnDate', 'CustomerRef', 'TotalAmt', 'ProjectRef'],
    types: paymentLines,
    max: { PaymentRefNum: 21 },
    notes: {
      Line: 'Left out, the whole payment stays unapplied.',
      UnappliedAmt: 'What is not applied to anything yet.',
    },
  },
  SalesReceipt: {
    title: 'A sale that was paid at once.',
    noun: 'sales receipt',
    optional: ['CustomerRef'],
    always: ['Line', 'TxnDate', 'TotalAmt'],
    filter: [...salesDocument, 'Balance'],
    types: salesLines,
    add: document,
    max: { DocNumber: 21 },
    notes: { CustomerRef: "Left out, the sale is nobody's in particular." },
  },
  CreditMemo: {
    title: 'A credit to a customer.',
    noun: 'credit memo',
    always: ['CustomerRef', 'Line', 'TxnDate', 'TotalAmt'],
    filter: [...salesDocument, 'Balance'],
    types: salesLines,
    add: document,
    notes: { RemainingCredit: 'What is not used up yet.' },
  },
  RefundReceipt: {
    title: 'Money given back to a customer.',
    noun: 'refund receipt',
    always: ['Line', 'TxnDate', 'TotalAmt'],
    filter: [...salesDocument, 'Balance'],
    types: salesLines,
    add: document,
    max: { DocNumber: 21, PaymentRefNum: 21 },
    notes: { DepositToAccountRef: 'The account that the money comes from.' },
  },
  Class: {
    title: 'A segment of the business that transactions are marked with.',
    noun: 'class',
    always: ['Name', 'FullyQualifiedName', 'Active'],
    filter: ['Name', 'FullyQualifiedName', 'Active', 'SubClass'],
  },
  Department: {
    title: 'A location of the business.',
    noun: 'department',
    always: ['Name', 'FullyQualifiedName', 'Active'],
    filter: ['Name', 'FullyQualifiedName', 'Active', 'SubDepartment'],
  },
  Account: {
    title: 'An account of the chart of accounts.',
    noun: 'account',
    oneOf: [['AccountType', 'AccountSubType']],
    once: ['OpeningBalance', 'OpeningBalanceDate'],
    always: ['Name', 'FullyQualifiedName', 'Active', 'AccountType'],
    filter: [
      'Name',
      'FullyQualifiedName',
      'Active',
      'Classification',
      'AccountType',
      'AccountSubType',
      'CurrentBalance',
      'SubAccount',
    ],
  },
  Term: {
    title: 'When a sale has to be paid.',
    noun: 'term',
    oneOf: [['DueDays', 'DayOfMonthDue']],
    always: ['Name'],
    filter: ['Name', 'Active'],
    types: { Type: "OpenEnum<'STANDARD' | 'DATE_DRIVEN'>" },
  },
  PaymentMethod: {
    title: 'A way to pay.',
    noun: 'payment method',
    always: ['Name'],
    filter: ['Name', 'Active', 'Type'],
    types: { Type: "OpenEnum<'CREDIT_CARD' | 'NON_CREDIT_CARD'>" },
    max: { Name: 31 },
  },
  TaxCode: {
    title: 'What is taxed, and with which rates.',
    noun: 'tax code',
    readOnly: true,
    always: ['Name'],
    filter: ['Name', 'Active'],
    notes: { Name: '`TAX` and `NON` in US companies.' },
  },
  TaxRate: {
    title: 'A percentage of tax.',
    noun: 'tax rate',
    readOnly: true,
    always: ['Name'],
    filter: ['Name', 'Active'],
  },
  TaxAgency: {
    title: 'Whom taxes are paid to.',
    noun: 'tax agency',
    only: [
      'DisplayName',
      'TaxRegistrationNumber',
      'TaxTrackedOnPurchases',
      'TaxTrackedOnSales',
      'LastFileDate',
      'TaxAgencyConfig',
      'FullyQualifiedName',
      'Active',
      'ReportingPeriod',
    ],
    read: ['Active', 'ReportingPeriod'],
    always: ['DisplayName'],
    filter: ['DisplayName'],
    max: { DisplayName: 100 },
  },
  CompanyInfo: {
    title: 'The company that the books belong to.',
    noun: 'company',
    single: true,
    read: [
      'CompanyStartDate',
      'SupportedLanguages',
      'NameValue',
      'QBVersion',
      'LastImportedTime',
      'FifoCalculationStatus',
      'DefaultTimeZone',
      'MultiByteCharsSupported',
    ],
    always: ['CompanyName'],
    filter: ['CompanyName'],
  },
  Preferences: {
    title: "The company's settings.",
    noun: 'preferences',
    single: true,
    filter: [],
  },
  CompanyCurrency: {
    title: 'A currency that the company uses.',
    noun: 'currency',
    needed: ['Code'],
    write: ['Name'],
    always: ['Code'],
    filter: ['Code', 'Name', 'Active'],
    notes: { Code: 'ISO 4217, three letters.' },
  },
  ExchangeRate: {
    title: 'What one unit of a currency was worth in the home currency on a day.',
    noun: 'exchange rate',
    unstored: true,
    single: true,
    needed: ['SourceCurrencyCode', 'Rate', 'AsOfDate'],
    always: ['SourceCurrencyCode', 'Rate'],
    filter: ['SourceCurrencyCode', 'AsOfDate'],
    max: { SourceCurrencyCode: 3, TargetCurrencyCode: 3 },
  },
  TimeActivity: {
    title: 'Time that an employee or a vendor worked.',
    noun: 'time activity',
    always: ['NameOf'],
    filter: ['TxnDate', 'EmployeeRef', 'VendorRef', 'CustomerRef', 'BillableStatus'],
    max: { Description: 4000 },
    notes: { NameOf: '`Employee` needs `EmployeeRef`, `Vendor` needs `VendorRef`.' },
  },
  Attachable: {
    title: 'A file or a note, attached to other records.',
    noun: 'attachment',
    oneOf: [['FileName', 'Note']],
    add: { AttachableRef: 'AttachableRef[]' },
    filter: ['FileName', 'Note', 'Category', 'AttachableRef.EntityRef.Type', 'AttachableRef.EntityRef.Value'],
    read: ['documentId'],
    notes: { TempDownloadUri: 'Opens for a few minutes, without a token.', Size: 'Bytes.' },
  },
  CustomerType: {
    title: 'A kind of customer that the company tells apart.',
    noun: 'customer type',
    readOnly: true,
    always: ['Name'],
    filter: ['Name', 'Active'],
  },
  JournalEntry: {
    title: 'Debits and credits that balance.',
    noun: 'journal entry',
    always: ['Line', 'TxnDate'],
    filter: ['DocNumber', 'TxnDate'],
    types: { Line: 'JournalLine[]' },
    max: { DocNumber: 21 },
  },
  Bill: {
    title: 'A bill from a vendor.',
    noun: 'bill',
    always: ['VendorRef', 'Line', 'TxnDate', 'TotalAmt'],
    filter: ['DocNumber', 'TxnDate', 'DueDate', 'VendorRef', 'Balance', 'TotalAmt', 'SalesTermRef'],
    types: expenseLines,
  },
  Purchase: {
    title: 'An expense that was paid at once: cash, check or card.',
    noun: 'purchase',
    always: ['AccountRef', 'Line', 'PaymentType', 'TxnDate', 'TotalAmt'],
    filter: ['DocNumber', 'TxnDate', 'PaymentType', 'AccountRef', 'TotalAmt'],
    types: { ...expenseLines, PaymentType: "OpenEnum<'Cash' | 'Check' | 'CreditCard'>" },
    max: { DocNumber: 21 },
    notes: {
      EntityRef: 'Who was paid: a vendor, a customer or an employee.',
      Credit: '`true` for money back on a card.',
    },
  },
  Deposit: {
    title: 'Money put into an account.',
    noun: 'deposit',
    always: ['DepositToAccountRef', 'Line', 'TxnDate', 'TotalAmt'],
    filter: ['TxnDate', 'DepositToAccountRef'],
    types: { Line: 'DepositLine[]' },
  },
  Transfer: {
    title: 'Money moved from one account to another.',
    noun: 'transfer',
    omit: ['DocNumber'],
    always: ['FromAccountRef', 'ToAccountRef', 'Amount'],
    filter: ['TxnDate', 'Amount'],
    types: { Line: 'JournalLine[]' },
    read: ['Line', 'LinkedTxn', 'TxnTaxDetail'],
  },
  PurchaseOrder: {
    title: 'An order to a vendor.',
    noun: 'purchase order',
    write: ['VendorAddr'],
    read: ['LinkedTxn'],
    always: ['VendorRef', 'Line', 'TxnDate', 'TotalAmt'],
    filter: ['DocNumber', 'TxnDate', 'DueDate', 'VendorRef', 'TotalAmt'],
    types: expenseLines,
    add: document,
    max: { DocNumber: 21 },
  },
  VendorCredit: {
    title: 'A credit from a vendor.',
    noun: 'vendor credit',
    always: ['VendorRef', 'Line', 'TxnDate', 'TotalAmt'],
    filter: ['DocNumber', 'TxnDate', 'VendorRef', 'Balance', 'TotalAmt'],
    types: expenseLines,
    max: { DocNumber: 21 },
  },
  BillPayment: {
    title: 'Money paid for bills.',
    noun: 'bill payment',
    write: ['TotalAmt'],
    always: ['VendorRef', 'TotalAmt', 'PayType'],
    filter: ['DocNumber', 'TxnDate', 'VendorRef', 'TotalAmt', 'PayType'],
    types: paymentLines,
    create: 'BillPaymentParts',
    notes: { PayType: '`Check` needs `CheckPayment`, `CreditCard` needs `CreditCardPayment`.' },
  },
}
