/** Key of a command: `${leadId}/${purpose}/${generation}`, readable, and the same for the same wish for ever. */
export const commandKey = (leadId: string, purpose: string, generation: number): string =>
  `${leadId}/${purpose}/${generation}`

/** The number at the end of a command's key, 1 where there is none. */
export const generationOf = (key: string): number => {
  const text = key.slice(key.lastIndexOf('/') + 1)
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
