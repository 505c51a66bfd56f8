import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { errorFromReply } from '../../src/errors/from-reply.ts'
import { faultInXml } from '../../src/errors/xml-fault.ts'

const call = { method: 'POST', path: '/customer' }
const json = (status: number, body: unknown) => errorFromReply({ status, text: JSON.stringify(body), json: body }, call)
const text = (status: number, body: string) => errorFromReply({ status, text: body }, call)
const fault = (code: string, type = 'ValidationFault', detail = 'Detail') => ({
  Fault: { Error: [{ Message: 'Message', Detail: detail, code, element: 'DisplayName' }], type },
})

describe('a fault', () => {
  test('is read from the capitalised shape', () => {
    expect(json(400, fault('2050'))).toMatchObject({
      name: 'ValidationError',
      code: 'validation',
      retryable: false,
      status: 400,
      type: 'ValidationFault',
      faults: [{ code: '2050', message: 'Message', detail: 'Detail', element: 'DisplayName' }],
    })
  })

  test("is read from the gateway's lower-case shape, null fields and all", () => {
    const body = {
      warnings: null,
      fault: {
        error: [{ message: 'message=AuthenticationFailed', detail: 'Token expired', code: '003200', element: null }],
        type: 'AUTHENTICATION',
      },
      time: 1601391072830,
    }
    expect(json(401, body)).toMatchObject({
      name: 'AuthenticationError',
      faults: [{ code: '3200', message: 'message=AuthenticationFailed', detail: 'Token expired' }],
    })
  })

  test('is read from XML, entities, CDATA and several errors included', () => {
    const xml = `<?xml version="1.0"?><ns0:IntuitResponse><ns0:Fault type='ValidationFault'>
      <ns0:Error code="2050" element="a&amp;b"><ns0:Message>Too &#x6c;ong &lt;here&gt;</ns0:Message><ns0:Detail><![CDATA[5 < 6]]></ns0:Detail></ns0:Error>
      <ns0:Error code="2080"/></ns0:Fault></ns0:IntuitResponse>`
    expect(text(400, xml)).toMatchObject({
      name: 'ValidationError',
      type: 'ValidationFault',
      faults: [
        { code: '2050', element: 'a&b', message: 'Too long <here>', detail: '5 < 6' },
        { code: '2080', message: '', detail: '' },
      ],
    })
  })

  test('is read from an upload answered with 200', () => {
    expect(json(200, { AttachableResponse: [fault('6000')] })).toMatchObject({ name: 'ValidationError', status: 200 })
  })

  test('with a single error in place of a list is read as a list of one', () => {
    const body = { Fault: { Error: { Message: 'm', Detail: 'd', code: 610 }, type: 'ValidationFault' } }
    expect(json(400, body)).toMatchObject({ name: 'ObjectNotFoundError', faults: [{ code: '610' }] })
  })
})

describe('the class', () => {
  test.each([
    [400, '6240', 'ValidationFault', 'DuplicateNameError'],
    [400, '5010', 'ValidationFault', 'StaleObjectError'],
    [400, '610', 'ValidationFault', 'ObjectNotFoundError'],
    [400, '6140', 'ValidationFault', 'ValidationError'],
    [500, '2020', 'ValidationFault', 'ValidationError'],
    [401, '3200', 'AUTHENTICATION', 'AuthenticationError'],
    [500, '100', 'AuthenticationFault', 'AuthenticationError'],
    [403, '3100', 'SERVICE', 'AuthorizationError'],
    [401, '120', 'AuthorizationFault', 'AuthorizationError'],
    [400, '120', 'AuthorizatonFault', 'AuthorizationError'],
    [400, '5020', 'ValidationFault', 'AuthorizationError'],
    [400, '6190', 'ValidationFault', 'AuthorizationError'],
    [429, '3001', 'SERVICE', 'ThrottledError'],
    [503, '003001', 'SERVICE', 'ThrottledError'],
    [500, '10000', 'SystemFault', 'ServiceError'],
    [400, '10000', 'SystemFault', 'ServiceError'],
    [503, '9999', 'SERVICE', 'ServiceError'],
  ])('of %d with code %s and type %s is as told', (status, code, type, name) => {
    expect(json(status, fault(code, type)).name).toBe(name)
  })

  test.each([
    [400, 'QuickBooksReplyError'],
    [401, 'AuthenticationError'],
    [403, 'AuthorizationError'],
    [404, 'ObjectNotFoundError'],
    [408, 'ServiceError'],
    [413, 'QuickBooksReplyError'],
    [429, 'ThrottledError'],
    [302, 'ServiceError'],
    [500, 'ServiceError'],
    [504, 'ServiceError'],
  ])('of %d without a fault is as told', (status, name) => {
    expect(text(status, '').name).toBe(name)
    expect(text(status, '<html><body>Bad Gateway</body></html>').name).toBe(name)
  })
})

test('the message names code, meaning and intuit_tid, never what the reply said', () => {
  const error = errorFromReply(
    {
      status: 400,
      text: '',
      json: {
        Fault: {
          Error: [
            {
              Message: 'Duplicate Name: Mike Chen',
              Detail: 'Another customer "Mike Chen" (555) 123-4567',
              code: '6240',
            },
          ],
          type: 'ValidationFault',
        },
      },
      intuitTid: '1-5f733d9a',
    },
    call,
  )
  expect(error.message).toBe('POST /customer failed with fault 6240, name already in use (intuit_tid 1-5f733d9a)')
  expect(error.fault?.detail).toContain('Mike Chen')
})

test('any text at all becomes an error and nothing else', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 200, max: 599 }),
      fc.oneof(
        fc.string(),
        fc.string().map((inner) => `<Fault ${inner}>${inner}`),
      ),
      (status, body) => {
        expect(text(status, body)).toBeInstanceOf(Error)
      },
    ),
  )
})

test('any JSON at all becomes an error and nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 599 }), fc.jsonValue(), fc.jsonValue(), (status, Fault, other) => {
      expect(json(status, { Fault, fault: other, AttachableResponse: other })).toBeInstanceOf(Error)
      expect(json(status, other)).toBeInstanceOf(Error)
    }),
  )
})

test('a hostile XML reply is read in bounded time', () => {
  const started = performance.now()
  faultInXml(`<Fault type="${'&'.repeat(1_000_000)}`)
  faultInXml('<Fault>'.repeat(200_000))
  faultInXml(`<Fault>${'<Error code="1"><Message>'.repeat(50_000)}`)
  expect(performance.now() - started).toBeLessThan(1_000)
})
