import { createServer, type Socket } from 'node:net'

/** What the server answers to each command instead of agreeing. `'hang up'` breaks the connection. */
export interface SmtpAnswers {
  'MAIL FROM'?: string
  'RCPT TO'?: string
  DATA?: string
  /** After the mail itself. */
  mail?: string
}

export interface SmtpServer {
  port: number
  /** Every mail as it came over the wire. */
  mails: string[]
  close(): Promise<void>
}

/** A mail server on a real socket. */
export const smtpServer = async (answers: SmtpAnswers = {}): Promise<SmtpServer> => {
  const mails: string[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    let mail: string | undefined
    let buffered = ''
    const reply = (text: string) => (text === 'hang up' ? socket.destroy() : socket.write(`${text}\r\n`))
    socket.on('error', () => socket.destroy())
    socket.write('220 test ESMTP\r\n')
    socket.on('data', (chunk: Buffer) => {
      buffered += chunk.toString()
      for (let end = buffered.indexOf('\r\n'); end >= 0; end = buffered.indexOf('\r\n')) {
        const line = buffered.slice(0, end)
        buffered = buffered.slice(end + 2)
        if (mail === undefined) take(line)
        else if (line === '.') {
          mails.push(mail)
          mail = undefined
          reply(answers.mail ?? '250 queued')
        } else mail += `${line}\n`
      }
    })
    const take = (line: string): void => {
      if (/^(?:EHLO|HELO)/i.test(line)) reply('250 test')
      else if (/^MAIL FROM/i.test(line)) reply(answers['MAIL FROM'] ?? '250 ok')
      else if (/^RCPT TO/i.test(line)) reply(answers['RCPT TO'] ?? '250 ok')
      else if (/^DATA/i.test(line)) {
        reply(answers.DATA ?? '354 go on')
        if (answers.DATA === undefined) mail = ''
      } else reply(/^QUIT/i.test(line) ? '221 bye' : '250 ok')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    port: address.port,
    mails,
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
