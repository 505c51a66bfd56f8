import type { CustomerDraft } from '@leadbooks/core'

const opening = '--- LeadBooks ---'
const closing = '--- end LeadBooks ---'

/** QuickBooks keeps 2,000 characters of notes on a customer. */
const notesLength = 2_000

type Noted = Pick<CustomerDraft, 'tags' | 'source' | 'leadId' | 'customerType' | 'preferredContactMethod'>

const linesOf = ({ tags, source, leadId, customerType, preferredContactMethod }: Noted): string[] => [
  ...(tags.length === 0 ? [] : [tags.join(', ')]),
  ...(customerType === undefined ? [] : [`Type: ${customerType}`]),
  ...(preferredContactMethod === undefined ? [] : [`Prefers: ${preferredContactMethod}`]),
  `Source: ${source}`,
  `Lead: ${leadId}`,
]

/**
 * Writes the block of a customer's Notes that belongs to LeadBooks: QuickBooks has no customer tags, so tags, how the
 * customer likes to be reached, the source and the lead id are kept there, apart from what a person wrote.
 *
 * @returns `notes` with the block put in or replaced; a person's own text stays, also where it was typed into the block, and
 * the block is left out where both do not fit in 2,000 characters
 */
export const withNotesBlock = (notes: string, draft: Noted): string => {
  const lines = linesOf(draft)
  const block = [opening, ...lines, closing].join('\n')
  const own = withoutNotesBlock(notes, lines)
  const joined = own === '' ? block : `${own}\n\n${block}`
  return joined.length <= notesLength ? joined : own
}

/** Tells whether the block was written for this lead: then its customer was made for it. */
export const isNotedFor = (notes: string | undefined, leadId: string): boolean =>
  notes
    ?.slice(notes.indexOf(opening))
    .split('\n')
    .some((line) => line.trim() === `Lead: ${leadId}`) === true

/** Lines that we write into the block. The tags of every customer end alike, whatever else they say. */
const ourLines: readonly RegExp[] = [
  /^(?:.*, )?New Customer$/,
  /^Type: (?:residential|commercial)$/,
  /^Prefers: (?:phone|sms|email)$/,
  /^Source: \S+$/,
  /^Lead: [^\s:]+:\S.*$/,
]

/** Takes away of a block's lines one of each that we write; what is left somebody has typed there. */
const typedInto = (block: readonly string[], lines: readonly string[]): string[] => {
  const left = [...block]
  for (const isOurs of [
    ...lines.map((line) => (text: string) => text === line),
    ...ourLines.map((ours) => (text: string) => ours.test(text)),
  ]) {
    const index = left.findIndex((line) => isOurs(line.trim()))
    if (index !== -1) left.splice(index, 1)
  }
  return left
}

/**
 * Takes the block away, also one whose last line somebody has deleted: then it ends with the last line that is ours.
 *
 * @param lines - what the block says that takes its place: those lines are ours, too
 * @returns what people wrote
 */
export const withoutNotesBlock = (notes: string, lines: readonly string[] = []): string => {
  const all = notes.split('\n')
  const start = all.findIndex((line) => line.trim() === opening)
  if (start === -1) return notes
  const rest = all.slice(start + 1)
  const stop = rest.findIndex((line) => line.trim() === closing || line.trim() === opening)
  const end = stop === -1 ? rest.length : stop
  const after = rest.slice(rest[end]?.trim() === closing ? end + 1 : end)
  const parts = [all.slice(0, start), typedInto(rest.slice(0, end), lines)].map((part) => part.join('\n').trim())
  const own = [...parts, withoutNotesBlock(after.join('\n'), lines).trim()]
  return own.filter((part) => part !== '').join('\n')
}
