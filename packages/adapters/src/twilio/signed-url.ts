import type { AdapterContext, Delivery } from '../adapter/adapter.ts'
import { pathAndQuery } from '../adapter/address.ts'

/** What stands between Twilio and us. */
export interface ProxyOptions {
  /** Address Twilio calls, where it is not the one that arrives: `https://books.example.com`. Outranks the context's. */
  publicUrl?: string
  /** Believe `X-Forwarded-Proto` and `X-Forwarded-Host`. Only behind a proxy that sets both itself. */
  trustForwardedHeaders?: boolean
}

/**
 * Every address that Twilio may have called for a delivery.
 *
 * A proxy changes scheme, host and sometimes the path; path and query themselves are kept to the letter, since each of their
 * characters is signed.
 */
export const calledUrls = (
  { url, headers }: Pick<Delivery, 'url' | 'headers'>,
  { publicUrl }: Pick<AdapterContext, 'publicUrl'>,
  options: ProxyOptions,
): string[] => {
  const rest = pathAndQuery(url)
  const urls = new Set([url])
  for (const given of [options.publicUrl, publicUrl]) {
    const base = given === undefined || !URL.canParse(given) ? undefined : new URL(given)
    if (!base) continue
    const path = base.pathname.replace(/\/$/, '')
    urls.add(`${base.origin}${rest}`).add(`${base.origin}${path}${rest}`)
    const query = rest.indexOf('?')
    urls.add(`${base.origin}${base.pathname}${base.search}${query < 0 ? '' : rest.slice(query)}`)
  }
  if (options.trustForwardedHeaders) {
    const [proto] = (headers.get('x-forwarded-proto') ?? '').split(',')
    const [host] = (headers.get('x-forwarded-host') ?? '').split(',')
    if (/^https?$/.test(proto?.trim() ?? '') && /^[\w.:[\]-]+$/.test(host?.trim() ?? ''))
      urls.add(`${proto?.trim()}://${host?.trim()}${rest}`)
  }
  return [...urls]
}

/**
 * The forms in which Twilio may have signed an address: without port, with the standard port written out, and each of these
 * with its query written anew. Characters that an address may not hold (`'`, a space) are signed as they are or escaped.
 *
 * @see https://github.com/twilio/twilio-node/blob/main/src/webhooks/webhooks.ts
 */
export const signedForms = (url: string): string[] => {
  const written = URL.canParse(url) ? [url, new URL(url).toString()] : [url]
  const forms = written.flatMap((each) => [each, withoutPort(each), withPort(each)])
  return [...new Set([...forms, ...forms.map(withQueryWrittenAnew)])]
}

/** Scheme with user, host, port. A colon begins the port only behind the bracket of an IPv6 address. */
const authority = /^([a-z][a-z\d+.-]*:\/\/(?:[^/?#]*@)?(?:\[[^\]/?#]*\]|[^:/?#[\]@]*))(:\d*)?(?=[/?#]|$)/i

const withoutPort = (url: string): string => url.replace(authority, '$1')

const withPort = (url: string): string =>
  url.replace(authority, (_, host: string, port: string | undefined) => {
    const standard = host.toLowerCase().startsWith('https:') ? ':443' : ':80'
    return `${host}${port ?? standard}`
  })

/** Some of Twilio's senders decode a query and encode it again; names that come twice then stand together. */
const withQueryWrittenAnew = (url: string): string => {
  const at = url.indexOf('?')
  if (at < 0) return url
  const values = new Map<string, string[]>()
  for (const pair of url.slice(at + 1).split('&')) {
    const [name = '', ...value] = pair.split('=')
    const key = decoded(name)
    values.set(key, [...(values.get(key) ?? []), decoded(value.join('='))])
  }
  const pairs = [...values].flatMap(([name, list]) => list.map((value) => `${encode(name)}=${encode(value)}`))
  return `${url.slice(0, at)}?${pairs.join('&')}`
}

const decoded = (text: string): string => {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

/** A lone surrogate has no encoding, and no sender signs one. */
const encode = (text: string): string => {
  try {
    return encodeURIComponent(text)
  } catch {
    return text
  }
}
