/** Headers that prove who sent a delivery; never stored. */
const secretHeader = /authorization|cookie|secret|token|signature|api-?key|password/i
/** Parameters of an address that do. */
const secretParameter = /token|secret|key|password|signature|auth/i

/** @returns the headers of a delivery without those that prove who sent it, names in lower case */
export const storableHeaders = (headers: Headers): Record<string, string> =>
  Object.fromEntries([...headers].filter(([name]) => !secretHeader.test(name)))

/** @returns the address of a delivery without user, password and secret parameters */
export const storableUrl = (url: string): string => {
  const parsed = new URL(url)
  parsed.username = ''
  parsed.password = ''
  for (const name of [...parsed.searchParams.keys()]) if (secretParameter.test(name)) parsed.searchParams.delete(name)
  return parsed.toString()
}
