import { expect, test } from 'vitest'
import { openCompany, realmId } from '../company.ts'

const look = async (company: ReturnType<typeof openCompany>, path: string) => {
  const response = await company.emulator.fetch(`http://127.0.0.1${path}`)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('the pages lead from the companies to a row and to the requests', async () => {
  const company = openCompany()
  const { Id } = await company.create('Customer', { DisplayName: 'Ada Byron' })
  expect((await look(company, '/')).text).toContain(`href="/companies/${realmId}"`)
  expect((await look(company, `/companies/${realmId}`)).text).toContain(`href="/companies/${realmId}/Customer"`)
  expect((await look(company, `/companies/${realmId}/Customer`)).text).toContain('Ada Byron')
  expect((await look(company, `/companies/${realmId}/Customer/${String(Id)}`)).text).toContain('&quot;Ada Byron&quot;')
  expect((await look(company, '/requests')).text).toContain('create Customer')
})

test('hostile text stays text', async () => {
  const company = openCompany()
  const DisplayName = `<script>alert(1)</script> "onmouseover='x'`
  const { Id } = await company.create('Customer', { DisplayName })
  for (const path of [`/companies/${realmId}/Customer`, `/companies/${realmId}/Customer/${String(Id)}`]) {
    const { text, headers } = await look(company, path)
    expect(text).toContain('&lt;script&gt;')
    expect(text).not.toContain('<script')
    expect(text).not.toContain(`'x'`)
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  }
})

test('nothing can be changed there, and what is not there is not found', async () => {
  const company = openCompany()
  const post = await company.emulator.fetch(`http://127.0.0.1/companies/${realmId}/Customer`, { method: 'POST' })
  expect([post.status, (await look(company, '/companies/1')).status]).toEqual([404, 404])
  expect((await look(company, `/companies/${realmId}/constructor`)).status).toBe(404)
})
