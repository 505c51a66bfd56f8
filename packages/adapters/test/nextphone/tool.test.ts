import { describe, expect, test } from 'vitest'
import { nextphoneBodyTemplate, nextphoneParameters, nextphoneTool } from '../../src/index.ts'

const url = 'https://books.example.com/v1/9341450000000001/calls/nextphone'

test('declares every placeholder that NextPhone does not fill in by itself', () => {
  const builtIn = ['caller_number', 'receiving_number', 'caller_name', 'summary', 'message', 'call_id', 'timestamp']
  const used = Object.values(nextphoneBodyTemplate).map((text) => text.slice(2, -2))
  const declared = nextphoneParameters.map((parameter) => parameter.name)
  expect(used.filter((name) => !builtIn.includes(name)).sort()).toEqual([...declared].sort())
  expect(nextphoneParameters.every((parameter) => parameter.description.length > 20)).toBe(true)
})

test('is the configuration that NextPhone takes', () => {
  const tool = nextphoneTool({ url, secret: 's3cret' })
  expect(tool).toMatchObject({
    type: 'http',
    http_method: 'POST',
    url,
    post_call: true,
    body_template: nextphoneBodyTemplate,
  })
  expect(tool.tool_name).toMatch(/^\w+$/)
  expect(JSON.parse(JSON.stringify(tool))).toEqual(tool)
})

test('puts the secret where it is wanted, and nowhere else', () => {
  expect(nextphoneTool({ url, secret: 's3cret' }).headers.Authorization).toBe('Bearer s3cret')
  expect(nextphoneTool({ url, secret: 's3cret', headerName: 'X-LeadBooks-Secret' }).headers).toEqual({
    'Content-Type': 'application/json',
    'X-LeadBooks-Secret': 's3cret',
  })
  expect(nextphoneTool({ url: `${url}?token=t` }).headers).toEqual({ 'Content-Type': 'application/json' })
})

describe('refuses what would not work or would not be safe', () => {
  test.each([
    { url: 'http://books.example.com/' },
    { url: 'not a url' },
    { url, secret: 'two words' },
    { url, secret: 'a\r\nX-Other: b' },
    { url, secret: 'a', headerName: 'X Secret' },
  ])('%o', (options) => {
    expect(() => nextphoneTool(options)).toThrow(TypeError)
  })

  test('this machine may be reached without TLS', () => {
    expect(nextphoneTool({ url: 'http://127.0.0.1:3000/x' }).url).toBe('http://127.0.0.1:3000/x')
  })
})
