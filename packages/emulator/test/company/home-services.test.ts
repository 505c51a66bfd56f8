import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createEmulator } from '../../src/index.ts'
import { realmId } from '../company.ts'

const emulator = createEmulator()
const catalogue: { items: { item: string; unit: string; rate?: string }[] } = JSON.parse(
  readFileSync(new URL('../../src/company/home-services-items.json', import.meta.url), 'utf8'),
)

test('sells every item of the catalogue at its rate, and quotes and free visits at nothing', () => {
  const items = emulator.documents(realmId, 'Item')
  expect(items.map(({ Name, UnitPrice, Type }) => [Name, UnitPrice, Type])).toEqual(
    catalogue.items.map(({ item, rate }) => [item, Number(rate ?? 0), 'Service']),
  )
  expect(items.every(({ IncomeAccountRef }) => IncomeAccountRef?.name?.startsWith('Services'))).toBe(true)
})

test('has thirty customers: companies, jobs, shared phones, some inactive, none of the scenarios', () => {
  const customers = emulator.documents(realmId, 'Customer')
  expect(customers).toHaveLength(30)
  expect(customers.filter(({ Job }) => Job)).toHaveLength(3)
  expect(customers.filter(({ Active }) => !Active)).toHaveLength(2)
  expect(customers.filter(({ CompanyName }) => CompanyName).length).toBeGreaterThanOrEqual(5)
  const phones = customers.flatMap(({ PrimaryPhone }) => PrimaryPhone?.FreeFormNumber ?? [])
  expect(new Set(phones).size).toBeLessThan(phones.length)
  const text = JSON.stringify(customers)
  for (const stranger of ['Mike Chen', 'Sarah Johnson', '555) 123-4567', '5551234567'])
    expect(text).not.toContain(stranger)
})

test('was opened in the past, so that whatever happens now is newer', () => {
  const before = Date.now()
  for (const entity of ['Account', 'Customer', 'Item', 'Term', 'CompanyInfo'] as const)
    for (const row of emulator.documents(realmId, entity))
      expect(Date.parse(String(row.MetaData.LastUpdatedTime))).toBeLessThan(before)
})

test('opens the other company without items and people', () => {
  const empty = createEmulator({ company: 'empty' })
  expect(empty.documents(realmId, 'Item')).toEqual([])
  expect(empty.documents(realmId, 'Customer')).toEqual([])
  expect(empty.documents(realmId, 'Term').map(({ Name }) => Name)).toContain('Net 30')
  expect(empty.documents(realmId, 'TaxCode').map(({ Id }) => Id)).toEqual(['TAX', 'NON', '2'])
})

test('refuses a realmId that is no number', () => {
  expect(() => createEmulator({ realmIds: ['../1'] })).toThrow('realmId "../1" is not a number')
})

test('has worked for ten months where history is asked for: most is paid, some is late, nothing is newer than now', () => {
  const worked = createEmulator({ history: true })
  const invoices = worked.documents(realmId, 'Invoice')
  expect([invoices.length, worked.documents(realmId, 'Estimate').length]).toEqual([39, 48])
  const today = new Date().toISOString().slice(0, 10)
  const late = invoices.filter(({ Balance = 0, DueDate = '' }) => Balance > 0 && DueDate < today)
  expect(late.length).toBeGreaterThan(2)
  expect(invoices.filter(({ Balance }) => Balance === 0).length).toBeGreaterThan(25)
  const owed = invoices.reduce((sum, { Balance = 0 }) => sum + Math.round(Balance * 100), 0)
  const balances = worked
    .documents(realmId, 'Customer')
    .reduce((sum, { Balance = 0 }) => sum + Math.round(Balance * 100), 0)
  expect(balances).toBe(owed)
  const now = Date.now()
  for (const { MetaData } of invoices) expect(Date.parse(String(MetaData?.LastUpdatedTime))).toBeLessThanOrEqual(now)
  expect(createEmulator().documents(realmId, 'Invoice')).toEqual([])
})
