import { isProblemUnit } from './negator.ts'
import type { Sentence } from './page.ts'
import { markRange, Scope } from './scope.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

type Answer = 'yes' | 'no' | 'other'

/** Words that say yes whatever follows. */
const yes = wordSet('yes yeah yep yup yah ya yessir aye si affirmative mhm mhmm mmhm mmhmm uhhuh')
/** Words that say yes unless they strengthen a no: `absolutely`, but `absolutely not`. */
const assents = wordSet(
  'sure correct right true please absolutely definitely exactly indeed totally certainly course ok okay',
)
/** Words that take up an offer. */
const approvals = wordSet('great good fine perfect wonderful lovely excellent awesome nice ideal helpful super')
const subjects = wordSet('it there that i we they he she')
/** Words an answer is looked for in. */
const answerWords = 4

/** The words of one sentence by their place; beyond its end there is none. */
type FormAt = (index: number) => string

/** Nothing of the clause follows: the sentence ends there, or a comma stands there. */
const isClauseEnd = (tokens: readonly Token[], index: number, sentence: Sentence): boolean =>
  index >= sentence.to || tokens[index]?.before === ','

/** `absolutely not` and `please, no` say no; `absolutely, not a spark of light` and `sure, no problem` say yes. */
const assentAt = (tokens: readonly Token[], index: number, sentence: Sentence, formAt: FormAt): Answer => {
  // `right now` and `right there` tell when and where.
  if (formAt(index) === 'right' && /^(?:now|there|here|away|next|behind|under)$/.test(formAt(index + 1))) return 'other'
  let next = index + 1
  while (assents.has(formAt(next))) next += 1
  if (formAt(next) === 'do' && formAt(next + 1) === 'not') return 'no'
  if (formAt(next) === 'not' && tokens[next]?.before !== ',')
    return isProblemUnit(tokens, next, sentence) ? 'yes' : 'no'
  const refuses = ((tokens[next]?.word.classes ?? 0) & WordClass.answer) !== 0
  return next < sentence.to && refuses && isClauseEnd(tokens, next + 1, sentence) ? 'no' : 'yes'
}

/** What a subject and its auxiliary answer: `it did`, `we have not`, `I would appreciate it`, `that would be great`. */
const briefAnswerAt = (tokens: readonly Token[], index: number, sentence: Sentence, formAt: FormAt): Answer => {
  const auxiliary = formAt(index + 1)
  if (
    !subjects.has(formAt(index)) ||
    !/^(?:is|are|am|was|were|do|does|did|have|has|had|can|could|will|would|should)$/.test(auxiliary)
  )
    return 'other'
  const after = formAt(index + 2)
  if (after === 'not') return 'no'
  if (isClauseEnd(tokens, index + 2, sentence)) return 'yes'
  if (/^(?:is|are|do|does|have|was)$/.test(auxiliary)) return 'yes'
  // `I'd appreciate it`; not `I'd call it a nuisance`
  if (/^(?:would|will|could)$/.test(auxiliary) && /^(?:like|love|appreciate|please)$/.test(after)) return 'yes'
  return after === 'be' && approvals.has(formAt(index + 3)) ? 'yes' : 'other'
}

/** Sounds and phrases that agree: `uh-huh`, `I think so`, `sounds good`, `great, thanks`. */
const agreesAt = (tokens: readonly Token[], index: number, sentence: Sentence, formAt: FormAt): boolean => {
  const form = formAt(index)
  const next = formAt(index + 1)
  if (form === 'uh' || form === 'mm') return next === 'huh' || next === 'hmm' || next === 'hm'
  if (next === 'so') return /^(?:think|believe|guess|suppose|afraid|hope|imagine)$/.test(form)
  if (form === 'sounds') return approvals.has(next)
  if (form === 'that' && next === 'works') return true
  if (form === 'you') return next === 'bet'
  if (form === 'go') return next === 'ahead'
  return index === sentence.from && approvals.has(form) && isClauseEnd(tokens, index + 1, sentence)
}

