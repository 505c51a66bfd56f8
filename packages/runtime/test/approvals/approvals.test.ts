import { expect, it } from 'vitest'
import { mike, realmId, scene } from '../scene.ts'

const quoted = async () => {
  const stage = scene({ publicUrl: 'https://books.example' })
  await stage.call(mike)
  await stage.books.drain()
  const [lead] = await stage.books.leads.list(realmId)
  const leadId = lead?.leadId ?? ''
  const link = await stage.books.approvals.create(realmId, leadId, { subject: 'estimate' })
  const visit = (init: RequestInit = {}): Promise<Response> => stage.books.fetch(new Request(link.url ?? '', init))
  const answer = (said: string): Promise<Response> =>
    visit({
      method: 'POST',
      body: `answer=${said}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  return { ...stage, leadId, link, visit, answer }
}

const stage = async ({ books, leadId }: Awaited<ReturnType<typeof quoted>>): Promise<string | undefined> =>
  (await books.leads.read(realmId, leadId))?.stage

it('shows the amount, and changes nothing however often a program follows the link', async () => {
  const played = await quoted()
  const before = await played.books.leads.timeline(realmId, played.leadId)
  for (let times = 0; times < 3; times += 1) {
    const shown = await played.visit()
    expect(shown.status).toBe(200)
    expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
    const text = await shown.text()
    expect(text).toContain('445.00 USD')
    expect(text).toContain('Example Home Services')
    expect(text).not.toContain('Chen')
  }
  expect(await played.books.leads.timeline(realmId, played.leadId)).toEqual(before)
})

it('accepts once, whatever is pressed afterwards, and the invoice follows', async () => {
  const played = await quoted()
  expect((await played.answer('accepted')).status).toBe(200)
  expect((await played.answer('accepted')).status).toBe(200)
  expect((await played.answer('declined')).status).toBe(409)
  await played.books.drain()
  expect(played.writes().filter((path) => path.startsWith('/invoice'))).not.toEqual([])
  const events = (await played.books.leads.timeline(realmId, played.leadId)).map(({ name }) => name)
  expect(events.filter((name) => name === 'estimate.accepted')).toHaveLength(1)
})

it('declines', async () => {
  const played = await quoted()
  expect((await played.answer('declined')).status).toBe(200)
  await played.books.drain()
  expect(await stage(played)).toBe('declined')
})

it('gives one answer to two who press at the same moment', async () => {
  const played = await quoted()
  const both = await Promise.all([played.answer('accepted'), played.answer('declined')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

it('takes no answer to an amount that is another by now', async () => {
  const played = await quoted()
  const [estimate] = played.estimates()
  played.emulator.ui.editEstimate(realmId, estimate?.Id ?? '', {
    Line: [{ DetailType: 'SalesItemLineDetail', Amount: 900, SalesItemLineDetail: { ItemRef: { value: '1' } } }],
  })
  played.clock.move(10 * 60_000)
  await played.books.drain()
  expect((await played.answer('accepted')).status).toBe(409)
  expect(await (await played.visit()).text()).toContain('has changed')
})

it('ends after its time, and is nobody’s when a letter or the realm is changed', async () => {
  const played = await quoted()
  for (const token of [`1${played.link.token}`, `${played.link.token.slice(0, -1)}!`, '.', 'x'.repeat(5_000)]) {
    const response = await played.books.fetch(
      new Request(`https://books.example/v1/approvals/${encodeURIComponent(token)}`, {
        method: 'POST',
        body: 'answer=accepted',
      }),
    )
    expect(response.status).toBe(404)
  }
  played.clock.move(61 * 86_400_000)
  expect((await played.answer('accepted')).status).toBe(409)
})

it('lets somebody of the business approve what waits for them, in JSON', async () => {
  const played = await quoted()
  const { token } = await played.books.approvals.create(realmId, played.leadId, { subject: 'document' })
  const post = (answer: unknown): Promise<Response> =>
    played.books.fetch(
      new Request(`https://books.example/v1/approvals/${token}`, {
        method: 'POST',
        body: JSON.stringify({ answer }),
        headers: { 'content-type': 'application/json', accept: 'application/json' },
      }),
    )
  expect((await post('declined')).status).toBe(422)
  await expect(played.books.approvals.answer(token, 'declined')).rejects.toMatchObject({ code: 'invalid-answer' })
  expect((await played.books.approvals.read(token))?.status).toBe('open')
  expect(await (await post('accepted')).json()).toMatchObject({ approval: { status: 'answered', answer: 'accepted' } })
  const events = (await played.books.leads.timeline(realmId, played.leadId)).map(({ name }) => name)
  expect(events).toContain('document.approved')
})

it('keeps no link in the store that could be used', async () => {
  const played = await quoted()
  const secret = played.link.token.split('.')[1] ?? ''
  expect(JSON.stringify(await played.store.listRegister(realmId, 'approval', 9))).not.toContain(secret)
})

it('makes none for a lead without an estimate', async () => {
  const { books } = scene()
  await expect(books.approvals.create(realmId, 'nobody', { subject: 'estimate' })).rejects.toMatchObject({
    code: 'no-document',
  })
})

it('is in the reminder of an estimate that nobody has answered', async () => {
  const { sms, clock, books } = await quoted()
  for (let days = 0; days < 45; days += 1) {
    clock.move(86_400_000)
    await books.drain()
  }
  const [reminder] = sms.sent.map(({ text }) => text).filter((text) => text.includes('waiting for your answer'))
  const [url = ''] = /https:\/\/books\.example\/v1\/approvals\/\S+/.exec(reminder ?? '') ?? []
  const answered = await books.fetch(new Request(url, { method: 'POST', body: 'answer=accepted' }))
  expect(answered.status).toBe(200)
})
