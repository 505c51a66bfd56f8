import type { JsonObject, JsonValue } from 'type-fest'
import * as z from 'zod'
import type { Route } from './route.ts'

const errorSchema = z.strictObject({
  error: z.strictObject({
    code: z.string().describe('Stable, in kebab case.'),
    message: z.string(),
    issues: z.array(z.strictObject({ path: z.string(), code: z.string(), message: z.string() })).exactOptional(),
  }),
})

/** Schemas of zod are written without their dialect: the document names one for all. */
const schemaOf = (type: z.ZodType): JsonObject => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { target: 'draft-2020-12', io: 'input' })
  return schema as JsonObject // JSON Schema is JSON
}

const names = (path: string): string[] => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)

const parameter = (name: string, where: 'path' | 'query', description?: string): JsonObject => ({
  name,
  in: where,
  required: where === 'path',
  schema: { type: 'string' },
  ...(description === undefined ? {} : { description }),
})

const answer = (description: string, schema: JsonValue, media: readonly string[]): JsonObject => ({
  description,
  content: Object.fromEntries(
    media.map((type) => [type, { schema: type === 'application/json' ? schema : { type: 'string' } }]),
  ),
})

const operation = ({ path, scope, about }: Route): JsonObject => {
  const { summary, body, query = {}, status = 200, refusals = {}, media = ['application/json'] } = about
  const error = { $ref: '#/components/schemas/Error' }
  const keyed = {
    401: 'No valid key.',
    403: 'The key lacks the scope.',
    404: 'No such realm.',
    429: 'Too many requests; `Retry-After` says for how many seconds.',
  }
  const refused = {
    ...(scope === undefined ? {} : keyed),
    ...(body === undefined ? {} : { 413: 'The body is too large.' }),
    ...refusals,
    500: 'Our fault; nothing of the request was kept.',
  }
  return {
    summary,
    ...(scope === undefined ? { security: [] } : { description: `Needs the scope \`${scope}\`.` }),
    parameters: [
      ...names(path).map((name) => parameter(name, 'path')),
      ...Object.entries(query).map(([name, description]) => parameter(name, 'query', description)),
    ],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    responses: {
      [status]: status < 300 ? answer(about.answers, { type: 'object' }, media) : { description: about.answers },
      ...Object.fromEntries(
        Object.entries(refused).map(([code, description]) => [code, answer(description, error, media)]),
      ),
    },
  }
}

/**
 * Describes the HTTP surface as OpenAPI 3.1, made of the routes and the schemas that their bodies are checked with.
 *
 * @see https://spec.openapis.org/oas/v3.1.1
 */
export const openApiOf = (routes: readonly Route[]): JsonObject => {
  const paths: Record<string, JsonObject> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'LeadBooks',
      version: '1',
      description: 'From a phone call to a customer, an estimate, an invoice and its payment in QuickBooks Online.',
    },
    security: [{ key: [] }],
    paths,
    components: {
      schemas: { Error: schemaOf(errorSchema) },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
  }
}
