import type { JsonObject } from '../ledger/json.ts'

/** One customer of the example company, in the order it came. */
export interface ExampleCustomer {
  readonly fields: JsonObject
  /** The DisplayName of the customer that this one is a job of. */
  readonly parent?: string
  /** Made inactive by somebody since. */
  readonly inactive?: true
}

const chicago = (Line1: string, PostalCode: string, City = 'Chicago'): JsonObject => ({
  Line1,
  City,
  CountrySubDivisionCode: 'IL',
  PostalCode,
})

const phone = (FreeFormNumber: string): JsonObject => ({ FreeFormNumber })
const email = (Address: string): JsonObject => ({ Address })

const person = (GivenName: string, FamilyName: string, rest: JsonObject): ExampleCustomer => ({
  fields: { GivenName, FamilyName, DisplayName: `${GivenName} ${FamilyName}`, ...rest },
})

const company = (CompanyName: string, rest: JsonObject): ExampleCustomer => ({
  fields: { CompanyName, DisplayName: CompanyName, ...rest },
})

const job = (parent: string, DisplayName: string, BillAddr: JsonObject): ExampleCustomer => ({
  parent,
  fields: { DisplayName, Job: true, BillWithParent: true, BillAddr, ShipAddr: BillAddr },
})

/** Thirty customers as a contractor has them: couples on one number, landlords, offices, jobs, old friends, the gone. */
export const homeServicesCustomers: readonly ExampleCustomer[] = [
  person('Robert', 'Kowalski', {
    PrimaryPhone: phone('(312) 555-0111'),
    PrimaryEmailAddr: email('bob.kowalski@example.com'),
    BillAddr: chicago('1418 W Addison St', '60613'),
  }),
  person('Linda', 'Kowalski', {
    PrimaryPhone: phone('(312) 555-0111'),
    BillAddr: chicago('1418 W Addison St', '60613'),
    Notes: 'Wife of Bob, same house. Ask for the alarm code.',
  }),
  person('Maria', 'Hernandez', {
    PrimaryPhone: phone('773-555-0122'),
    Mobile: phone('(773) 555-0199'),
    PrimaryEmailAddr: email('maria.h@example.com'),
    BillAddr: chicago('2650 S Drake Ave', '60623'),
  }),
  person('James', "O'Brien", {
    PrimaryPhone: phone('+1 312 555 0133'),
    PrimaryEmailAddr: email('jim.obrien@example.com'),
    BillAddr: chicago('10432 S Western Ave', '60643'),
  }),
  person('Susan', 'Nguyen', {
    PrimaryPhone: phone('(847) 555-0144'),
    PrimaryEmailAddr: email('susan.nguyen@example.com'),
    BillAddr: chicago('815 Elm St', '60093', 'Winnetka'),
    PreferredDeliveryMethod: 'Email',
  }),
  company('Lakeside Property Management', {
    GivenName: 'Denise',
    FamilyName: 'Walker',
    PrimaryPhone: phone('(312) 555-0155'),
    PrimaryEmailAddr: email('maintenance@lakesidepm.example.com'),
    BillAddr: chicago('200 N Michigan Ave Ste 1400', '60601'),
    SalesTermRef: { value: '3' },
  }),
  job('Lakeside Property Management', '4520 N Sheridan Unit 3B', chicago('4520 N Sheridan Rd Unit 3B', '60640')),
  job('Lakeside Property Management', '4520 N Sheridan Unit 7A', chicago('4520 N Sheridan Rd Unit 7A', '60640')),
  company('Bella Notte Ristorante', {
    GivenName: 'Anthony',
    FamilyName: 'Russo',
    PrimaryPhone: phone('(312) 555-0166'),
    AlternatePhone: phone('(312) 555-0167'),
    PrimaryEmailAddr: email('office@bellanotte.example.com'),
    BillAddr: chicago('1374 W Grand Ave', '60642'),
    Taxable: false,
  }),
  person('David', 'Goldberg', {
    PrimaryPhone: phone('(847) 555-0177'),
    PrimaryEmailAddr: email('dgoldberg@example.com'),
    BillAddr: chicago('9100 Keeler Ave', '60076', 'Skokie'),
  }),
  person('Patricia', 'Washington', {
    PrimaryPhone: phone('773.555.0188'),
    BillAddr: chicago('7812 S Calumet Ave', '60619'),
  }),
  person('Kevin', 'Murphy', {
    PrimaryPhone: phone('(708) 555-0101'),
    PrimaryEmailAddr: email('kmurphy@example.com'),
    BillAddr: chicago('512 Home Ave', '60304', 'Oak Park'),
  }),
  person('Kevin', 'Murphy Jr.', {
    PrimaryPhone: phone('(708) 555-0102'),
    PrimaryEmailAddr: email('kevin.murphy.jr@example.com'),
    BillAddr: chicago('233 Clinton Ave', '60302', 'Oak Park'),
  }),
  company('St. Brendan Parish', {
    PrimaryPhone: phone('(773) 555-0103'),
    PrimaryEmailAddr: email('parish@stbrendan.example.org'),
    BillAddr: chicago('6750 S Ashland Ave', '60636'),
    Taxable: false,
    ResaleNum: 'E9912-0034',
  }),
  person('Aisha', 'Rahman', {
    PrimaryPhone: phone('(630) 555-0104'),
    PrimaryEmailAddr: email('aisha.rahman@example.com'),
    BillAddr: chicago('1120 Ogden Ave', '60563', 'Naperville'),
  }),
  person('Thomas', 'Schmidt', {
    PrimaryPhone: phone('(312) 555-0105 ext. 12'),
    BillAddr: chicago('1900 N Lincoln Park W Apt 4', '60614'),
  }),
  company('Greenleaf Dental', {
    GivenName: 'Priya',
    FamilyName: 'Patel',
    PrimaryPhone: phone('(847) 555-0106'),
    Fax: phone('(847) 555-0107'),
    PrimaryEmailAddr: email('frontdesk@greenleafdental.example.com'),
    WebAddr: { URI: 'https://greenleafdental.example.com' },
    BillAddr: chicago('1555 Sherman Ave', '60201', 'Evanston'),
    SalesTermRef: { value: '2' },
  }),
  person('Priya', 'Patel', {
    Mobile: phone('(847) 555-0108'),
    PrimaryEmailAddr: email('priya.patel@example.com'),
    BillAddr: chicago('2210 Ridge Ave', '60201', 'Evanston'),
  }),
  person('George', 'Papadopoulos', {
    PrimaryPhone: phone('(773) 555-0109'),
    BillAddr: chicago('5339 N Lincoln Ave', '60625'),
  }),
  person('Jennifer', 'Kim', {
    PrimaryPhone: phone('(224) 555-0110'),
    PrimaryEmailAddr: email('jen.kim@example.com'),
    BillAddr: chicago('740 Milwaukee Ave', '60025', 'Glenview'),
    Notes: 'Two dogs. Text before you come.',
  }),
  person('Marcus', 'Johnson', {
    PrimaryPhone: phone('(773) 555-0112'),
    PrimaryEmailAddr: email('mjohnson@example.com'),
    BillAddr: chicago('8233 S Dr Martin Luther King Jr Dr', '60619'),
  }),
  {
    ...person('Dorothy', 'Petersen', {
      PrimaryPhone: phone('(773) 555-0113'),
      BillAddr: chicago('6018 N Kilbourn Ave', '60646'),
      Notes: 'Moved to Arizona.',
    }),
    inactive: true,
  },
  company('Windy City Lofts Condo Association', {
    GivenName: 'Elaine',
    FamilyName: 'Fischer',
    PrimaryPhone: phone('(312) 555-0114'),
    PrimaryEmailAddr: email('board@windycitylofts.example.com'),
    BillAddr: chicago('1040 W Adams St', '60607'),
  }),
  job('Windy City Lofts Condo Association', 'Boiler room', chicago('1040 W Adams St', '60607')),
  person('Carlos', 'Mendoza', {
    PrimaryPhone: phone('(708) 555-0115'),
    BillAddr: chicago('2419 S 61st Ct', '60804', 'Cicero'),
  }),
  person('Emily', 'Carter', {
    Mobile: phone('(312) 555-0116'),
    PrimaryEmailAddr: email('emily.carter@example.com'),
    BillAddr: chicago('333 E Ontario St Apt 2910', '60611'),
    PreferredDeliveryMethod: 'Email',
  }),
  person('Emily', 'Carter-Hayes', {
    PrimaryPhone: phone('(847) 555-0117'),
    PrimaryEmailAddr: email('e.carterhayes@example.com'),
    BillAddr: chicago('98 Green Bay Rd', '60091', 'Wilmette'),
  }),
  {
    ...company('Hot Slice Pizza', {
      PrimaryPhone: phone('(773) 555-0118'),
      BillAddr: chicago('3201 N Clark St', '60657'),
    }),
    inactive: true,
  },
  person('William', 'Brooks', {
    PrimaryPhone: phone('(630) 555-0119'),
    PrimaryEmailAddr: email('wbrooks@example.com'),
    BillAddr: chicago('26W151 Lies Rd', '60188', 'Carol Stream'),
  }),
  person('Yolanda', 'Pérez', {
    PrimaryPhone: phone('(773) 555-0120'),
    PrimaryEmailAddr: email('yperez@example.com'),
    BillAddr: chicago('4102 W Fullerton Ave', '60639'),
  }),
]
