import { stemOf } from './stem.ts'
import { classesOf, WordClass } from './word-class.ts'
import { wordSet } from './word-list.ts'

/** What matching needs to know about one word of the language; one object stands for it in every text. */
export interface Word {
  /** Its number, that no other word has; of words that were forgotten and met again, a new one. */
  readonly id: number
  /** Lower case, accents and apostrophes gone. */
  readonly form: string
  /** Key shared by the inflections. */
  readonly stem: string
  /** Articles and fillers: never part of a phrase, never a gap. */
  readonly filler: boolean
  /** Fillers and adverbs that may stand inside words that belong together: `not really working`. */
  readonly soft: boolean
  /** Pronouns, possessives and auxiliaries: may be part of a phrase, never a gap. */
  readonly light: boolean
  /** Bits of {@link WordClass}. */
  readonly classes: number
}

/** What one written form is read as: `isn't` is two words. */
export interface Spelled {
  readonly words: readonly Word[]
  /** Written with a capital, as names are. */
  readonly capital: boolean
}

const fillers: ReadonlySet<string> = new Set('a an the um uh er erm ah oh hmm mm y'.split(' '))

const adverbs: ReadonlySet<string> = new Set(
  'just really very quite even completely totally literally honestly actually basically like all right straight still already ever'.split(
    ' ',
  ),
)

const lightWords: ReadonlySet<string> = new Set(
  'like well just really very so please actually basically kinda sorta maybe probably also still already ever even yet of in on at by with from ma sir hon my our his her their your its this these those is are was were be been being am do does did has have had having will would can could should shall may might must it that there she he they we i you me him them us who which and get got getting gets'.split(
    ' ',
  ),
)

/** Spoken contractions, by what they stand for. */
const contractions: ReadonlyMap<string, string> = new Map([
  ['wont', 'will not'],
  ['cant', 'can not'],
  ['cannot', 'can not'],
  ['aint', 'is not'],
  ['dont', 'do not'],
  ['doesnt', 'does not'],
  ['didnt', 'did not'],
  ['isnt', 'is not'],
  ['arent', 'are not'],
  ['wasnt', 'was not'],
  ['werent', 'were not'],
  ['hasnt', 'has not'],
  ['havent', 'have not'],
  ['hadnt', 'had not'],
  ['shouldnt', 'should not'],
  ['wouldnt', 'would not'],
  ['couldnt', 'could not'],
  ['mustnt', 'must not'],
  ['neednt', 'need not'],
  ['shant', 'shall not'],
  ['gonna', 'going to'],
  ['wanna', 'want to'],
  ['gotta', 'got to'],
  ['gimme', 'give me'],
  ['lemme', 'let me'],
  ['dunno', 'do not know'],
  ['yall', 'you'],
  ['outta', 'out of'],
  ['im', 'i is'],
  ['ive', 'i have'],
  ['id', 'i would'],
  ['theres', 'there is'],
  ['thats', 'that is'],
  ['whats', 'what is'],
])

let wordsMade = 0

const nextId = (): number => {
  wordsMade = wordsMade === 0x7fff_ffff ? 1 : wordsMade + 1
  return wordsMade
}

const wordFor = (form: string): Word => {
  const filler = fillers.has(form)
  const soft = filler || adverbs.has(form)
  const light = filler || lightWords.has(form)
  const weight = (filler ? WordClass.filler : 0) | (soft ? WordClass.soft : 0) | (light ? WordClass.light : 0)
  return { id: nextId(), form, stem: stemOf(form), filler, soft, light, classes: classesOf(form) | weight }
}

const numberFor = (form: string): Word => ({
  ...{ id: nextId(), form, stem: form },
  ...{ filler: false, soft: false, light: false, classes: classesOf(form) },
})

const plain = (surface: string): string => {
  const lower = surface.toLowerCase()
  return /^[\x20-\x7e]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'")
}

/** What a clipped verb stands for; `'s` is left out, for it is as often a possessive. */
const clipped: Readonly<Record<string, string>> = { d: 'would', ll: 'will', m: 'am', re: 'are', ve: 'have' }

