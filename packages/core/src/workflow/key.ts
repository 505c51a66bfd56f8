/** Key of a command: `${leadId}/${purpose}/${generation}`, readable, and the same for the same wish for ever. */
export const commandKey = (leadId: string, purpose: string, generation: number): string =>
  `${leadId}/${purpose}/${generation}`

/** The number at the end of a command's key, 1 where there is none. */
export const generationOf = (key: string): number => {
  const end = key.lastIndexOf('/')
  // Nearly all are one digit.
  const digit = key.length - end === 2 ? key.charCodeAt(end + 1) - 48 : 0
  if (digit >= 1 && digit <= 9) return digit
  const text = key.slice(end + 1)
  const generation = Number(text)
  return Number.isSafeInteger(generation) && generation > 0 && `${generation}` === text ? generation : 1
}

/** What a command is for, out of its key; a purpose has no slash. */
export const purposeOf = (key: string): string => {
  const end = key.lastIndexOf('/')
  return key.slice(key.lastIndexOf('/', end - 1) + 1, Math.max(end, 0))
}

/** An id from outside as it can stand in a purpose. */
export const inPurpose = (id: string): string => (id.includes('/') ? id.replaceAll('/', '.') : id)
