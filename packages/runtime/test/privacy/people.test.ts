import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nextphone } from '@leadbooks/adapters/nextphone'
import { createSealer } from '@leadbooks/qbo'
import { PersonError, sealedStore } from '@leadbooks/runtime'
import { memoryStore } from '@leadbooks/runtime/stores/memory'
import { sqliteStore } from '@leadbooks/runtime/stores/sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { api, callRequest, mike, realmId, scene, tenant } from '../scene.ts'

const folder = mkdtempSync(join(tmpdir(), 'leadbooks-people-'))
afterAll(() => rmSync(folder, { recursive: true }))

const key = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32))
const by = { by: 'office' }
const who = { phone: '555-123-4567' }

/** What the file and its log hold, as text. */
const bytesOf = (name: string): string =>
  readdirSync(folder)
    .filter((file) => file.startsWith(name))
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('')

/** Long enough that no sealed text in base64 holds one of them by chance. */
const words = ['Mike Chen', '5551234567', '123-4567', 'mike@email.com', 'not cooling']

const other = { ...mike, caller_number: '(555) 987-6543', caller_name: 'Ann Lee', email: 'ann@email.com' }

describe('a store under an encryption key', () => {
  it('holds no name, number, address or word of a caller in its file, and carries a call to QuickBooks all the same', async () => {
    const store = sqliteStore({ path: join(folder, 'grep.sqlite') })
    const { books, call, estimates } = scene({ store, encryptionKey: key() })
    expect((await call(mike)).status).toBe(200)
    for (const word of words) expect(bytesOf('grep')).not.toContain(word)
    await books.drain()
    expect(estimates()).toHaveLength(1)
    expect((await books.leads.list(realmId)).length).toBe(1)
    const [{ leadId = '' } = {}] = await books.leads.list(realmId)
    expect((await books.leads.read(realmId, leadId))?.lead?.contact.name).toBe('Mike Chen')
    for (const word of words) expect(bytesOf('grep')).not.toContain(word)
    await store.close()
  })

  it('finds a customer again by number, with no number in the index', async () => {
    const store = sqliteStore({ path: join(folder, 'index.sqlite') })
    const { books, call, customers } = scene({ store, encryptionKey: key() })
    await call(mike)
    await books.drain()
    const before = customers().length
    await call({ ...mike, summary: 'The AC leaks now.' })
    await books.drain()
    expect(customers()).toHaveLength(before)
    expect(
      (await books.callers.lookup(realmId, '(555) 123-4567')).customers.map(({ displayName }) => displayName),
    ).toEqual(['Mike Chen'])
    await store.close()
  })

  it('hides the numbers that get no texts, those that were entered before there was a key too', async () => {
    const path = join(folder, 'consent.sqlite')
    const before = sqliteStore({ path })
    await scene({ store: before }).books.optOuts.add(realmId, '555-123-4567', by)
    await before.close()
    const store = sqliteStore({ path })
    const { books } = scene({ store, encryptionKey: key() })
    expect((await books.optOuts.list(realmId)).map(({ phone }) => phone)).toEqual(['+15551234567'])
    await books.optOuts.remove(realmId, '555-123-4567', by)
    await books.optOuts.add(realmId, '555-123-4567', by)
    await books.optOuts.add(realmId, '555-987-6543', by)
    expect((await books.optOuts.list(realmId)).map(({ phone }) => phone).sort()).toEqual([
      '+15551234567',
      '+15559876543',
    ])
    expect((await books.exportPerson(realmId, who, by)).wantsNoTexts).toBe(true)
    await store.close()
    expect(bytesOf('consent')).not.toMatch(/1234567|9876543/)
  })

  it('says that no key opens it where the app has another', async () => {
    const store = memoryStore()
    const { call } = scene({ store, encryptionKey: key() })
    await call(mike)
    const wrong = sealedStore(store, createSealer(key()))
    await expect(wrong.listDeliveries(realmId, undefined, { limit: 9 })).rejects.toMatchObject({ code: 'sealed-store' })
  })

  it('reads a row whose key is destroyed as erased', async () => {
    const store = memoryStore()
    const secret = key()
    const { books, call } = scene({ store, encryptionKey: secret })
    await call(mike)
    await books.drain()
    for (const { id } of await store.listRegister(realmId, 'data-key', 999))
      await store.commit([{ op: 'register.remove', realmId, kind: 'data-key', id }])
    const later = sealedStore(store, createSealer(secret))
    const [lead] = await later.listLeads(realmId, { limit: 9 })
    expect(lead).toMatchObject({ stage: 'erased', state: { facts: {} } })
    const [delivery] = await later.listDeliveries(realmId, undefined, { limit: 9 })
    expect(delivery).toMatchObject({ url: '', headers: {}, rawBody: new Uint8Array() })
    const commands = await later.listCommands(realmId, { limit: 99 })
    for (const { command, key: name } of commands) expect(command).toEqual({ type: command.type, key: name })
    for (const { data } of await later.timeline(realmId, lead?.leadId ?? '')) expect(data).toEqual({})
    for (const { profile } of await later.listCustomers(realmId, { limit: 999 })) expect(profile.displayName).toBe('')
  })

  it('opens what an older key has sealed', async () => {
    const store = memoryStore()
    const [old, young] = [key(), key()]
    await scene({ store, encryptionKey: old }).call(mike)
    const rotated = sealedStore(store, createSealer([young, old]))
    const [delivery] = await rotated.listDeliveries(realmId, undefined, { limit: 9 })
    expect(new TextDecoder().decode(delivery?.rawBody)).toContain('Mike Chen')
  })
})