/** What is written right after a number, by the word it stands for. */
const measures: readonly (readonly [mark: RegExp, measure: string])[] = [
  [/^['’′]$/, 'foot'],
  [/^["”″]$/, 'inch'],
  [/^v$/i, 'volt'],
  [/^w$/i, 'watt'],
]
/** Amperes that fuses, breakers and panels are made for; with other numbers before it, an `a` is that of a door or a model. */
const ratings = wordSet('15 20 25 30 35 40 45 50 60 70 80 90 100 110 125 150 175 200 225 250 300 320 400 600 800')

/** `6'` → `6 foot`, `240V` → `240 volt`, `200A` → `200 amp`; `undefined` where no measure is written after a number. */
const measured = (surface: string): string[] | undefined => {
  const [, figures = '', mark = ''] = /^(\d[\d.,:]*)(['’′"”″avw])$/i.exec(surface) ?? []
  const measure = measures.find(([pattern]) => pattern.test(mark))?.[1]
  if (measure !== undefined) return [...formsOf(figures), measure]
  return figures === '' ? undefined : [...formsOf(figures), ratings.has(figures) ? 'amp' : mark.toLowerCase()]
}

/** `comin'` → `coming`, `isn't` → `is not`, `it'd` → `it would`, `Dale's` → `dale`, `a.m.` → `am`, `A/C` → `ac`. */
const formsOf = (surface: string): string[] => {
  const lower = plain(surface)
  const [, subject = '', verb = ''] = /^([a-z]+)'(d|ll|m|re|ve)$/.exec(lower) ?? []
  if (subject !== '') return [subject, clipped[verb] ?? verb]
  if (/^[a-z]+n't$/.test(lower))
    return (contractions.get(lower.replace("'", '')) ?? `${lower.slice(0, -3)} not`).split(' ')
  const bare = lower
    .replace(/in'$/, 'ing')
    .replace(/'s?$/, '')
    .replace(/[^\p{L}\p{N}:.,]/gu, '')
  const form = /^\d/.test(bare) ? bare.replaceAll(',', '') : bare.replace(/[.:,]/g, '')
  return contractions.get(form)?.split(' ') ?? [form]
}

/** What was met before, so that each form is read once; only the words of a language recur, so it is emptied when it fills. */
const met = new Map<string, Spelled>()
const metLimit = 20_000
/** Words by their form, for `Leak` and `leak` are one. */
const words = new Map<string, Word>()

const known = (form: string): Word => {
  const word = words.get(form)
  if (word !== undefined) return word
  const made = wordFor(form)
  if (words.size >= metLimit) words.clear()
  if (form.length <= 40) words.set(form, made)
  return made
}

const startsWithDigit = (surface: string): boolean => {
  const code = surface.charCodeAt(0)
  return code >= 48 && code <= 57
}

/** Letters up to which a part of a text is a text of its own; a longer part keeps the whole in memory for as long as it is kept itself. */
const copiedLength = 12

const ownCopy = (part: string): string => (part.length > copiedLength ? part.split('').join('') : part)

/** Reads one written form. */
export const spelledOf = (written: string): Spelled => {
  const kept = met.get(written)
  if (kept !== undefined) return kept
  const surface = ownCopy(written)
  const digits = startsWithDigit(surface)
  const spelled = digits
    ? {
        words: (measured(surface) ?? formsOf(surface)).map((form) =>
          startsWithDigit(form) ? numberFor(form) : known(form),
        ),
        capital: false,
      }
    : { words: formsOf(surface).map(known), capital: /^\p{Lu}\p{Ll}/u.test(surface) }
  // Long numbers do not recur as words do, and would crowd them out.
  if (surface.length > (digits ? 3 : 40)) return spelled
  if (met.size >= metLimit) met.clear()
  met.set(surface, spelled)
  return spelled
}

/** Reads one written word; a contraction gives two. */
export const wordsOf = (surface: string): readonly Word[] => spelledOf(surface).words
