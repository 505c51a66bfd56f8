export { compareDecimals, isDecimal, lineAmount, sumAmounts } from './decimal.ts'
