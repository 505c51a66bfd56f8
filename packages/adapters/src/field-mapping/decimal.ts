import { isDecimal, lineAmount } from '@leadbooks/core'

const written =
  /^(-|−)?\s?(?:[$€£]|(?:USD|CAD|GBP|EUR|AUD|NZD)\s)?\s?(\d{1,15}|\d{1,3}(?:,\d{3})+)(\.\d{1,10})?(?:\s?(?:[$€£]|USD|CAD|GBP|EUR|AUD|NZD))?$/i

/**
 * Reads a number as people and systems write it: `1,500.00`, `$1,500`, `-3.5`.
 *
 * @returns a decimal string; nothing for any other text, exponents among them
 */
export const parseDecimal = (text: string): string | undefined => {
  const [, minus, whole = '', fraction = ''] = written.exec(text.trim()) ?? []
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  const decimal = `${minus === undefined ? '' : '-'}${digits}${fraction}`
  return isDecimal(decimal) ? decimal : undefined
}

/** Reads an amount of money, rounded half away from zero to two decimals. */
export const parseAmount = (text: string): string | undefined => {
  const decimal = parseDecimal(text)
  return decimal === undefined ? undefined : lineAmount('1', decimal)
}
