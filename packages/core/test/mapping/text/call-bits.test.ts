import { describe, expect, test } from 'vitest'
import { detectIntents, detectUrgency } from '../../../src/mapping/index.ts'

describe('what phrases say is held against what all words are worth', () => {
  test('an emergency that no phrase names is told by its words, with their bits', () => {
    const { urgency, evidence } = detectUrgency(
      "Well, I think the main drain has gone, because every time the neighbors do anything it comes up in my basement shower. And it's not water, dear, it's the other. It's in my sewing room now. I am eighty-eight and I can't be mopping. Hurry, if you please.",
    )
    expect(urgency).toBe('emergency')
    expect(evidence.some(({ bits = 0, text }) => bits > 0 && text.length > 0)).toBe(true)
  })

  test('a phrase that the rest of the call outweighs does not count, and what outweighs it is told', () => {
    const { urgency, evidence } = detectUrgency(
      'Drinking fountain by the church nursery dribbles instead of arcs. Sexton will unlock for us the first Monday in March.',
    )
    expect(urgency).toBe('routine')
    expect(evidence).toContainEqual(expect.objectContaining({ text: 'arcs', negated: true }))
    expect(evidence.some(({ bits = 0 }) => bits < 0)).toBe(true)
  })

  test('a few words are taken at their word', () => {
    for (const text of ['The outlet arcs.', 'Call me back about a price.', 'I need somebody today.'])
      for (const { bits } of [...detectUrgency(text).evidence, ...detectIntents(text).evidence])
        expect(bits).toBeUndefined()
    expect(detectUrgency('The outlet arcs.').urgency).toBe('emergency')
  })

  test('what is denied in so many words is not put back', () => {
    const { urgency } = detectUrgency(
      'This is not an emergency and there is no rush at all: the neighbors dread the main drain, the basement shower, my sewing room, and eighty-eight mops wait in the hall for whoever comes.',
    )
    expect(urgency).toBe('routine')
  })
})
