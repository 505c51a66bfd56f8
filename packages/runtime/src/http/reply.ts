/** The form of every error the HTTP surface answers with. */
export interface ErrorBody {
  error: { code: string; message: string; issues?: { path: string; code: string; message: string }[] }
}

export const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
  })

export const failure = (
  status: number,
  code: string,
  message: string,
  issues?: ErrorBody['error']['issues'],
): Response =>
  json(status, { error: { code, message, ...(issues === undefined ? {} : { issues }) } } satisfies ErrorBody)
