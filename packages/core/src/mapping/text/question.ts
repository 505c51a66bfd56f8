import type { Sentence } from './page.ts'
import { markRange, Scope } from './scope.ts'
import type { Token } from './token.ts'
import { WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

const yes = wordSet(
  'yes yeah yep yup yah ya aye sure correct right please absolutely definitely exactly indeed si affirmative totally certainly course ok okay',
)

/** What an answer says to the question before it: `no`, `yes`, or something else. */
const answerOf = (tokens: readonly Token[], sentence: Sentence): 'yes' | 'no' | 'other' => {
  for (let index = sentence.from; index < Math.min(sentence.to, sentence.from + 4); index += 1) {
    const token = tokens[index] as Token // in range by the loop's condition
    const next = tokens[index + 1]
    if (yes.has(token.form)) return 'yes'
    // `I have to look at my calendar` is no answer.
    if (next?.form === 'have' && tokens[index + 2]?.form === 'to') return 'other'
    if (/^(?:it|there|that|i|we|they)$/.test(token.form) && /^(?:is|are|do|does|have|was)$/.test(next?.form ?? ''))
      return tokens[index + 2]?.form === 'not' ? 'no' : 'yes'
    // `I would.`, `I'd appreciate it`; not `I'd call it a nuisance`
    if (/^(?:i|we|it)$/.test(token.form) && /^(?:would|will|could)$/.test(next?.form ?? '')) {
      const after = tokens[index + 2]
      if (after?.form === 'not') return 'no'
      if (
        after?.sentence !== token.sentence ||
        after.before === ',' ||
        /^(?:like|love|appreciate|please)$/.test(after.form)
      )
        return 'yes'
    }
    if (token.form === 'uh' && next?.form === 'uh') return 'no'
    if (
      token.form === 'not' ||
      token.form === 'none' ||
      token.form === 'never' ||
      token.form === 'negative' ||
      token.form === 'nothing'
    )
      return 'no'
    if ((token.word.classes & WordClass.answer) !== 0) return 'no'
  }
  return 'other'
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
    const reply = sentences.slice(number + 1, number + 6).find(({ turn }) => turn > sentence.turn)
    const answer = reply === undefined ? 'other' : answerOf(tokens, reply)
    if (answer === 'no') markRange(tokens, sentence.from, sentence.to, Scope.denied)
    else if (answer === 'other') markRange(tokens, sentence.from, sentence.to, Scope.asked)
  }
}
