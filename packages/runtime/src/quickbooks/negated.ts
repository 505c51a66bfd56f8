/** The decimal string of the same amount taken off instead of put on. */
export const negated = (amount: string): string => (amount.startsWith('-') ? amount.slice(1) : `-${amount}`)
