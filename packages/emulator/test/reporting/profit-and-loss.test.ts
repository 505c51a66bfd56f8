import { expect, test } from 'vitest'
import type { Json, JsonObject } from '../../src/ledger/json.ts'
import { objectOf, objectsOf } from '../../src/ledger/json.ts'
import { type Company, line, openCompany, refusal, serviceItem } from '../company.ts'

const ref = (value: Json | undefined): JsonObject => ({ value: String(value) })

const working = async () => {
  const company = openCompany()
  const item = await serviceItem(company, 'Work')
  const ada = await company.create('Customer', { DisplayName: 'Ada' })
  const bob = await company.create('Customer', { DisplayName: 'Bob' })
  const vendor = await company.create('Vendor', { DisplayName: 'Supply' })
  const [materials] = await company.rows("SELECT * FROM Account WHERE Name = 'Job Materials'")
  const invoice = (customer: JsonObject, amount: number, TxnDate: string) =>
    company.create('Invoice', { CustomerRef: ref(customer.Id), TxnDate, Line: [line(item, 1, amount)] })
  await invoice(ada, 100, '2026-10-31')
  await invoice(bob, 50, '2026-11-01')
  await invoice(ada, 7, '2025-12-31')
  const AccountBasedExpenseLineDetail = { AccountRef: ref(materials?.Id) }
  const Line = [{ Amount: 30, DetailType: 'AccountBasedExpenseLineDetail', AccountBasedExpenseLineDetail }]
  await company.create('Bill', { VendorRef: ref(vendor.Id), TxnDate: '2026-11-02', Line })
  return { company, ada }
}

/** The total columns of each part, by its group. */
const groups = async (company: Company, parameters: string): Promise<{ readonly [group: string]: unknown[] }> => {
  const { body } = await company.call('GET', `reports/ProfitAndLoss?${parameters}`)
  return Object.fromEntries(
    objectsOf(objectOf(body.Rows).Row).map(({ group, Summary }) => [
      String(group),
      objectsOf(objectOf(Summary).ColData)
        .slice(1)
        .map(({ value }) => value),
    ]),
  )
}

test('income less expense of this year, up to today', async () => {
  const { company } = await working()
  expect(await groups(company, '')).toEqual({
    Income: ['150.00'],
    GrossProfit: ['150.00'],
    Expenses: ['30.00'],
    NetOperatingIncome: ['120.00'],
    NetIncome: ['120.00'],
  })
})

test('of the days asked for, spread over months or customers, or of one customer', async () => {
  const { company, ada } = await working()
  expect((await groups(company, 'start_date=2025-12-01&end_date=2025-12-31')).NetIncome).toEqual(['7.00'])
  expect((await groups(company, 'summarize_column_by=Month')).NetIncome).toEqual(['100.00', '20.00', '120.00'])
  expect((await groups(company, 'summarize_column_by=Customers')).Income).toEqual(['0.00', '100.00', '50.00', '150.00'])
  expect((await groups(company, `customer=${ada.Id}`)).Income).toEqual(['100.00'])
  expect(refusal(await company.call('GET', 'reports/ProfitAndLoss?summarize_column_by=Moods'))).toBe('400 2170')
})

test('the general ledger goes on from the balance before, and last year stands in the retained earnings', async () => {
  const { company } = await working()
  const { body } = await company.call('GET', 'reports/GeneralLedger')
  const sections = objectsOf(objectOf(body.Rows).Row).map(({ Header, Rows }) => [
    objectsOf(objectOf(Header).ColData)[0]?.value,
    ...objectsOf(objectOf(Rows).Row).map(({ ColData }) => {
      const cells = objectsOf(ColData)
      return `${cells[1]?.value ?? ''} ${cells[5]?.value ?? ''} ${cells[7]?.value ?? ''}`.trim()
    }),
  ])
  expect(sections).toEqual([
    ['Accounts Receivable (A/R)', '107.00', 'Invoice Services 157.00'],
    ['Accounts Payable (A/P)', 'Bill Job Materials 30.00'],
    ['Retained Earnings', '7.00'],
    ['Services', '100.00', 'Invoice Accounts Receivable (A/R) 150.00'],
    ['Job Materials', 'Bill Accounts Payable (A/P) 30.00'],
  ])
})

test('cash basis is refused: nothing is made up', async () => {
  const { company } = await working()
  expect(refusal(await company.call('GET', 'reports/ProfitAndLoss?accounting_method=Cash'))).toBe('400 500')
})
