import * as z from 'zod'
import type { Page } from '../stores/store.ts'
import { failure, json } from './reply.ts'
import { limitOf, parameter } from './route.ts'

/** How the description speaks of `before`. */
export const beforeText = 'The `next` of the page before, or an instant: ISO 8601 with a zone.'

/** An instant, and how many rows of that very instant were on the pages before. */
const cursor = /^(.+?)(?:~(\d{1,5}))?$/
const instant = z.iso.datetime({ offset: true })

interface Place {
  at: string
  seen: number
}

const placeIn = (before: string): Place | undefined => {
  const [, at, seen = '0'] = cursor.exec(before) ?? []
  const read = instant.safeParse(at)
  return read.success ? { at: new Date(read.data).toISOString(), seen: Number(seen) } : undefined
}

const justAfter = (at: string): string => new Date(Date.parse(at) + 1).toISOString()

/**
 * Answers with a page of rows that are listed newest first. Calls that came in the same millisecond may stand on both sides of
 * a page's end: `next` says how many of them have been seen, so that none is left out.
 *
 * @param name - of the list in the answer
 */
export const answerPage = async <Row>(
  request: Request,
  name: string,
  { read, at }: { read: (page: Page) => Promise<Row[]>; at: (row: Row) => string },
): Promise<Response> => {
  const before = parameter(request, 'before')
  const place = before === undefined ? undefined : placeIn(before)
  if (before !== undefined && place === undefined)
    return failure(422, 'invalid-query', 'Expected before to be `next` of another page, or an ISO instant with a zone.')
  const { at: end, seen } = place ?? { at: '', seen: 0 }
  const limit = limitOf(request)
  const found = await read({
    limit: limit + seen,
    ...(place === undefined ? {} : { before: seen === 0 ? end : justAfter(end) }),
  })
  const page = found.slice(Math.min(seen, found.filter((row) => at(row) === end).length)).slice(0, limit)
  const last = page.at(-1)
  if (last === undefined || page.length < limit) return json(200, { [name]: page })
  const ofLast = page.filter((row) => at(row) === at(last)).length
  return json(200, { [name]: page, next: `${at(last)}~${ofLast + (at(last) === end ? seen : 0)}` })
}
