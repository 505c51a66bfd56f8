import { compareDecimals, type DocumentDetails, lineAmount, type MappedLine, sumAmounts } from '@leadbooks/core'
import { negated } from './negated.ts'

/** QuickBooks keeps seven decimals of a price. */
const pricePlaces = 7
/** Decimals that a quantity can have. */
const quantityPlaces = 10

/** The digits of a decimal string, as so many decimals are written. */
const scaled = (decimal: string, places: number): bigint => {
  const [whole = '0', fraction = ''] = decimal.split('.')
  return BigInt(whole + fraction.padEnd(places, '0').slice(0, places))
}

const written = (value: bigint, places: number): string => {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** The price by which a quantity comes nearest to an amount. */
const priceOf = (quantity: string, amount: string): string => {
  const dividend = scaled(amount, 2) * 10n ** BigInt(quantityPlaces + pricePlaces - 2)
  const divisor = scaled(quantity, quantityPlaces)
  const [above, below] = [dividend < 0n ? -dividend : dividend, divisor < 0n ? -divisor : divisor]
  const quotient = (above * 2n + below) / (below * 2n)
  return written(dividend < 0n === divisor < 0n ? quotient : -quotient, pricePlaces)
}

/**
 * Says a line's quantity and price so that their product is its amount, as QuickBooks asks of every line (fault 6070): what
 * another system calls the price may be rounded, or missing. The amount is what was agreed.
 */
export const pricedLine = ({
  quantity,
  rate = '0',
  amount,
}: Pick<MappedLine, 'quantity' | 'rate' | 'amount'>): { quantity: string; rate: string } => {
  const isProduct = (price: string): boolean => compareDecimals(lineAmount(quantity, price), amount) === 0
  if (isProduct(rate)) return { quantity, rate }
  const fitting = /[1-9]/.test(quantity) ? priceOf(quantity, amount) : '0'
  return isProduct(fitting) ? { quantity, rate: fitting } : { quantity: '1', rate: amount }
}

/** Shares an amount among others in proportion, to the cent; what is left over goes to the first ones. */
const sharesOf = (amount: string, among: readonly bigint[]): bigint[] => {
  const cents = scaled(amount, 2)
  const size = cents < 0n ? -cents : cents
  const whole = among.reduce((sum, one) => sum + one, 0n)
  const shares = among.map((one, index) => (whole === 0n ? (index === 0 ? size : 0n) : (size * one) / whole))
  let left = size - shares.reduce((sum, share) => sum + share, 0n)
  return shares.map((share, index) => {
    const takes = left > 0n && (whole === 0n || (among[index] ?? 0n) > 0n)
    if (takes) left -= 1n
    return (share + (takes ? 1n : 0n)) * (cents < 0n ? -1n : 1n)
  })
}

/** What another system states of a document: its lines, and what comes off and on top of them. */
interface Stated {
  lines: readonly MappedLine[]
  details: DocumentDetails
}

/**
 * Puts discount and tax of another system's document into the amounts of its lines, so that it comes to the same total
 * whatever QuickBooks works out itself. Lines that a tax is in are not taxed again.
 *
 * @returns whether a tax is in the prices now
 */
export const inPrices = ({ lines, details }: Stated): Stated & { isTaxed: boolean } => {
  const { discount = '0', tax, ...others } = details
  const extra = sumAmounts([negated(discount), tax ?? '0'])
  const amounts = lines.map(({ amount }) => scaled(sumAmounts([amount]), 2))
  const shares = sharesOf(
    extra,
    amounts.map((amount) => (amount > 0n ? amount : 0n)),
  )
  return {
    lines: lines.map((line, index) => {
      const amount = written((amounts[index] ?? 0n) + (shares[index] ?? 0n), 2)
      return { ...line, ...pricedLine({ ...line, amount }), amount }
    }),
    details: others,
    isTaxed: tax !== undefined,
  }
}
