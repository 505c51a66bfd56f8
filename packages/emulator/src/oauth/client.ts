import type { Call } from '../http/target.ts'

/** An app that is known to Intuit. */
export interface OAuthClient {
  readonly id: string
  readonly secret: string
}

/** How the OAuth server behaves. */
export interface OAuthOptions {
  /** The apps that are known; any app is where there are none. */
  readonly clients?: readonly OAuthClient[]
  /** `page` shows people a page with a button; `automatic` sends them back at once. @defaultValue 'automatic' */
  readonly consent?: 'automatic' | 'page'
}

/** Who a request says it is from: Basic authentication, or id and secret in the form. */
export const clientOf = (call: Call, form: URLSearchParams): OAuthClient | undefined => {
  const basic = /^Basic +([A-Za-z0-9+/=_-]{1,4000})$/i.exec(call.headers.get('authorization') ?? '')?.[1]
  if (basic !== undefined) {
    const [id = '', ...secret] = decodedBasic(basic).split(':')
    return { id, secret: secret.join(':') }
  }
  const id = form.get('client_id')
  const secret = form.get('client_secret')
  return id === null || secret === null ? undefined : { id, secret }
}

const decodedBasic = (basic: string): string => {
  try {
    return atob(basic)
  } catch {
    return ''
  }
}
