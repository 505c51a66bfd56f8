import { expect, test } from 'vitest'
import { line, openCompany, refusal, serviceItem } from '../company.ts'

const indebted = async () => {
  const company = openCompany()
  const itemId = await serviceItem(company, 'Work')
  const { Id } = await company.create('Customer', { DisplayName: 'Ada' })
  const job = await company.create('Customer', { DisplayName: 'Attic', Job: true, ParentRef: { value: String(Id) } })
  const bill = (customer: unknown, amount: number, DueDate: string) =>
    company.create('Invoice', {
      CustomerRef: { value: String(customer) },
      Line: [line(itemId, 1, amount)],
      TxnDate: '2026-08-01',
      DueDate,
    })
  await bill(Id, 100, '2026-11-30')
  await bill(Id, 50, '2026-11-01')
  await bill(job.Id, 7.5, '2026-08-02')
  await company.create('Payment', { CustomerRef: { value: String(Id) }, TotalAmt: 20 })
  return company
}

test('CustomerBalance tells what each customer owes, with its jobs', async () => {
  const company = await indebted()
  const { body } = await company.call('GET', 'reports/CustomerBalance')
  expect(body).toMatchObject({
    Header: { ReportName: 'CustomerBalance', Currency: 'USD' },
    Rows: {
      Row: [
        {
          Header: { ColData: [{ value: 'Ada' }, { value: '130.00' }] },
          Rows: { Row: [{ ColData: [{ value: 'Attic' }, { value: '7.50' }] }] },
          Summary: { ColData: [{ value: 'Total Ada' }, { value: '137.50' }] },
        },
        { group: 'GrandTotal', Summary: { ColData: [{ value: 'TOTAL' }, { value: '137.50' }] } },
      ],
    },
  })
})

test('AgedReceivables tells how late it is', async () => {
  const company = await indebted()
  const { body } = await company.call('GET', 'reports/AgedReceivables?report_date=2026-11-23')
  const total = ['TOTAL', '80.00', '50.00', '', '', '7.50', '137.50'].map((value) => ({ value }))
  expect(body).toMatchObject({ Rows: { Row: [{}, { Summary: { ColData: total } }] } })
})

test('a report that is not made is refused, and a report is metered', async () => {
  const company = openCompany()
  expect(refusal(await company.call('GET', 'reports/InventoryValuation'))).toBe('400 500')
  expect(company.emulator.requests.map(({ metered }) => metered)).toEqual([true])
})
