import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkEndpoint, EndpointError, isPublicAddress } from '../../src/outbox/endpoint.ts'
import { publicFetch } from '../../src/outbox/public-fetch.ts'
import { mike, realmId, scene, tenant } from '../scene.ts'

let server: Server
let port = 0
let asked = 0

beforeAll(async () => {
  server = createServer(async (request, response) => {
    asked += 1
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk)
    if (request.url === '/away') response.writeHead(302, { location: '/elsewhere' }).end()
    else if (request.url === '/endless') for (let part = 0; part < 100; part += 1) response.write('x'.repeat(10_000))
    else
      response
        .writeHead(request.url === '/busy' ? 503 : 200, { 'retry-after': '7', 'set-cookie': 'a=b' })
        .end(`${request.method} ${request.headers.host} ${Buffer.concat(chunks)}`)
    response.end()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  port = (server.address() as AddressInfo).port // a TCP server that listens
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const resolvesTo =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))

const toServer = (path: string, init?: RequestInit): Promise<Response> =>
  publicFetch({ lookup: resolvesTo('127.0.0.1'), isAllowed: () => true })(`http://crm.example.com:${port}${path}`, {
    method: 'POST',
    body: 'hello',
    redirect: 'manual',
    ...init,
  })

describe('a webhook to an address that a tenant gave', () => {
  it.each([
    ['127.0.0.1'],
    ['10.1.2.3'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:127.0.0.1'],
    ['fd00::1'],
    ['fe80::1'],
    ['64:ff9b::a00:1'],
    ['2002:7f00:1::'],
    ['8.8.8.8', '192.168.0.1'],
  ])('never reaches a name that resolves to %s', async (...addresses) => {
    const before = asked
    const sent = publicFetch({ lookup: resolvesTo(...addresses) })(`http://crm.example.com:${port}/`)
    await expect(sent).rejects.toThrow(EndpointError)
    expect(asked).toBe(before)
  })

  it('goes to a person at once when its name leads into a private network', async () => {
    const { books, call } = scene({
      tenant: async () => ({
        ...tenant,
        crm: { url: 'https://crm.example.com/hook', secret: `whsec_${'A'.repeat(32)}` },
      }),
      fetch: publicFetch({ lookup: resolvesTo('10.1.2.3') }),
    })
    await call(mike)
    await books.drain()
    const letters = await books.deadLetters.list(realmId)
    expect(letters.map(({ command, error }) => [command.type, error?.code])).toContainEqual([
      'crm.update',
      'endpoint-refused',
    ])
  })

  it('reaches one that may be called, with its body, and reads the answer', async () => {
    const answer = await toServer('/')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(`POST crm.example.com:${port} hello`)
    expect([...answer.headers.keys()].sort()).toEqual(['retry-after'])
  })

  it('follows no redirect, hears when to come again, and reads no endless answer', async () => {
    expect((await toServer('/away')).status).toBe(302)
    const busy = await toServer('/busy')
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '7'])
    expect((await (await toServer('/endless')).text()).length).toBe(65_536)
  })

  it('says that no connection came about as the runtime’s own fetch does', async () => {
    const nobody = publicFetch({ lookup: resolvesTo('127.0.0.1'), isAllowed: () => true })('http://crm.example.com:1/')
    await expect(nobody).rejects.toMatchObject({ name: 'TypeError', cause: { code: 'ECONNREFUSED' } })
    const nameless = publicFetch({
      lookup: () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
    })
    await expect(nameless('http://crm.example.com/')).rejects.toMatchObject({ cause: { code: 'ENOTFOUND' } })
  })

  it('is refused for every spelling of a private address', () => {
    const spellings = [
      ...[
        '2130706433',
        '0x7f000001',
        '0177.0.0.1',
        '127.1',
        '0x7f.1',
        '[::ffff:127.0.0.1]',
        '[::1]',
        '[::ffff:7f00:1]',
      ],
      ...[
        'localhost',
        'localhost.',
        'LOCALHOST',
        'a.localhost',
        '169.254.169.254',
        '100.64.0.1',
        '0.0.0.0',
        '10.0.0.1.',
      ],
      ...[
        'printer.local',
        'router.home.arpa',
        'db.internal',
        'intranet',
        '１２７.0.0.1',
        '192.168.1.1',
        '172.31.255.255',
      ],
    ]
    for (const host of spellings) expect(() => checkEndpoint(`https://${host}/`), host).toThrow(EndpointError)
    for (const url of ['http://crm.example.com/', 'https://user:pass@crm.example.com/', 'ftp://crm.example.com', 'x'])
      expect(() => checkEndpoint(url), url).toThrow(EndpointError)
    expect(checkEndpoint('https://crm.example.com/hook').href).toBe('https://crm.example.com/hook')
  })

  it('counts no mapped, local, unknown or private address as public', () => {
    for (const address of [
      '8.8.8.8',
      '1.1.1.1',
      '172.15.0.1',
      '2606:4700:4700::1111',
      '2001:4860:4860::8888',
      '2a00::1',
    ])
      expect(isPublicAddress(address), address).toBe(true)
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const isGlobal = /^[23][0-9a-f]{3}:/i.test(address)
        return isGlobal || !isPublicAddress(address)
      }),
    )
    for (const address of [
      '2001::1',
      '2001:0:1::',
      '2001:1ff::',
      '2001:db8::1',
      '2002::',
      '3fff::1',
      '3fff:fff::',
      '::',
    ])
      expect(isPublicAddress(address), address).toBe(false)
  })

  it.each(['http://127.0.0.1:1/', 'http://2130706433:1/', 'http://[::1]:1/', 'http://[::ffff:7f00:1]:1/'])(
    'calls no private address that stands in the URL itself: %s',
    async (address) => {
      await expect(publicFetch()(address)).rejects.toMatchObject({ code: 'endpoint-refused' })
    },
  )
})
