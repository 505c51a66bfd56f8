/** Who says it; a summary has no turns and is the narrator's. */
export type Speaker = 'caller' | 'agent' | 'narrator'

const label =
  /(?:^|\n|[.!?]["”]?(?=[ \t]))[ \t]*(agent|ai|assistant|bot|receptionist|operator|rep|representative|csr|dispatcher|caller|customer|client|user|human|homeowner)[ \t]*:/gi
const agentLabels = /^(?:agent|ai|assistant|bot|receptionist|operator|rep|representative|csr|dispatcher)$/i

/** What one speaker says before the next does; offsets into the text. */
export interface Turn {
  speaker: Speaker
  from: number
  to: number
}

/** Splits a transcript at its `Agent:` and `Caller:` labels; a text without them is one turn. */
export const turnsOf = (text: string): Turn[] => {
  if (!text.includes(':')) return [{ speaker: 'narrator', from: 0, to: text.length }]
  const turns: Turn[] = []
  let open: Turn = { speaker: 'narrator', from: 0, to: text.length }
  for (const match of text.matchAll(label)) {
    const name = match[1] ?? ''
    // On one line, the mark that ends a turn stands before the next label: `Is it leaking? Caller: No.`
    turns.push({ ...open, to: match.index + ('.!?'.includes(match[0].charAt(0)) ? 1 : 0) })
    open = {
      speaker: agentLabels.test(name) ? 'agent' : 'caller',
      from: match.index + match[0].length,
      to: text.length,
    }
  }
  turns.push(open)
  return turns.filter((turn) => turn.to > turn.from)
}
