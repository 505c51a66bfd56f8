/** Tells whether a recipient is one e-mail address, with nothing around it that a mail service could read as more. */
export const isMailbox = (to: string): boolean => to.length <= 254 && /^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(to)

/** A subject on one line: a line break would begin another header. */
export const subjectLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 200)
