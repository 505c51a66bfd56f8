import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { objectOf } from '../../src/ledger/json.ts'
import { type Company, faultOf, line, monday, openCompany, serviceItem } from '../company.ts'

let company: Company
let now = monday

const names = async (where: string): Promise<unknown[]> =>
  (await company.rows(`SELECT * FROM Customer ${where}`)).map(({ DisplayName }) => DisplayName)

beforeAll(async () => {
  company = openCompany({ clock: { now: () => now } })
  const add = async (DisplayName: string, rest: object = {}): Promise<string> => {
    now += 60_000
    return String((await company.create('Customer', { DisplayName, ...rest })).Id)
  }
  const freeman = await add('Freeman Sporting Goods', { PrimaryEmailAddr: { Address: 'Sport@Example.com' } })
  await add('55 Twin Lane', { Job: true, ParentRef: { value: freeman } })
  await add("Amy's Bird Sanctuary", { GivenName: 'Amy', FamilyName: 'Lauterbach' })
  await add('Robertson & Associates', { CompanyName: 'Robertson & Associates' })
  await add('Back\\slash')
  const gone = await add('Gone')
  await company.update('Customer', gone, { Active: false })
})

test('finds what is active, by full name, a job after its parent', async () => {
  expect(await names('')).toEqual([
    "Amy's Bird Sanctuary",
    'Back\\slash',
    'Freeman Sporting Goods',
    '55 Twin Lane',
    'Robertson & Associates',
  ])
})

test('finds the inactive ones where they are asked for', async () => {
  expect(await names('WHERE Active = false')).toEqual(['Gone (deleted)'])
  expect(await names('WHERE Active IN (true, false)')).toHaveLength(6)
})

test.each([
  ["WHERE DisplayName = 'amy\\'s bird sanctuary'", ["Amy's Bird Sanctuary"]],
  ["WHERE DisplayName = 'Back\\\\slash'", ['Back\\slash']],
  ["WHERE DisplayName = 'Robertson & Associates'", ['Robertson & Associates']],
  ["WHERE DisplayName LIKE '%LANE'", ['55 Twin Lane']],
  ["WHERE DisplayName LIKE 'r%a%s'", ['Robertson & Associates']],
  ["WHERE DisplayName LIKE '_%'", []],
  ["WHERE DisplayName CONTAINS '& ASSOC'", ['Robertson & Associates']],
  ["WHERE DisplayName CONTAINS '%'", []],
  ["WHERE DisplayName IN ('55 Twin Lane', 'nobody', '55 twin lane')", ['55 Twin Lane']],
  ["WHERE DisplayName != '55 Twin Lane' AND FamilyName = 'Lauterbach'", ["Amy's Bird Sanctuary"]],
  ["WHERE PrimaryEmailAddr = 'sport@example.com'", ['Freeman Sporting Goods']],
  ["WHERE Id IN ('1', '3') ORDERBY Id DESC", ["Amy's Bird Sanctuary", 'Freeman Sporting Goods']],
  ["WHERE Id > '3' ORDERBY Id", ['Robertson & Associates', 'Back\\slash']],
  ['WHERE Balance >= 0 AND Balance < 0.01 ORDER BY DisplayName DESC MAXRESULTS 1', ['Robertson & Associates']],
  ['MAXRESULTS 2 STARTPOSITION 2', ['Back\\slash', 'Freeman Sporting Goods']],
  ["WHERE MetaData.CreateTime < '2026-11-23T12:04:00-08:00'", ['Freeman Sporting Goods']],
  ['STARTPOSITION 6', []],
])('answers %s', async (where, expected) => {
  expect(await names(where)).toEqual(expected)
})

test('counts without listing', async () => {
  expect(
    (await company.query('select COUNT(*) from customer where Active IN (true,false)')).body.QueryResponse,
  ).toEqual({
    totalCount: 6,
  })
})

test('says nothing where nothing is found, and how many it returns where something is', async () => {
  expect((await company.query("SELECT * FROM Customer WHERE Id = '999'")).body.QueryResponse).toEqual({})
  expect((await company.query('SELECT * FROM Customer MAXRESULTS 1000')).body.QueryResponse).toMatchObject({
    startPosition: 1,
    maxResults: 5,
  })
})

test('returns a hundred rows unless told, and a thousand at most', async () => {
  const large = openCompany()
  for (let count = 0; count < 1001; count += 1) await large.create('Customer', { DisplayName: `Customer ${count}` })
  expect(await large.rows('SELECT * FROM Customer')).toHaveLength(100)
  expect(await large.rows('SELECT * FROM Customer MAXRESULTS 5000')).toHaveLength(1000)
})

test('returns only the columns asked for, and says that the rows are partial', async () => {
  expect((await company.rows("SELECT Id, DisplayName FROM Customer WHERE Id = '1'"))[0]).toEqual({
    Id: '1',
    DisplayName: 'Freeman Sporting Goods',
    domain: 'QBO',
    sparse: true,
  })
})

