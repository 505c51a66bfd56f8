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

/** @returns the address of a delivery without user, password and secret parameters */
export const storableUrl = (url: string, secrets: readonly string[]): string => {
  const parsed = new URL(url)
  parsed.username = ''
  parsed.password = ''
  for (const [name, value] of [...parsed.searchParams])
    if (secretParameter.test(name) || holdsSecret(value, secrets)) parsed.searchParams.delete(name)
  return parsed.toString()
}
