import { readBody } from '../http/body.ts'
import { choices, type Html, page, text } from '../http/page.ts'
import { failure, json } from '../http/reply.ts'
import { ApprovalError, type Approvals, type ApprovalView } from './approvals.ts'

const largestAnswerBytes = 1_024

const wantsJson = (request: Request): boolean => request.headers.get('accept')?.includes('application/json') === true

const amountOf = ({ total, currency }: ApprovalView): string => `${total} ${currency}`

const nameOf = ({ docNumber, businessName }: ApprovalView): string =>
  `Estimate${docNumber === undefined ? '' : ` ${docNumber}`}${businessName === undefined ? '' : ` from ${businessName}`}`

const sentences: Record<ApprovalView['status'], (view: ApprovalView) => string> = {
  open: (view) => `It comes to ${amountOf(view)}.`,
  answered: ({ answer }) => `You have ${answer ?? 'answered'} it. Thank you!`,
  expired: () => 'This link is too old. Please ask for a new one.',
  changed: () => 'The estimate has changed since this link was sent. Please ask for a new one.',
}

const answers: Record<ApprovalView['subject'], { value: string; label: string }[]> = {
  estimate: [
    { value: 'accepted', label: 'Accept' },
    { value: 'declined', label: 'Decline' },
  ],
  document: [{ value: 'accepted', label: 'Approve and send' }],
}

const show = (request: Request, status: number, view: ApprovalView): Response => {
  if (wantsJson(request)) return json(status, { approval: view })
  const buttons: Html[] = view.status === 'open' ? [choices('answer', answers[view.subject])] : []
  return page(status, nameOf(view), [text(sentences[view.status](view)), ...buttons])
}

const refuse = (request: Request, status: number, code: string, message: string): Response =>
  wantsJson(request) ? failure(status, code, message) : page(status, 'This did not work', [text(message)])

const unknown = (request: Request): Response => refuse(request, 404, 'unknown-link', 'There is no such link.')

/** `GET /v1/approvals/{token}`: shows what is asked. It changes nothing: programs that look through mail follow links. */
export const showApproval = async (approvals: Approvals, request: Request, token: string): Promise<Response> => {
  const view = await approvals.read(token)
  return view === undefined ? unknown(request) : show(request, 200, view)
}

const answerOf = async (request: Request): Promise<string | undefined> => {
  const body = await readBody(request, largestAnswerBytes)
  if (body === undefined) return undefined
  const said = new TextDecoder().decode(body)
  if (!request.headers.get('content-type')?.includes('json'))
    return new URLSearchParams(said).get('answer') ?? undefined
  try {
    const value: unknown = JSON.parse(said)
    return typeof value === 'object' && value !== null && 'answer' in value ? String(value.answer) : undefined
  } catch {
    return undefined
  }
}

const refusals: Partial<Record<ApprovalError['code'], number>> = { 'unknown-link': 404, 'invalid-answer': 422 }

/** `POST /v1/approvals/{token}`: answers it. */
export const answerApproval = async (approvals: Approvals, request: Request, token: string): Promise<Response> => {
  const answer = await answerOf(request)
  if (answer !== 'accepted' && answer !== 'declined')
    return refuse(request, 422, 'invalid-answer', 'Expected `answer` to be "accepted" or "declined".')
  try {
    return show(request, 200, await approvals.answer(token, answer))
  } catch (error) {
    if (!(error instanceof ApprovalError)) throw error
    return refuse(request, refusals[error.code] ?? 409, error.code, error.message)
  }
}
