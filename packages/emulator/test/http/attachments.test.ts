import { expect, test } from 'vitest'
import { objectOf, objectsOf } from '../../src/ledger/json.ts'
import { type Company, openCompany, realmId } from '../company.ts'

const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)

const upload = async (company: Company, metadata: object | undefined) => {
  const form = new FormData()
  if (metadata !== undefined)
    form.append('file_metadata_01', new Blob([JSON.stringify(metadata)], { type: 'application/json' }), 'a.json')
  form.append('file_content_01', new Blob([bytes], { type: 'image/png' }), 'leak.png')
  const response = await company.emulator.fetch(`https://quickbooks.api.intuit.com/v3/company/${realmId}/upload`, {
    method: 'POST',
    headers: { authorization: 'Bearer any', accept: 'application/json' },
    body: form,
  })
  return { status: response.status, responses: objectsOf((await response.json()).AttachableResponse) }
}

test('a file comes back byte by byte from its temporary address, without a token', async () => {
  const company = openCompany()
  const customer = await company.create('Customer', { DisplayName: 'Ada' })
  const AttachableRef = [{ EntityRef: { type: 'Customer', value: customer.Id } }]
  const { responses } = await upload(company, { AttachableRef, FileName: 'photo.png', ContentType: 'image/png' })
  const file = objectOf(responses[0]?.Attachable)
  expect(file).toMatchObject({ FileName: 'photo.png', Size: 256, AttachableRef: [{ IncludeOnSend: false }] })
  const { text } = await company.call('GET', `download/${String(file.Id)}`)
  expect(text).toBe(file.TempDownloadUri)
  const got = await company.emulator.fetch(text)
  expect([got.headers.get('content-type'), new Uint8Array(await got.arrayBuffer())]).toEqual(['image/png', bytes])
  const [found] = await company.rows(
    `SELECT * FROM Attachable WHERE AttachableRef.EntityRef.Type = 'Customer' AND AttachableRef.EntityRef.Value = '${String(customer.Id)}'`,
  )
  expect(found?.Id).toBe(file.Id)
})

test('an attachment to what is not there is refused inside a 200', async () => {
  const company = openCompany()
  const { status, responses } = await upload(company, {
    AttachableRef: [{ EntityRef: { type: 'Estimate', value: '75' } }],
  })
  expect(status).toBe(200)
  expect(responses).toMatchObject([{ Fault: { Error: [{ code: '6000' }], type: 'ValidationFault' } }])
  expect(company.emulator.documents(realmId, 'Attachable')).toEqual([])
})

test('a note needs no file, and is deleted by its Id alone', async () => {
  const company = openCompany()
  const note = await company.create('Attachable', { Note: 'Call before noon' })
  expect(String(note.Id)).toMatch(/^5\d{18}$/)
  const gone = await company.call('POST', 'attachable?operation=delete', { Id: note.Id })
  expect(gone.body).toMatchObject({ Attachable: { status: 'Deleted', Id: note.Id } })
})
