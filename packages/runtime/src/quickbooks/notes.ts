import type { CustomerDraft } from '@leadbooks/core'

const opening = '--- LeadBooks ---'
const closing = '--- end LeadBooks ---'

/** QuickBooks keeps 2,000 characters of notes on a customer. */
const notesLength = 2_000

/**
 * Writes the block of a customer's Notes that belongs to LeadBooks: QuickBooks has no customer tags, so tags, the source
 * and the lead id are kept there, apart from what a person wrote.
 *
 * @returns `notes` with the block put in or replaced; a person's own text stays as it is, and the block is left out where
 * both do not fit in 2,000 characters
 */
export const withNotesBlock = (notes: string, draft: Pick<CustomerDraft, 'tags' | 'source' | 'leadId'>): string => {
  const block = [opening, draft.tags.join(', '), `Source: ${draft.source}`, `Lead: ${draft.leadId}`, closing]
    .filter((line) => line !== '')
    .join('\n')
  const own = withoutNotesBlock(notes)
  const joined = own === '' ? block : `${own}\n\n${block}`
  return joined.length <= notesLength ? joined : own
}

/** Tells whether the block was written for this lead: then its customer was made for it. */
export const isNotedFor = (notes: string | undefined, leadId: string): boolean =>
  notes?.slice(notes.indexOf(opening)).split('\n').includes(`Lead: ${leadId}`) === true

/** @returns what people wrote, without the block that LeadBooks owns */
export const withoutNotesBlock = (notes: string): string => {
  const start = notes.indexOf(opening)
  const end = notes.indexOf(closing, start)
  if (start === -1 || end === -1) return notes
  return `${notes.slice(0, start).trimEnd()}\n${notes.slice(end + closing.length).trimStart()}`.trim()
}
