import type { Found, Payload } from './payload.ts'

/** Longest text of a call that a lead holds, in UTF-16 units. */
const longest = 100_000

/**
 * Writes the turns of a conversation below each other, `Agent: …` and `User: …`.
 *
 * @param speaker - who speaks; a turn without a speaker (a tool call, a system prompt) is left out
 */
export const joinTurns = (
  payload: Payload,
  list: string,
  speaker: (turn: Payload) => string | undefined,
  ...textPaths: string[]
): Found | undefined => {
  const lines: string[] = []
  let length = 0
  for (const turn of payload.each(list)) {
    const who = speaker(turn)
    const text = who === undefined ? undefined : turn.text(...textPaths)
    if (text === undefined) continue
    lines.push(`${who}: ${text}`)
    length += lines[lines.length - 1]?.length ?? 0
    if (length > longest) break
  }
  const path = payload.path === '' ? list : `${payload.path}.${list}`
  return lines.length === 0 ? undefined : { path, value: lines.join('\n').slice(0, longest) }
}

/** Joins texts of a list: the sentences of a summary, steps to be taken. */
export const joinTexts = (payload: Payload, path: string, separator = ' '): Found | undefined => {
  const texts = payload.texts(path)
  const [first] = texts
  if (!first) return undefined
  return {
    path: payload.path === '' ? path : `${payload.path}.${path}`,
    value: texts.map(({ value }) => value).join(separator),
  }
}
