/** Plays QuickBooks on the loopback, in a process of its own: one customer for every read, pages of a large set for every query. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const customer = (id: number): object => ({
  Id: String(id),
  SyncToken: '0',
  domain: 'QBO',
  sparse: false,
  MetaData: { CreateTime: '2026-05-05T02:05:12-07:00', LastUpdatedTime: '2026-05-05T02:05:12-07:00' },
  DisplayName: `Customer ${id}`,
  FullyQualifiedName: `Customer ${id}`,
  PrintOnCheckName: `Customer ${id}`,
  Active: true,
  Taxable: true,
  Job: false,
  Balance: 0,
  BalanceWithJobs: 0,
  PreferredDeliveryMethod: 'Print',
  PrimaryPhone: { FreeFormNumber: '(555) 555-0100' },
  PrimaryEmailAddr: { Address: 'customer@example.com' },
  BillAddr: { Id: String(id), Line1: '1 Main St', City: 'Austin', CountrySubDivisionCode: 'TX', PostalCode: '78701' },
})

const total = Number(process.argv[2] ?? 50_000)
const one = JSON.stringify({ Customer: customer(1), time: '2026-05-05T02:05:12.193-07:00' })

const page = (statement: string): string => {
  const [, start = '1', max = '100'] = /STARTPOSITION (\d+) MAXRESULTS (\d+)/i.exec(statement) ?? []
  const first = Number(start)
  const length = Math.max(0, Math.min(Number(max), total - first + 1))
  const rows = Array.from({ length }, (_, index) => customer(first + index))
  const response = length > 0 ? { Customer: rows, startPosition: first, maxResults: length } : {}
  return JSON.stringify({ QueryResponse: response, time: '2026-05-05T02:05:12.193-07:00' })
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  request.resume()
  response.setHeader('content-type', 'application/json')
  response.end(url.pathname.endsWith('/query') ? page(url.searchParams.get('query') ?? '') : one)
})
server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address with that port.
  process.send?.((server.address() as AddressInfo).port)
})
process.once('disconnect', () => process.exit())