describe.each([
  ['without a key', {}],
  ['under a key', { encryptionKey: key() }],
])('people, %s', (_, options) => {
  it('exports everything held of a person and nobody else', async () => {
    const { books, call } = scene(options)
    await call(mike)
    await call(other)
    await books.drain()
    const held = await books.exportPerson(realmId, who, by)
    expect(held.leads).toHaveLength(1)
    const [lead] = held.leads
    expect(lead?.known.lead?.contact.name).toBe('Mike Chen')
    expect(lead?.deliveries[0]?.body).toContain('not cooling')
    expect(lead?.commands.map(({ command }) => command.type)).toContain('estimate.create')
    expect(lead?.timeline.length).toBeGreaterThan(0)
    expect(held.customers.map(({ profile, documents }) => [profile.displayName, documents.length])).toEqual([
      ['Mike Chen', 1],
    ])
    expect(JSON.stringify(held)).not.toContain('Ann Lee')
    const byMail = await books.exportPerson(realmId, { email: 'MIKE@email.com' }, by)
    expect(byMail.leads.map(({ leadId }) => leadId)).toEqual(held.leads.map(({ leadId }) => leadId))
    const byId = await books.exportPerson(realmId, { customerId: held.customers[0]?.customerId ?? '' }, by)
    expect(byId.leads).toHaveLength(1)
  })

  it('deletes a person, names what remains in QuickBooks, and does nothing when the call comes again', async () => {
    const { books, call, customers, estimates, store, writes } = scene(options)
    const said = { ...mike, call_id: 'call-17' }
    await call(said)
    await call(other)
    await books.drain()
    const deleted = await books.deletePerson(realmId, who, by)
    expect(deleted).toMatchObject({ leads: 1, customers: 1, deliveries: 0 })
    expect(deleted.remaining.map(({ entity }) => entity).sort()).toEqual(['Customer', 'Estimate'])
    expect(deleted.remaining.every(({ url }) => url.startsWith('https://'))).toBe(true)
    const after = await books.exportPerson(realmId, who, by)
    expect([after.leads, after.customers, after.deliveries]).toEqual([[], [], []])
    expect((await books.exportPerson(realmId, { email: 'ann@email.com' }, by)).leads).toHaveLength(1)

    const counts = [customers().length, estimates().length, writes().length]
    expect((await call(said)).status).toBe(200)
    // The same call under another delivery id: something in it is new.
    expect((await call({ ...said, summary: 'AC not cooling, says Mike Chen again.' })).status).toBe(200)
    await books.drain()
    expect([customers().length, estimates().length, writes().length]).toEqual(counts)
    const deliveries = await store.listDeliveries(realmId, undefined, { limit: 99 })
    const text = deliveries.map(({ rawBody }) => new TextDecoder().decode(rawBody)).join('')
    expect(text).not.toContain('Mike')
    const [line] = await books.audit(realmId)
    expect((await books.audit(realmId)).map(({ action }) => action)).toContain('person.deleted')
    expect(JSON.stringify(line)).not.toMatch(/Mike|4567/)
  })
})

