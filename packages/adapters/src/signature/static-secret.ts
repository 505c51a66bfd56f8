import type { Delivery, Verification } from '../adapter/adapter.ts'
import { matchesSecret } from './equal.ts'

/**
 * Proves a delivery genuine by a secret it carries: in `Authorization` (with or without `Bearer`), in `X-LeadBooks-Secret`,
 * in further headers, or as `token` in the query of its address.
 *
 * @returns `missing-header` when it carries none, `unknown-key` when no secret is configured
 */
export const verifyStaticSecret = async (
  delivery: Pick<Delivery, 'headers' | 'url'>,
  secrets: readonly string[],
  ...headerNames: (string | undefined)[]
): Promise<Verification> => {
  if (!secrets.some((secret) => secret !== '')) return { ok: false, code: 'unknown-key' }
  const candidates = presented(delivery, headerNames)
  if (candidates.length === 0) return { ok: false, code: 'missing-header' }
  let matched = false
  for (const candidate of candidates) matched = matchesSecret(candidate, secrets) || matched
  return matched ? { ok: true } : { ok: false, code: 'bad-signature' }
}

/** Every text in the delivery that may be the secret. */
const presented = (
  { headers, url }: Pick<Delivery, 'headers' | 'url'>,
  headerNames: (string | undefined)[],
): string[] => {
  const authorization = headers.get('authorization')?.replace(/^bearer\s+/i, '')
  const query = url.includes('?') ? url.slice(url.indexOf('?') + 1).split('#', 1)[0] : ''
  const token = new URLSearchParams(query).get('token')
  const own = headerNames.map((name) => (name === undefined ? undefined : headers.get(name)))
  return [authorization, headers.get('x-leadbooks-secret'), ...own, token].flatMap((text) => (text ? [text] : []))
}
