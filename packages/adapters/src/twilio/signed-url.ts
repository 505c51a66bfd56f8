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
 * The forms in which Twilio may have signed an address: as it is, without port, with the standard port written out, and
 * each of these with its query written anew.
 *
 * @see https://github.com/twilio/twilio-node/blob/main/src/webhooks/webhooks.ts
 */
export const signedForms = (url: string): string[] => {
  if (!URL.canParse(url)) return [url]
  const address = new URL(url)
  const bare = new URL(address)
  bare.port = ''
  const forms = [bare.toString(), withPort(address)]
  return [...new Set([url, ...forms, ...forms.map(withQueryWrittenAnew)])]
}

const withPort = (address: URL): string => {
  if (address.port !== '') return address.toString()
  const { protocol, username, password, host, pathname, search, hash } = address
  const credentials = username === '' ? '' : `${username}${password === '' ? '' : `:${password}`}@`
  return `${protocol}//${credentials}${host}:${protocol === 'https:' ? 443 : 80}${pathname}${search}${hash}`
}

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
