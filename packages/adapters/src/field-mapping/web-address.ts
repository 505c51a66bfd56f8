/** Tells whether a text is an address that a browser opens as a page or a file: `http` or `https`, and nothing else. */
export const isWebAddress = (text: string): boolean => /^\s*https?:/i.test(text) && URL.canParse(text)
