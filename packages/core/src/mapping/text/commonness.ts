import { wordsOf } from './word.ts'
import { wordSet } from './word-list.ts'

/** Words that many a call has in it, whatever it is about. */
const common = wordSet(
  'to for not want out no one need say go come two about off what ask up but all now how okay or put if tell know somebody when as right before new time look here down only some any over then there since because from after under next first last more much where why who call house home water place unit work',
)

/** How often a word of a phrase is likely to be met: pronouns and auxiliaries in each sentence, others now and then. */
export const commonness = (word: string): number => {
  if (wordsOf(word.replace('=', '')).some(({ light }) => light)) return 60
  return common.has(word) ? 20 : 3
}
