import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { calendarFile, NotifyError } from '../../src/notify/index.ts'
import { nodemailerEmail } from '../../src/notify/nodemailer.ts'
import { type SmtpAnswers, type SmtpServer, smtpServer } from './smtp-server.ts'

const servers: SmtpServer[] = []
const channelTo = (port: number) =>
  nodemailerEmail({
    transport: createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true }),
    from: "Mike's Plumbing <office@example.com>",
    replyTo: 'mike@example.com',
  })
const serve = async (answers?: SmtpAnswers) => {
  const server = await smtpServer(answers)
  servers.push(server)
  return { server, channel: channelTo(server.port) }
}
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const mail = {
  idempotencyKey: 'lead-1/mail',
  to: 'ann@example.com',
  subject: 'Your\r\nBcc: all@example.com',
  text: 'Hé',
}

const failure = async (sending: Promise<unknown>): Promise<NotifyError> => {
  const error = await sending.then(
    () => new Error('nothing was thrown'),
    (thrown: unknown) => thrown,
  )
  if (error instanceof NotifyError) return error
  throw error
}

test('a mail goes out with its sender, and its subject stays one header', async () => {
  const { server, channel } = await serve()
  const { id } = await channel.send(mail)
  const [sent = ''] = server.mails
  expect(sent).toContain('To: ann@example.com\n')
  expect(sent).toMatch(/From: .*Mike's Plumbing.* <office@example.com>\n/)
  expect(sent).toContain('Reply-To: mike@example.com\n')
  expect(sent).toContain('Subject: Your Bcc: all@example.com\n')
  expect(sent).not.toMatch(/^Bcc:/m)
  expect(sent).toContain(`Message-ID: ${id}\n`)
})

test('a mail sent again is the same mail', async () => {
  const { channel } = await serve()
  const [first, second, other] = [
    await channel.send(mail),
    await channel.send(mail),
    await channel.send({ ...mail, idempotencyKey: '2' }),
  ]
  expect(second).toEqual(first)
  expect(other).not.toEqual(first)
})

test('a calendar file goes along', async () => {
  const { server, channel } = await serve()
  const appointment = { date: '2026-11-26', from: '09:00', timeZone: 'America/Chicago' }
  const text = calendarFile([
    { leadId: 'x:1', appointment, sequence: 0, changedAt: '2026-11-23T20:02:00Z', summary: 'Visit' },
  ])
  await channel.send({
    ...mail,
    attachments: [{ fileName: 'visit.ics', contentType: 'text/calendar; method=REQUEST', text }],
  })
  expect(server.mails[0]).toContain('filename=visit.ics')
  expect(server.mails[0]).toContain('Content-Type: text/calendar')
})

test.each<[SmtpAnswers, string, boolean, string]>([
  [{ 'RCPT TO': '550 no such user' }, 'invalid-recipient', false, 'not-sent'],
  [{ 'RCPT TO': '450 try later' }, 'throttled', true, 'not-sent'],
  [{ 'MAIL FROM': '421 too busy' }, 'throttled', true, 'not-sent'],
  [{ 'MAIL FROM': '553 sender refused' }, 'refused', false, 'not-sent'],
  [{ mail: '554 looks like spam' }, 'refused', false, 'not-sent'],
  [{ mail: 'hang up' }, 'no-reply', true, 'unknown'],
])('an answer of %j is %s', async (answers, code, retryable, outcome) => {
  const { channel } = await serve(answers)
  const error = await failure(channel.send(mail))
  expect(error).toMatchObject({ code, retryable, outcome })
  expect(error.message).not.toContain('ann@example.com')
})

test('where nobody listens nothing was sent', async () => {
  const { server } = await serve()
  await server.close()
  expect(await failure(channelTo(server.port).send(mail))).toMatchObject({ code: 'unreachable', outcome: 'not-sent' })
})

test.each(['ann', 'a@b.c, d@e.f', 'Ann <ann@example.com>', 'a@b.c\r\nBcc: x@y.z', ''])(
  'nobody is reached at %j',
  async (to) => {
    const { server, channel } = await serve()
    expect(await failure(channel.send({ ...mail, to }))).toMatchObject({ code: 'invalid-recipient' })
    expect(server.mails).toEqual([])
  },
)
