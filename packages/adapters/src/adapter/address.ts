/** What comes after the host of an address, as it was written; a path alone is returned as it is. */
export const pathAndQuery = (url: string): string => {
  const authority = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(url)?.[0]
  const rest = authority === undefined ? url : url.slice(authority.length)
  const withoutFragment = rest.split('#', 1)[0] ?? ''
  return withoutFragment.startsWith('/') ? withoutFragment : `/${withoutFragment}`
}

/** The query of an address, without `?`. */
export const queryOf = (url: string): string => {
  const [address = ''] = url.split('#', 1)
  const at = address.indexOf('?')
  return at < 0 ? '' : address.slice(at + 1)
}
