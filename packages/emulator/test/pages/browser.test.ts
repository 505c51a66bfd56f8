import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Listening } from '../../src/index.ts'
import { type Company, line, openCompany, realmId, serviceItem } from '../company.ts'

const named = process.env.CHROMIUM
const executablePath = named ?? '/usr/bin/chromium'
const withoutBrowser =
  named !== undefined || existsSync(executablePath)
    ? undefined
    : 'there is no Chromium at /usr/bin/chromium, and the variable CHROMIUM names none'

const hostile = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script> "'&`

describe.skipIf(withoutBrowser)(
  `the pages in a browser${withoutBrowser === undefined ? '' : `: ${withoutBrowser}`}`,
  () => {
    let browser: Browser
    let page: Page
    let server: Listening
    let company: Company
    let invoiceId: string
    const errors: string[] = []

    beforeAll(async () => {
      company = openCompany({ realmIds: [realmId, '9341450000000002'] })
      const item = await serviceItem(company, hostile.slice(0, 90).replaceAll(':', ''))
      const customer = await company.create('Customer', { DisplayName: hostile.replaceAll(':', ''), Notes: hostile })
      const sold = {
        CustomerRef: { value: String(customer.Id) },
        Line: [{ ...line(item, 2, 50), Description: hostile }],
      }
      const estimate = await company.create('Estimate', sold)
      invoiceId = company.emulator.ui.invoiceEstimate(realmId, String(estimate.Id))
      company.emulator.ui.payInvoice(realmId, invoiceId, { amount: 30 })
      for (let count = 0; count < 250; count += 1) await company.create('Class', { Name: `Class ${count}` })
      server = await company.emulator.listen()
      browser = await chromium.launch({
        executablePath,
        args: [
          ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
          ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
        ],
      })
      page = await browser.newPage()
      page.on('pageerror', ({ message }) => errors.push(message))
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text())
      })
    }, 60_000)

    afterAll(async () => {
      await browser.close()
      await server.close()
    })

    test('lead by clicks from the companies to a document, its lines and what it is linked to', async () => {
      await page.goto(server.url)
      await page.getByRole('link', { name: 'Empty Company' }).first().click()
      await page.getByRole('link', { name: 'Invoice', exact: true }).click()
      await page.getByRole('link', { name: invoiceId, exact: true }).click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Invoice 1001')
      const lines = page.getByRole('table').first()
      expect(await lines.getByRole('row').nth(1).textContent()).toContain('100.00')
      expect(await page.getByText('70.00').count()).toBe(1)
      await page.getByRole('link', { name: /^Payment/ }).click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Payment')
      await page.goBack()
      await page.getByRole('link', { name: /^Estimate/ }).click()
      expect(await page.getByText('Closed', { exact: true }).count()).toBe(1)
    })

    test('show a customer with all its documents', async () => {
      await page.goto(`${server.url}/companies/${realmId}/Customer/1`)
      const documents = page.getByRole('region').or(page.locator('section')).filter({ hasText: 'Documents' })
      expect(await documents.getByRole('row').count()).toBe(4)
    })

    test('show hostile names as text, on every page', async () => {
      for (const path of ['Customer', 'Customer/1', 'Item', 'Item/1', `Invoice/${invoiceId}`, 'Invoice']) {
        await page.goto(`${server.url}/companies/${realmId}/${path}`)
        expect(await page.title()).not.toBe('owned')
        expect(await page.locator('img, script').count()).toBe(0)
      }
      await page.goto(`${server.url}/companies/${realmId}/Customer/1`)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(`Customer ${hostile}`)
    })

    test('say so where there is nothing', async () => {
      await page.goto(`${server.url}/companies/9341450000000002/Customer`)
      expect(await page.getByRole('main').textContent()).toContain('There is no Customer yet.')
      await page.goto(`${server.url}/requests?company=9341450000000002`)
      expect(await page.getByRole('main').textContent()).toContain('Nobody has called yet.')
    })

    test('turn pages of long lists', async () => {
      await page.goto(`${server.url}/companies/${realmId}/Class`)
      expect(await page.getByRole('row').count()).toBe(201)
      await page.getByRole('link', { name: 'Older' }).click()
      expect(await page.getByRole('row').count()).toBe(51)
      expect(await page.getByRole('link', { name: 'Newer' }).count()).toBe(1)
    })

    test('log the requests', async () => {
      await page.goto(`${server.url}/requests`)
      expect(await page.getByRole('row').nth(1).textContent()).toContain('create Class')
      expect(await page.getByRole('columnheader').allInnerTexts()).toContain('Status')
    })

    test.each(['', '/requests', `/companies/${realmId}/Customer`, `/companies/${realmId}/Customer/1`, '/invoice'])(
      'fit a telephone: nothing of %s stands beyond the edge',
      async (path) => {
        await page.setViewportSize({ width: 360, height: 740 })
        await page.goto(server.url + (path === '/invoice' ? `/companies/${realmId}/Invoice/${invoiceId}` : path))
        const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
        await page.setViewportSize({ width: 1280, height: 800 })
        expect(beyond).toBeLessThanOrEqual(0)
      },
    )

    test('name their parts: one heading of the first level, labelled ways, captions, a language', async () => {
      for (const path of ['/', '/requests', `/companies/${realmId}/Invoice/${invoiceId}`]) {
        await page.goto(server.url + path)
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
        expect(await page.getByRole('main').count()).toBe(1)
        expect(await page.getByRole('navigation', { name: 'Pages' }).count()).toBe(1)
        expect(await page.locator('table:not(:has(caption))').count()).toBe(0)
        expect(await page.locator('html').getAttribute('lang')).toBe('en')
      }
    })

    test('no script ran, and the browser had nothing to complain of', () => {
      expect(errors).toEqual([])
    })
  },
)