/** What an answer says to the question before it: `no`, `yes`, or something else. */
const answerOf = (tokens: readonly Token[], sentence: Sentence): Answer => {
  const formAt: FormAt = (index) => (index < sentence.to ? (tokens[index]?.form ?? '') : '')
  for (let index = sentence.from; index < Math.min(sentence.to, sentence.from + answerWords); index += 1) {
    const token = tokens[index] as Token // in range by the loop's condition
    const { form } = token
    if (yes.has(form)) return 'yes'
    if (assents.has(form)) {
      const answer = assentAt(tokens, index, sentence, formAt)
      if (answer !== 'other') return answer
    }
    // `I have to look at my calendar` is no answer.
    if (formAt(index + 1) === 'have' && formAt(index + 2) === 'to') return 'other'
    const brief = briefAnswerAt(tokens, index, sentence, formAt)
    if (brief !== 'other') return brief
    if (agreesAt(tokens, index, sentence, formAt)) return 'yes'
    if (form === 'uh' && formAt(index + 1) === 'uh') return 'no'
    if (/^(?:not|none|never|negative|nothing)$/.test(form)) return 'no'
    if ((token.word.classes & WordClass.answer) !== 0) return 'no'
  }
  return 'other'
}

/** What the next speaker answers; who first asks back (`Right now? No.`) answers after that. */
const replyTo = (tokens: readonly Token[], sentences: readonly Sentence[], number: number): Answer => {
  const { turn } = sentences[number] as Sentence // the caller has it from there
  const later = sentences.slice(number + 1, number + 6)
  const at = later.findIndex((sentence) => sentence.turn > turn)
  const reply = later[at]
  if (reply === undefined) return 'other'
  const next = later[at + 1]
  const second = reply.question && next?.turn === reply.turn ? answerOf(tokens, next) : 'other'
  return second === 'other' ? answerOf(tokens, reply) : second
}

const determiners = wordSet('the your')
/** Words after which a question tells what it asks about, and does not ask whether it is. */
const relations = wordSet('at besides beside with under behind near inside around')
const auxiliaries = wordSet('is are was were do does did has have had will would can could should')

/**
 * Where words end that a question takes for granted from a token on; the token itself where it takes nothing.
 *
 * `Is the mold getting worse?` and `Has anybody looked at the mold?` have mold; `Is there mold?`, `Is it the gate?` and `Is the smoke still there?` ask for it.
 */
const endOfGranted = (tokens: readonly Token[], index: number, sentence: Sentence): number => {
  if (!determiners.has(tokens[index]?.form ?? '')) return index
  const before = tokens[index - 1]?.form ?? ''
  const opens = index - 1 === sentence.from && auxiliaries.has(before)
  if (!opens && !(index > sentence.from && relations.has(before))) return index
  let end = index + 1
  // Of a subject the first word alone: what else belongs to it, and what is asked of it, look the same.
  while (end < sentence.to && tokens[end]?.light === false && !(opens && end > index + 1)) end += 1
  return end
}

const asksWhetherStill = (tokens: readonly Token[], sentence: Sentence): boolean =>
  tokens.slice(sentence.from, sentence.to).some(({ form }) => /^(?:still|there|here|interested)$/.test(form))

/** Marks a question as denied, but for what it takes for granted. */
const denyQuestion = (tokens: readonly Token[], sentence: Sentence): void => {
  const grants = !asksWhetherStill(tokens, sentence)
  let from = sentence.from
  for (let index = from; index < sentence.to; index += 1) {
    const end = grants ? endOfGranted(tokens, index, sentence) : index
    if (end === index) continue
    markRange(tokens, from, index, Scope.denied)
    from = end
    index = end - 1
  }
  markRange(tokens, from, sentence.to, Scope.denied)
}

/** `Would you mind if we replace it?` is granted by a no. */
const asksForLeave = (tokens: readonly Token[], { from, to }: Sentence): boolean => {
  for (let index = from + 1; index < Math.min(to, from + 4); index += 1)
    if (tokens[index]?.form === 'mind' && tokens[index - 1]?.form === 'you') return true
  return false
}

/** A question says nothing by itself: the next speaker's answer denies it, takes it up, or leaves it open. */
export const markQuestions = (tokens: readonly Token[], sentences: readonly Sentence[]): void => {
  for (const [number, sentence] of sentences.entries()) {
    if (!sentence.question) continue
    const short = sentence.to - sentence.from <= 7
    if (sentence.speaker !== 'agent') {
      const next = sentences[number + 1]
      if (short && next?.turn === sentence.turn && answerOf(tokens, next) === 'no')
        markRange(tokens, sentence.from, sentence.to, Scope.denied)
      continue
    }
    // `Which drain is it?` takes for granted that it is one.
    if (/^(?:which|where)$/.test(tokens[sentence.from]?.form ?? '')) continue
    const answer = replyTo(tokens, sentences, number)
    if (answer === 'other') markRange(tokens, sentence.from, sentence.to, Scope.asked)
    else if (answer === 'no' && !asksForLeave(tokens, sentence)) denyQuestion(tokens, sentence)
  }
}
