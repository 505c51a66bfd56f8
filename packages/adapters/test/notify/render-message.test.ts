import { defaultTriggers } from '@leadbooks/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultTemplates, memoryChannel, NotifyError, renderMessage } from '../../src/notify/index.ts'

const values = {
  businessName: "Mike's Plumbing",
  name: 'Sarah',
  who: 'Sarah Johnson, (555) 123-4567',
  total: '1445.5',
  currency: 'USD',
  sentTo: 'sarah@email.com',
  text: 'Burst pipe',
}

describe('the default wording', () => {
  test('thanks a caller, with the total and where the estimate went', () => {
    expect(renderMessage('thanks-for-calling', values).text).toBe(
      "Thanks for calling Mike's Plumbing, Sarah! Your estimate comes to $1,445.50. We have e-mailed the estimate to sarah@email.com.",
    )
  })

  test('leaves out what is not known', () => {
    expect(renderMessage('thanks-for-calling', {}).text).toBe('Thanks for calling!')
    expect(renderMessage('thanks-for-calling', { ...values, total: '' }).text).toBe(
      "Thanks for calling Mike's Plumbing, Sarah! We have e-mailed the estimate to sarah@email.com.",
    )
    expect(renderMessage('emergency-lead', { who: 'Ann' }).text).toBe('EMERGENCY: Ann.')
  })

  test('alerts in one line that says who and what', () => {
    expect(renderMessage('emergency-lead', values)).toEqual({
      subject: 'EMERGENCY: Sarah Johnson, (555) 123-4567',
      text: 'EMERGENCY: Sarah Johnson, (555) 123-4567. "Burst pipe" $1,445.50.',
    })
  })

  test('has words for every message that the default triggers want sent', () => {
    const templates = defaultTriggers.triggers.flatMap(({ do: actions }) =>
      actions.flatMap((action) => ('template' in action ? [action.template] : [])),
    )
    expect(templates.filter((template) => !Object.hasOwn(defaultTemplates, template))).toEqual([])
  })

  test.each(Object.keys(defaultTemplates))('%s reads well with every value and with none', (template) => {
    const every = { ...values, docNumber: '1001', address: '12 Oak St', items: 'Drain Service', title: 'Call back' }
    const more = {
      appointment: '2026-11-26 09:00',
      dueAt: '2026-11-26T15:00:00Z',
      balance: '10',
      dueDate: '2026-12-01',
    }
    for (const given of [{}, { ...every, ...more, link: 'https://x.co', preferredTime: 'today' }]) {
      const { subject, text } = renderMessage(template, given)
      for (const words of [subject ?? '', text]) {
        expect(words).not.toMatch(/[{}[\]]|undefined|null| {2}| [.,!:]/)
        expect(words).toMatch(/^\S.*\S$/s)
      }
    }
  })
})

describe('wording of one’s own', () => {
  test('takes the place of the default, with a subject or without', () => {
    expect(renderMessage('task', values, { task: 'Hi {name}' })).toEqual({ text: 'Hi Sarah' })
    expect(renderMessage('task', values, { task: { subject: 'S', text: '{name}' } })).toEqual({
      subject: 'S',
      text: 'Sarah',
    })
    expect(renderMessage('mine', values, { mine: 'Hi' }).text).toBe('Hi')
  })

  test('writes amounts and times', () => {
    const write = (text: string, more: Record<string, string>) => renderMessage('t', more, { t: text }).text
    expect(write('{total:money}', { total: '-1234567', currency: 'CAD' })).toBe('-$1,234,567.00')
    expect(write('{total:money}', { total: '10.00', currency: 'CHF' })).toBe('10.00 CHF')
    expect(write('{total:money}', { total: '10.00' })).toBe('10.00')
    expect(write('{total:money}', { total: 'free' })).toBe('free')
    expect(write('{at:time}', { at: '2026-11-23T20:02:00Z', timeZone: 'America/Chicago' })).toMatch(
      /^Mon, Nov 23, 2:02\sPM$/,
    )
    expect(write('{at:time}', { at: '2026-11-23T20:02:00Z', timeZone: 'Nowhere' })).toMatch(/UTC$/)
    expect(write('{at:time}', { at: 'soon' })).toBe('soon')
  })

  test('brackets without a name in them stay', () => {
    expect(renderMessage('t', {}, { t: 'Press [1]' }).text).toBe('Press [1]')
  })
})

test('a template nobody knows is an error that is not tried again', () => {
  for (const name of ['nope', 'constructor', '__proto__', 'toString'])
    expect(() => renderMessage(name, {})).toThrow(NotifyError)
  expect(() => renderMessage('nope', {})).toThrow(
    expect.objectContaining({ code: 'unknown-template', retryable: false }),
  )
})

test('values are put in as they are: nothing in them is filled in, and they stay on one line', () => {
  const said = 'x {total} [secret {name}] $& $1\n\nFrom: bank'
  expect(renderMessage('t', { said, total: '1', name: 'n' }, { t: 'A {said} B[ {said}]' }).text).toBe(
    'A x {total} [secret {name}] $& $1 From: bank B x {total} [secret {name}] $& $1 From: bank',
  )
  expect(renderMessage('t', {}, { t: 'a{constructor}b{__proto__}c' }).text).toBe('ab{__proto__}c')
})

test('a long value is cut', () => {
  const { text } = renderMessage('t', { said: '😀'.repeat(2000) }, { t: '{said}' })
  expect(text.length).toBeLessThanOrEqual(501)
  expect(text).toMatch(/^(?:😀)+…$/u)
})

test('any wording and values make a text', () => {
  fc.assert(
    fc.property(fc.string(), fc.dictionary(fc.string(), fc.string()), (wording, given) => {
      expect(typeof renderMessage('t', given, { t: wording }).text).toBe('string')
    }),
  )
})

test('a channel in memory keeps every message, repetitions included', async () => {
  const channel = memoryChannel('sms')
  const message = { idempotencyKey: '1', to: '+15551234567', text: 'Hello' }
  expect(await channel.send(message)).toEqual({ id: '1' })
  await channel.send(message)
  expect(channel.kind).toBe('sms')
  expect(channel.sent).toEqual([message, message])
})