test('takes the statement as the body of a POST', async () => {
  const { body } = await company.call('POST', 'query', "SELECT * FROM Customer WHERE Id = '1'", {
    'content-type': 'application/text',
  })
  expect(objectOf(body.QueryResponse).maxResults).toBe(1)
})

test('lists transactions by their last change, newest first, and how many invoices there are', async () => {
  const item = await serviceItem(company, 'Labour')
  const body = { CustomerRef: { value: '1' }, Line: [line(item, 1, 10)] }
  const made = []
  for (let count = 0; count < 3; count += 1) {
    now += 60_000
    made.push((await company.create('Invoice', body)).Id)
  }
  now += 60_000
  await company.update('Invoice', String(made[0]), { PrivateNote: 'changed' })
  const { body: page } = await company.query("SELECT * FROM Invoice WHERE CustomerRef = '1' MAXRESULTS 2")
  expect(page.QueryResponse).toMatchObject({
    Invoice: [{ Id: made[0] }, { Id: made[2] }],
    maxResults: 2,
    totalCount: 3,
  })
})

test.each([
  ['SELECT * FROM Custmoer', '4001', 'QueryValidationError: invalid context declaration: Custmoer'],
  [
    "SELECT * FROM Customer WHERE Nick = 'x'",
    '4001',
    'QueryValidationError: Property Nick not found for Entity Customer',
  ],
  [
    "SELECT * FROM Customer WHERE PrimaryEmailAddr.Address = 'x'",
    '4001',
    'QueryValidationError: Property PrimaryEmailAddr.Address not found for Entity Customer',
  ],
  [
    "SELECT * FROM Customer WHERE PrimaryPhone = 'x'",
    '4001',
    "QueryValidationError: property 'PrimaryPhone' is not queryable",
  ],
  [
    "SELECT * FROM Vendor WHERE PrimaryEmailAddr = 'x'",
    '4001',
    "QueryValidationError: property 'PrimaryEmailAddr' is not queryable",
  ],
  [
    "SELECT * FROM Item WHERE ParentRef = '1'",
    '4001',
    'QueryValidationError: Property ParentRef not found for Entity Item',
  ],
  [
    "SELECT * FROM Estimate WHERE TxnStatus = 'Pending'",
    '4001',
    "QueryValidationError: property 'TxnStatus' is not queryable",
  ],
  ['SELECT * FROM Customer ORDERBY Notes', '4001', "QueryValidationError: property 'Notes' is not queryable"],
  [
    'SELECT Id, BillAddr FROM Customer',
    '4001',
    'QueryValidationError: Property BillAddr not found for Entity Customer',
  ],
  [
    'SELECT * FROM Customer STARTPOSITION 0',
    '4001',
    'QueryValidationError: value 0 is too small. Min allowed value is 1',
  ],
  [
    'SELECT * FROM NULL',
    '4000',
    'QueryParserError: Encountered " "null" "NULL "" at line 1, column 15.\nWas expecting:\n    <IDENTIFIER> ...\n    ',
  ],
  [
    'SELECT * FROM Customer WHERE DisplayName = "x"',
    '4000',
    'QueryParserError: Invalid content. Lexical error at line 1, column 44. Encountered: "\\"" (34), after : ""',
  ],
])('refuses %s as QuickBooks does', async (statement, code, detail) => {
  expect(faultOf(await company.query(statement))).toEqual({ code, detail, element: undefined })
})

test.each([
  ['', '"<EOF>" at line 1, column 1'],
  ['SELECT * FROM', '"<EOF>" at line 1, column 14'],
  ["SELECT * FROM Customer WHERE DisplayName = 'O'Brien'", '" <IDENTIFIER> "Brien "" at line 1, column 47'],
  ["SELECT * FROM Customer WHERE Active = true OR Id = '1'", '" "or" "OR "" at line 1, column 44'],
  ["SELECT * FROM Customer WHERE Id BETWEEN '1'", '" "between" "BETWEEN "" at line 1, column 33'],
  ['SELECT * FROM Customer\nLIMIT 5', '" <IDENTIFIER> "LIMIT "" at line 2, column 1'],
])('says where %j stops being a statement', async (statement, where) => {
  const { code, detail } = faultOf(await company.query(statement))
  expect(code).toBe('4000')
  expect(detail).toContain(`QueryParserError: Encountered ${where}.\nWas expecting`)
})

test('refuses an Id that is no number', async () => {
  expect(faultOf(await company.query("SELECT * FROM Customer WHERE Id = ''"))).toMatchObject({
    code: '2030',
    element: 'Id',
  })
})

test('finds every name that can be stored, escaped', async () => {
  const text = fc
    .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
    .filter((name) => !/[:\t\r\n]/.test(name) && name.trim() === name)
  await fc.assert(
    fc.asyncProperty(text, async (DisplayName) => {
      const one = openCompany()
      const { Id } = await one.create('Customer', { DisplayName })
      const escaped = DisplayName.replace(/[\\']/g, (character) => `\\${character}`)
      const found = await one.rows(`SELECT * FROM Customer WHERE DisplayName = '${escaped}'`)
      expect(found.map((row) => row.Id)).toEqual([Id])
    }),
    { numRuns: 60 },
  )
})
