import { expect, test } from 'vitest'
import { nextphone } from '../../src/index.ts'

const { respond } = nextphone()

test('what was accepted is answered with a sentence to read aloud, the same for a repetition', async () => {
  for (const duplicate of [false, true]) {
    const response = respond({ status: 'accepted', deliveryId: 'd', leadIds: ['nextphone:d'], duplicate })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    expect(await response.json()).toEqual({ ok: true, message: expect.stringMatching(/\w\.$/) })
  }
})

test('what needs nothing is answered kindly', async () => {
  const response = respond({ status: 'ignored', deliveryId: 'd', reason: 'The call is still going on.' })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ ok: true })
})

test('what was rejected is answered with its status, code and issues', async () => {
  const issues = [{ path: 'email', code: 'missing', message: 'nothing came; an e-mail address was expected' }]
  const error = { code: 'no-contact', message: 'Nobody to answer.' }
  const response = respond({ status: 'rejected', httpStatus: 422, ...error, issues })
  expect(response.status).toBe(422)
  expect(await response.json()).toEqual({ ok: false, error: { ...error, issues } })
  expect(await respond({ status: 'rejected', httpStatus: 401, ...error }).json()).toEqual({ ok: false, error })
})
