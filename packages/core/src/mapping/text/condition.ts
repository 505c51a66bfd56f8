import { anyWithin, formAt } from './look-around.ts'
import type { Sentence } from './page.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

/** What is feared to happen. */
export const harms: ReadonlySet<string> = wordSet(
  'fall falls collapse collapses leak leaks flood floods burst bursts break breaks freeze freezes fail fails give gives catch catches crack cracks rot rots overflow overflows spread spreads',
)
const politeSubjects = wordSet('you we they somebody someone anybody anyone possible there at that he she available')
const askingVerbs = wordSet(
  'know see ask asks asked wonder wonders wondering check find sure tell say confirm as or curious certain',
)

/** `if you see mold`, `if somebody finds it`, `if she notices`: what is not found yet. */
const findings = wordSet(
  'see sees find finds notice notices smell smells hear hears spot spots discover discovers detect detects',
)
/** After `if there is`: what a caller hopes for, and no fault. */
const hoped = wordSet(
  'opening openings availability available time times way chance chances slot slots spot spots stock room one someone somebody anyone anybody something anything nothing not no charge fee cost discount deal warranty appointment appointments cancellation visit day anywhere problem problems question questions issue issues else more',
)
/** What somebody does, or what befalls, each time before the fault shows. */
const occasions = wordSet(
  'rain rains turn turns use uses run runs flush flushes open opens close closes flip flips plug press push pull hold hit touch shut blow blows snow snows step steps walk walks stand stands shake start starts',
)
/** Words of a sentence that plans, asks or wants, and tells no habit. */
const planning = wordSet(
  'will would could can may might should shall call please let how what want need like do does did happen happens going',
)

/** Words after `if there is` or `if you` that tell what is meant. */
const conditionReach = 4

/** `if there is mold` supposes, `if there is an opening` asks; so `if you see mold` and `if you could`. */
const supposesThough = (tokens: readonly Token[], index: number, { to }: Sentence): boolean => {
  const end = Math.min(index + 2 + conditionReach, to)
  const verb = formAt(tokens, index + 2)
  if (formAt(tokens, index + 1) === 'there') {
    if (!/^(?:is|are|was|were)$/.test(verb) || index + 3 >= to) return false
    return !anyWithin(tokens, index + 3, end, (form) => hoped.has(form))
  }
  const at = verb === 'ever' || verb === 'do' ? index + 3 : index + 2
  return (
    (at < to && findings.has(formAt(tokens, at)) && !hopesFor(tokens, at)) ||
    (harms.has(verb) && anyWithin(tokens, index + 3, end, isAgain))
  )
}

const isAgain = (form: string): boolean => form === 'again'

/** `if you find the time`, `if you see an opening` */
const hopesFor = (tokens: readonly Token[], at: number): boolean =>
  anyWithin(tokens, at + 1, at + 3, (form) => hoped.has(form) || /^(?:to|this|my|back|here|there|it)$/.test(form))

/** Where the verb stands whose subject begins at a token: `the wind blows`, `I just turn`. */
const verbAfter = (tokens: readonly Token[], subject: number): number => {
  let verb = subject + (/^(?:the|a|an|my|our|his|her|their|your)$/.test(formAt(tokens, subject)) ? 2 : 1)
  if (((tokens[verb]?.word.classes ?? 0) & WordClass.soft) !== 0) verb += 1
  return verb
}

/** Words from a condition on within which its sentence tells a habit. */
const habitReach = 24

/** `if it rains the roof leaks`: both halves tell what happens each time, and the fault is real. */
const tellsHabit = (tokens: readonly Token[], index: number, { from, to, question }: Sentence): boolean => {
  if (question || formAt(tokens, index - 1) === 'what') return false
  if (!occasions.has(formAt(tokens, verbAfter(tokens, index + 1)))) return false
  const begin = Math.max(from, index - habitReach)
  const end = Math.min(to, index + habitReach)
  if (end - begin <= 4) return false
  return !anyWithin(tokens, begin, end, (form) => planning.has(form))
}

/** Whether an `if` may be a form of asking: `if you could`, `if there is an opening`. */
export const isPolite = (tokens: readonly Token[], index: number): boolean =>
  politeSubjects.has(formAt(tokens, index + 1))

/** Whether an `if` supposes what follows: `if it floods`, but not `see if you install fans` or `if it rains the roof leaks`. */
export const opensCondition = (tokens: readonly Token[], index: number, sentence: Sentence): boolean => {
  const previous = index > sentence.from ? formAt(tokens, index - 1) : ''
  const next = formAt(tokens, index + 1)
  if (askingVerbs.has(previous) && !(previous === 'know' && formAt(tokens, index - 2) === 'me')) return false
  if (isPolite(tokens, index)) return supposesThough(tokens, index, sentence)
  if (previous === 'know' && !findings.has(formAt(tokens, index + 2))) return false
  if (/^(?:this|that|it)$/.test(next) && formAt(tokens, index + 2) === 'is' && formAt(tokens, index + 3) === 'not')
    return false
  return !tellsHabit(tokens, index, sentence)
}