describe('people', () => {
  it('leaves nothing of a deleted person in the file, without a key too', async () => {
    const store = sqliteStore({ path: join(folder, 'plain.sqlite') })
    const { books, call } = scene({ store })
    await call(mike)
    await books.drain()
    expect(bytesOf('plain')).toContain('mike@email.com')
    await books.deletePerson(realmId, who, by)
    await store.close()
    for (const word of words) expect(bytesOf('plain')).not.toContain(word)
  })

  it('forgets a caller whose call waits to be read', async () => {
    const { books, call, customers } = scene()
    await books.drain()
    const before = customers().length
    await call(mike)
    expect(await books.deletePerson(realmId, who, by)).toMatchObject({ leads: 1 })
    await books.drain()
    expect(customers()).toHaveLength(before)
    expect(await books.leads.list(realmId)).toMatchObject([{ stage: 'erased' }])
  })

  it('discards what stands in the queue, over a restart too', async () => {
    const path = join(folder, 'queue.sqlite')
    const first = scene({ store: sqliteStore({ path }), encryptionKey: new Uint8Array(32).fill(7) })
    await first.books.sync.import(realmId)
    await first.books.pause(realmId)
    await first.call(mike)
    await first.books.drain()
    await first.books.deletePerson(realmId, who, by)
    await first.store.close()
    const second = scene({ store: sqliteStore({ path }), encryptionKey: new Uint8Array(32).fill(7) })
    await second.books.resume(realmId)
    await second.call(mike)
    await second.books.drain()
    expect(second.customers().some(({ DisplayName }) => DisplayName.includes('Mike'))).toBe(false)
    expect(second.sms.sent.some(({ text = '' }: { text?: string }) => text.includes('Mike'))).toBe(false)
    await second.store.close()
  })

  it('refuses while a command is being carried out, and takes nothing away', async () => {
    const { books, call, store, clock } = scene()
    await books.sync.import(realmId)
    await books.pause(realmId)
    await call(mike)
    await books.drain()
    await books.resume(realmId)
    const now = new Date(clock.now()).toISOString()
    const claimed = await store.claimCommands({ now, limit: 9, leaseMs: 60_000, perRealm: 9 })
    expect(claimed.length).toBeGreaterThan(0)
    await expect(books.deletePerson(realmId, who, by)).rejects.toMatchObject({ code: 'person-busy', retryable: true })
    expect((await books.exportPerson(realmId, who, by)).leads).toHaveLength(1)
    clock.move(120_000)
    expect(await books.deletePerson(realmId, who, by)).toMatchObject({ leads: 1 })
  })

  it('does not take a deleted customer back from QuickBooks, until they call again', async () => {
    const { books, call, clock, customers, emulator, store } = scene()
    await call(mike)
    await books.drain()
    await books.deletePerson(realmId, who, by)
    const { missing } = await books.sync.reconcile(realmId)
    expect(missing).toEqual({})
    clock.move(60_000)
    const id = String(customers().find(({ DisplayName }) => DisplayName === 'Mike Chen')?.Id)
    emulator.ui.editCustomer(realmId, id, { Notes: 'Somebody looked at him.' })
    clock.move(60_000)
    await books.sync.run(realmId)
    await books.drain()
    expect(await store.readCustomer(realmId, id)).toBeUndefined()
    const before = customers().length
    await call({ ...mike, summary: 'A new leak.' })
    await books.drain()
    expect(customers()).toHaveLength(before)
    expect(await store.readCustomer(realmId, id)).toMatchObject({ customerId: id })
  })

  it('keeps other tenants as they are', async () => {
    const store = memoryStore()
    const elsewhere = '9341450000000002'
    const { books, call } = scene({
      store,
      tenant: async (realm) => (realm === realmId || realm === elsewhere ? tenant : undefined),
      adapters: [nextphone()],
    })
    await call(mike)
    const request = callRequest(mike)
    await books.fetch(
      new Request(request.url.replace(realmId, elsewhere), {
        method: 'POST',
        headers: request.headers,
        body: await request.text(),
      }),
    )
    await books.deletePerson(realmId, who, by)
    expect(await store.listDeliveries(elsewhere, 'received', { limit: 9 })).toMatchObject([{ status: 'received' }])
    const [there] = await store.listDeliveries(elsewhere, 'received', { limit: 9 })
    expect(new TextDecoder().decode(there?.rawBody)).toContain('Mike Chen')
  })

  it.each([
    [{}],
    [null],
    ['Mike'],
    [{ phone: 'abc' }],
    [{ phone: '1'.repeat(65) }],
    [{ email: 'no address' }],
    [{ customerId: "1' or '1'='1" }],
    [{ customerId: 'pending:x' }],
    [{ phone: '555-123-4567', __proto__x: true }],
    [{ phone: ['555-123-4567'] }],
  ])('refuses a request that names nobody: %j', async (input) => {
    const { books } = scene()
    const asked = books.deletePerson(realmId, input as never, by)
    await expect(asked).rejects.toBeInstanceOf(PersonError)
    await expect(asked).rejects.toMatchObject({ code: 'invalid-person' })
  })

  it('answers over HTTP, to whoever may manage', async () => {
    const { books, call } = scene()
    await call(mike)
    await books.drain()
    const ask = (path: string, body: unknown, headers = {}): Promise<Response> =>
      api(books, `/v1/${realmId}/people/${path}`, { method: 'POST', body: JSON.stringify(body), headers })
    expect((await ask('export', who, { authorization: 'Bearer nobody' })).status).toBe(401)
    expect((await ask('export', { phone: 1 })).status).toBe(422)
    expect((await ask('delete', {})).status).toBe(422)
    expect(await (await ask('export', who)).json()).toMatchObject({ format: 'leadbooks.person', leads: [{}] })
    expect(await (await ask('delete', who)).json()).toMatchObject({ leads: 1 })
    expect(await (await ask('delete', who)).json()).toMatchObject({ leads: 0, remaining: [] })
  })
})
