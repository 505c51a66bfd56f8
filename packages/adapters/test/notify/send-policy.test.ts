import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  guardChannel,
  maySend,
  memoryChannel,
  memoryLedger,
  NotifyError,
  readSmsKeyword,
  type SendPolicy,
} from '../../src/notify/index.ts'

describe('answers to a text message', () => {
  test.each([
    ...[
      'STOP',
      'stop',
      ' Stop. ',
      'Unsubscribe',
      'QUIT',
      'cancel',
      'END',
      'STOPALL',
      'opt-out',
      'please stop texting me',
      "Don't text this number",
      'remove me',
      'ALTO',
      'Arrêt',
    ].map((text) => [text, 'stop'] as const),
    ...['START', 'Unstop', 'yes'].map((text) => [text, 'start'] as const),
    ...['HELP', 'info?'].map((text) => [text, 'help'] as const),
  ])('%j asks for %s', (text, keyword) => {
    expect(readSmsKeyword(text)).toBe(keyword)
  })

  test.each([
    'Can we cancel Thursday?',
    'The leak won’t stop',
    'Please help, water everywhere',
    'Yes, Thursday works',
    'start at 9',
    '',
  ])('%j asks for none of that', (text) => {
    expect(readSmsKeyword(text)).toBeUndefined()
  })
})

const policy: SendPolicy = { timeZone: 'America/Chicago', perPersonPerDay: 2, perDay: 3 }
const history = { optedOut: false, toPersonToday: 0, today: 0 }
const noon = '2026-11-23T18:00:00Z'
const ann = '+15125550199'

describe('a message may go out', () => {
  test.each([
    ['in the day', policy, ann, noon, history, { send: true }],
    ['not to who opted out', policy, ann, noon, { ...history, optedOut: true }, { send: false, code: 'opted-out' }],
    ['not to Jamaica', policy, '+18765550187', noon, history, { send: false, code: 'country-not-allowed' }],
    ['to Canada', policy, '+14165550187', noon, history, { send: true }],
    ['not to Britain', policy, '+442079460958', noon, history, { send: false, code: 'country-not-allowed' }],
    [
      'to Britain where that is allowed',
      { ...policy, countries: ['GB'] },
      '+442079460958',
      noon,
      history,
      { send: true },
    ],
    [
      'not thrice to one person',
      policy,
      ann,
      noon,
      { ...history, toPersonToday: 2 },
      { send: false, code: 'capped', retryAt: '2026-11-24T14:00:00.000Z' },
    ],
    [
      'not more than the day’s number',
      policy,
      ann,
      noon,
      { ...history, today: 3 },
      { send: false, code: 'capped', retryAt: '2026-11-24T14:00:00.000Z' },
    ],
    [
      'not at night',
      policy,
      ann,
      '2026-11-24T03:00:00Z',
      history,
      { send: false, code: 'quiet-hours', retryAt: '2026-11-24T14:00:00.000Z' },
    ],
    [
      'not before eight',
      policy,
      ann,
      '2026-11-24T13:59:00Z',
      history,
      { send: false, code: 'quiet-hours', retryAt: '2026-11-24T14:00:00.000Z' },
    ],
    ['at eight', policy, ann, '2026-11-24T14:00:00Z', history, { send: true }],
    ['by e-mail at night', policy, 'ann@example.com', '2026-11-24T03:00:00Z', history, { send: true }],
  ])('%s', (_, rules, to, now, past, decision) => {
    expect(maySend(rules, { to, now, history: past })).toEqual(decision)
  })

  test('what is put off may go out at the time that is told, also where the clock is changed', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 400 })
    fc.assert(
      fc.property(minute, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 23 }), (minutes, from, to) => {
        const hour = (value: number) => `${String(value).padStart(2, '0')}:30`
        const now = new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString()
        const rules = { ...policy, quietHours: { from: hour(from), to: hour(to) } }
        const decision = maySend(rules, { to: ann, now, history })
        if (decision.send || from === to) return
        expect(decision.retryAt && decision.retryAt > now).toBe(true)
        expect(maySend(rules, { to: ann, now: decision.retryAt ?? '', history })).toEqual({ send: true })
      }),
    )
  })
})

test('a guarded channel sends as many as may, and not one more', async () => {
  const sms = memoryChannel('sms')
  const ledger = memoryLedger()
  let clock = noon
  const guarded = guardChannel(sms, { policy, ledger, now: () => clock })
  const send = (to: string) =>
    guarded.send({ idempotencyKey: to, to, text: 'Hi' }).then(
      () => 'sent',
      (error: unknown) =>
        error instanceof NotifyError ? `${error.code} ${error.retryable} ${error.retryAfterMs}` : error,
    )
  expect([await send(ann), await send(ann), await send(ann)]).toEqual(['sent', 'sent', 'capped true 72000000'])
  ledger.optOut('+15125550187')
  expect(await send('+15125550187')).toBe('opted-out false undefined')
  clock = '2026-11-24T18:00:00Z'
  ledger.optIn('+15125550187')
  expect([await send(ann), await send('+15125550187')]).toEqual(['sent', 'sent'])
  expect(sms.sent).toHaveLength(4)
})
