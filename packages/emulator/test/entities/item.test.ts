import { expect, test } from 'vitest'
import { faultOf, line, openCompany, refusal, serviceItem } from '../company.ts'

test('refuses an item name twice and says which item has it', async () => {
  const company = openCompany()
  const id = await serviceItem(company, 'Drain cleaning')
  const [account] = await company.rows("SELECT * FROM Account WHERE Name = 'Services'")
  const again = { Name: 'drain CLEANING', Type: 'Service', IncomeAccountRef: { value: String(account?.Id) } }
  expect(faultOf(await company.call('POST', 'item', again))).toMatchObject({
    code: '6240',
    detail: `The name supplied already exists. : Id=${id}`,
  })
})

test('needs a name, and for a service an income account', async () => {
  const company = openCompany()
  expect(faultOf(await company.call('POST', 'item', {}))).toMatchObject({ code: '2020', element: 'Name' })
  expect(faultOf(await company.call('POST', 'item', { Name: 'A', Type: 'Service' }))).toMatchObject({
    code: '2020',
    element: 'IncomeAccountRef',
  })
})

test('shows an item’s new name on the documents that sold it', async () => {
  const company = openCompany()
  const id = await serviceItem(company, 'Drain cleaning')
  const { Id: customerId } = await company.create('Customer', { DisplayName: 'Ada Byron' })
  const estimate = await company.create('Estimate', {
    CustomerRef: { value: String(customerId) },
    Line: [line(id, 1, 125)],
  })
  await company.update('Item', id, { Name: 'Drain service' })
  expect(JSON.stringify(await company.read('Estimate', String(estimate.Id)))).toContain('"name":"Drain service"')
})

test('sells no item that was made inactive, and leaves it on the documents that have it', async () => {
  const company = openCompany()
  const id = await serviceItem(company, 'Drain cleaning')
  const { Id: customerId } = await company.create('Customer', { DisplayName: 'Ada Byron' })
  const body = { CustomerRef: { value: String(customerId) }, Line: [line(id, 1, 125)] }
  const estimate = await company.create('Estimate', body)
  await company.update('Item', id, { Active: false })
  expect((await company.read('Item', id)).Name).toBe('Drain cleaning (deleted)')
  expect(faultOf(await company.call('POST', 'estimate', body))).toMatchObject({
    code: '2500',
    detail: expect.stringContaining("Something you're trying to use has been made inactive."),
  })
  const edited = await company.update('Estimate', String(estimate.Id), { Line: [line(id, 2, 125)] })
  expect(edited.status).toBe(200)
})

test('puts items below categories and shows the whole name', async () => {
  const company = openCompany()
  const category = await company.create('Item', { Name: 'Plumbing', Type: 'Category' })
  const id = await serviceItem(company, 'Drain', { SubItem: true, ParentRef: { value: String(category.Id) } })
  expect(await company.read('Item', id)).toMatchObject({
    Name: 'Drain',
    FullyQualifiedName: 'Plumbing:Drain',
    Level: 1,
  })
  await company.update('Item', String(category.Id), { Name: 'Pipes' })
  expect((await company.read('Item', id)).FullyQualifiedName).toBe('Pipes:Drain')
})

test('refuses what is no number as a price', async () => {
  const company = openCompany()
  expect(refusal(await company.call('POST', 'item', { Name: 'A', UnitPrice: 'free' }))).toBe('400 2010')
})
