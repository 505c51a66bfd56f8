/** Reads words and phrases that are written one after another, with commas between. */
export const wordList = (text: string): string[] => text.split(',').map((entry) => entry.replace(/\s+/g, ' ').trim())

/** Reads single words with blanks between. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.split(' '))
