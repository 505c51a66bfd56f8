import { followMerges } from '../projection/customer.ts'
import { quoteStanding } from './estimate.ts'
import { generationFor, lastGiven, type Wish, type WishContext } from './wish.ts'
import { describeCaller } from './words.ts'

const review = (context: WishContext, code: string, about: string, message: string): Wish => {
  const purpose = `review.open:${code}`
  const command = { type: 'review.open' as const, code, message }
  return { purpose, generation: generationFor(context.state, purpose, about), about, command }
}

/** Wants a person to look where a fact speaks against what was done already; nothing is undone on its own. */
export const findContradictions = (context: WishContext): Wish[] => {
  const { projection } = context
  const wishes: Wish[] = []
  const last = lastGiven(context.state, 'estimate.create')
  if (last === undefined) return wishes
  // A merge moves the estimate along with its customer.
  const billed = last.customerId && followMerges(context.state.facts, last.customerId)
  const who = describeCaller(projection)
  if (billed !== undefined && projection.customerId !== undefined && billed !== projection.customerId) {
    const { customerId } = projection
    const message = `The estimate for ${who} was made for customer ${billed}, but the caller is customer ${customerId}. Move the estimate or correct the customer in QuickBooks.`
    wishes.push(review(context, 'customer-changed', customerId, message))
  }
  const unwanted = projection.intents.find((intent) => ['spam', 'complaint', 'existing-job'].includes(intent))
  if (unwanted !== undefined) {
    const message = `An estimate was made for ${who}, but the call turned out to be ${unwanted}. Close the estimate in QuickBooks if it is not wanted.`
    wishes.push(review(context, 'estimate-not-wanted', unwanted, message))
  }
  if (quoteStanding(context) === 'contradicted') {
    const message = `The call of ${who} is priced differently now (${projection.pricing?.totalBeforeTax ?? 'no price'}), but the estimate is out already. Revise the quote if it is to change.`
    wishes.push(review(context, 'quote-changed', projection.pricing?.at ?? '', message))
  }
  return wishes
}
