import { issuesOf } from '../../engine/issues.ts'
import { PersonError, type Who, whoInput } from '../../privacy/who.ts'
import { readJson } from '../body.ts'
import { failure, json } from '../reply.ts'
import { actorOf, type Route, type RouteContext } from '../route.ts'

type Ask = (realmId: string, who: Who, options: { by: string }) => Promise<unknown>

const answer =
  (ask: (context: RouteContext) => Ask): Route['handle'] =>
  async (context) => {
    const body = await readJson(context.request)
    if (body instanceof Response) return body
    const parsed = whoInput.safeParse(body.value)
    if (!parsed.success) return failure(422, 'invalid-person', 'Nobody is named.', issuesOf(parsed.error))
    try {
      return json(200, await ask(context)(context.params.realmId ?? '', parsed.data, { by: actorOf(context) }))
    } catch (error) {
      if (!(error instanceof PersonError)) throw error
      return failure(error.code === 'person-busy' ? 409 : 422, error.code, error.message, error.issues)
    }
  }

/** What a caller may ask of the business: what it knows of them, and that it forgets it. */
export const peopleRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/v1/:realmId/people/export',
    scope: 'manage',
    about: {
      summary: 'Everything held of a person',
      body: whoInput,
      answers: 'One document: their calls, what followed, and the customer as mirrored.',
      refusals: { 400: 'The body is not JSON.', 422: 'Nobody is named.' },
    },
    handle: answer(({ books }) => books.exportPerson),
  },
  {
    method: 'POST',
    path: '/v1/:realmId/people/delete',
    scope: 'manage',
    about: {
      summary: 'Takes away for good what is held of a person',
      body: whoInput,
      answers: 'What was taken away, and what remains in QuickBooks.',
      refusals: {
        400: 'The body is not JSON.',
        409: 'Something of theirs is under way: try again in a minute.',
        422: 'Nobody is named.',
      },
    },
    handle: answer(({ books }) => books.deletePerson),
  },
]
