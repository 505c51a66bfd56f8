import { canonicalJson } from '../../lead/canonical-json.ts'
import { generationFor } from '../fact-set.ts'
import type { Wish, WishContext } from './wish.ts'

/** Wants the CRM to know where the lead and its money stand; each different standing once. */
export const updateCrm = ({ projection, state }: WishContext): Wish[] => {
  const { stage, customerId, estimate, money, invoices } = projection
  const changes = {
    stage,
    ...(customerId !== undefined && { customerId }),
    ...(estimate !== undefined && { estimateId: estimate.id }),
    invoiceIds: invoices.map(({ id }) => id),
    money: { ...money },
  }
  const about = canonicalJson(changes)
  const generation = generationFor(state, 'crm.update', about)
  return [{ purpose: 'crm.update', generation, about, command: () => ({ type: 'crm.update', changes }) }]
}
