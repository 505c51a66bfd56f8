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
    (a === 192 && (b === 168 || (b === 0 && (c === 0 || c === 2)) || (b === 88 && c === 99))) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113)
  )
}

/** Hextets of IPv6 that are given out to the public, less those that stand for something else. */
const publicV6 = /^[23][0-9a-f]{3}:/i
/** Documentation, tunnels and protocols: their addresses hide others, or nobody. */
const specialV6 = /^(?:2001:(?:(?:0|1?[0-9a-f]{1,2})?:|db8:)|2002:|3fff:0?[0-9a-f]{0,3}:)/i

const dotted = /^\d{1,3}(?:\.\d{1,3}){3}$/

/**
 * Tells whether an IP address is anybody's on the internet, as far as its text says. Mapped and translated addresses are not:
 * they hide others.
 *
 * @see https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export const isPublicAddress = (address: string): boolean =>
  dotted.test(address) ? !privateV4(address.split('.').map(Number)) : publicV6.test(address) && !specialV6.test(address)

/**
 * Refuses an address inside the network this runs in: a tenant who could name one would have us knock on doors that are
 * shut to them. A name that only resolves to such an address is refused when the connection is made: see `publicFetch`.
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
