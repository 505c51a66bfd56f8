import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { realmId, scene } from '../scene.ts'

interface Operation {
  requestBody?: { content: { 'application/json': { schema: object } } }
  responses: Record<string, unknown>
}
interface Described {
  openapi: string
  paths: Record<string, Record<string, Operation>>
}

const described = async (): Promise<Described> => {
  const { books } = scene()
  const reply = await books.fetch(new Request('https://books.example/v1/openapi.json'))
  expect(reply.status).toBe(200)
  return (await reply.json()) as Described // checked by the validator below
}

it('is described as OpenAPI 3.1, which a validator accepts', async () => {
  const document = await described()
  const { valid, errors } = await new Validator().validate({ ...structuredClone(document) })
  expect(errors ?? []).toEqual([])
  expect(valid).toBe(true)
  expect(document.openapi).toMatch(/^3\.1/)
})

it('describes every route there is, and no other', async () => {
  const { paths } = await described()
  const { books } = scene({ authenticate: async () => ({ realms: '*', scopes: ['read', 'events', 'manage'] }) })
  for (const [path, operations] of Object.entries(paths)) {
    const address = `https://books.example${path.replace('{realmId}', realmId).replaceAll(/\{\w+\}/g, 'x')}`
    for (const method of ['get', 'post']) {
      const reply = await books.fetch(new Request(address, { method: method.toUpperCase() }))
      const { error } =
        method in operations ? { error: undefined } : ((await reply.json()) as { error: { code: string } }) // ours
      if (error !== undefined) expect(error.code).toBe('method-not-allowed')
      else expect(reply.status).not.toBe(405)
    }
  }
})

it('shows the schemas that bodies are checked with', async () => {
  const { paths } = await described()
  const body = paths['/v1/{realmId}/leads/{id}/events']?.post?.requestBody?.content['application/json'].schema
  expect(JSON.stringify(body)).toContain('job.completed')
  const review = paths['/v1/{realmId}/reviews/{id}']?.post?.requestBody?.content['application/json'].schema
  expect(JSON.stringify(review)).toContain('customerId')
})
