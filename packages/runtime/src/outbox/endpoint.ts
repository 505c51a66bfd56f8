/** An address that a tenant gave and that nothing is sent to. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError' as const
  readonly code = 'endpoint-refused'
  readonly retryable = false

  constructor(reason: string) {
    super(`The address of the endpoint ${reason}; expected https and a public host.`)
  }
}

const privateNames = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|home\.arpa|in-addr\.arpa)$/

const privateV4 = (parts: readonly number[]): boolean => {
  const [a = 0, b = 0, c = 0] = parts
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)))) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113)
  )
}

const dotted = /^\d{1,3}(?:\.\d{1,3}){3}$/

/**
 * Refuses an address inside the network this runs in: a tenant who could name one would have us knock on doors that are
 * shut to them. A name that only resolves to such an address is for the app's own `fetch` to refuse.
 *
 * @throws EndpointError
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
export const checkEndpoint = (address: string): URL => {
  const url = URL.parse(address)
  if (url === null) throw new EndpointError('is no URL')
  if (url.protocol !== 'https:') throw new EndpointError('is not https')
  if (url.username !== '' || url.password !== '') throw new EndpointError('carries credentials')
  // The URL parser has written every spelling of an IPv4 address (hex, octal, one number) as four decimal parts.
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  // All of IPv6 is left out: an address in brackets is never how a public endpoint is named, and mapped ones hide IPv4.
  const isPrivate =
    host.startsWith('[') || (dotted.test(host) ? privateV4(host.split('.').map(Number)) : privateNames.test(host))
  if (isPrivate || (!dotted.test(host) && !host.includes('.'))) throw new EndpointError('is in a private network')
  return url
}
