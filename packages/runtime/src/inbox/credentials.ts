/** Headers that prove who sent a delivery, whatever the service; never stored. */
const secretHeader = /authorization|cookie|secret|token|signature|api-?key|password/i
/** Parameters of an address that do. */
const secretParameter = /token|secret|key|password|signature|auth/i

/** A service may send its secret under any name; by its value it is found all the same. */
const holdsSecret = (value: string, secrets: readonly string[]): boolean =>
  secrets.some((secret) => secret !== '' && value.includes(secret))

/** @returns the headers of a delivery without those that prove who sent it, names in lower case */
export const storableHeaders = (headers: Headers, secrets: readonly string[]): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name, value]) => !secretHeader.test(name) && !holdsSecret(value, secrets)))

/** Stands in for the host of a delivery that was handed over with a path alone. */
const noHost = 'http://delivery.invalid'

/**
 * @param url - absolute, or a path with its query
 * @returns the same without user, password and secret parameters; `''` for what is no address at all
 */
export const storableUrl = (url: string, secrets: readonly string[]): string => {
  const parsed = URL.parse(url, noHost)
  if (parsed === null) return ''
  parsed.username = ''
  parsed.password = ''
  for (const [name, value] of [...parsed.searchParams])
    if (secretParameter.test(name) || holdsSecret(value, secrets)) parsed.searchParams.delete(name)
  const stored = parsed.toString()
  return parsed.origin === noHost ? stored.slice(noHost.length) : stored
}
