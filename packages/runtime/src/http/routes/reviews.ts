import { ReviewError } from '../../reviews/reviews.ts'
import { readJson } from '../body.ts'
import { parseResolution, resolutionInput } from '../inputs.ts'
import { failure, json } from '../reply.ts'
import { actorOf, limitOf, limitText, type Route, type RouteContext } from '../route.ts'

const reviewStatus: Record<ReviewError['code'], number> = {
  'review-not-found': 404,
  'already-resolved': 409,
  'unknown-customer': 422,
  'invalid-resolution': 422,
}

const resolveReview = async (context: RouteContext): Promise<Response> => {
  const { books, request, params } = context
  const { realmId = '', id = '' } = params
  const body = await readJson(request)
  if (body instanceof Response) return body
  const resolution = parseResolution(body.value)
  if (!resolution.ok)
    return failure(
      422,
      'invalid-resolution',
      'Expected {"customerId": "…"}, {"create": true}, {"approve": true} or {"done": true}.',
      resolution.issues,
    )
  try {
    return json(200, { review: await books.reviews.resolve(realmId, id, resolution.value, { by: actorOf(context) }) })
  } catch (error) {
    if (!(error instanceof ReviewError)) throw error
    return failure(reviewStatus[error.code], error.code, error.message)
  }
}

/** What waits for a person. */
export const reviewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/v1/:realmId/reviews',
    scope: 'read',
    about: {
      summary: 'What waits for a person',
      query: { limit: limitText },
      answers: 'Open reviews, newest first.',
    },
    handle: async ({ books, request, params }) =>
      json(200, { reviews: await books.reviews.list(params.realmId ?? '', { limit: limitOf(request) }) }),
  },
  {
    method: 'GET',
    path: '/v1/:realmId/reviews/:id',
    scope: 'read',
    about: { summary: 'One review', answers: 'The review.', refusals: { 404: 'No such review.' } },
    handle: async ({ engine, params }) => {
      const review = await engine.store.readReview(params.realmId ?? '', params.id ?? '')
      return review === undefined
        ? failure(404, 'review-not-found', 'This realm has no such review.')
        : json(200, { review })
    },
  },
  {
    method: 'POST',
    path: '/v1/:realmId/reviews/:id',
    scope: 'manage',
    about: {
      summary: 'Records what a person decided',
      body: resolutionInput,
      answers: 'The review as it is now; what waited for it goes on.',
      refusals: {
        400: 'The body is not JSON.',
        404: 'No such review.',
        409: 'Somebody has decided it already.',
        422: 'The decision does not fit the review.',
      },
    },
    handle: resolveReview,
  },
]
