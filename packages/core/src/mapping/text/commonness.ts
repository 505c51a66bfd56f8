import { wordsOf } from './word.ts'

/** Stems by how many of a thousand calls have them at least: counted over the calls that weights are learned from. */
const common: readonly (readonly [perMille: number, stems: string])[] = [
  [300, 'and is it to in have i on for not'],
  [150, 'want would at of that like call you do one with my get no can ther we two so'],
  [
    80,
    'need he out come from she will say what me ask go up off by water this but new about put her now or hous they if today somebody our all',
  ],
  [
    50,
    'just tomorrow replac pleas room back furnac as electrician plumber wall befor down pric thre light over heat know home when floor your right day someon after panel work estimat could tell run both kitchen sinc hi servic heater old emergency then how time ac his take morning',
  ],
  [
    30,
    'caller year any bathroom look only phon ceiling four its him last door here toilet line pump them nothing through good hot still us send owner unit basement electric same drain shut fan under nine give week cost sink leak number clean move gas customer five thank outlet who think see first fix turn pipe yes inspect breaker charg man thing ten repair six wher install make which outsid monday okay window away eight smell soon into well',
  ],
  [
    20,
    'foot thursday garag open shower night thermostat box next stop manager ring technician fine hang friday clos valv second company use offic side hour tuesday upstairs die bedroom buy find boiler wire let switch visit faucet urgent main possibl fall wife hello hundred name guy left check tub break quot every keep set other behind agent whol live becaus fire duct request already smok hall wednesday front power husband minut too amp half insid may peopl neighbor start shop cold much slow cabinet kid once cool nobody pay board again never',
  ],
]
const perMilleOf = new Map(
  common.flatMap(([perMille, stems]) => stems.split(' ').map((stem) => [stem, perMille] as const)),
)

/** Pronouns and auxiliaries that were not counted, and all other words. */
const ofLight = 60
const ofOthers = 3

/** How many of a thousand calls are likely to have a word of a phrase: a stem, or a form after `=`. */
export const commonness = (word: string): number => {
  const isForm = word.startsWith('=')
  const words = wordsOf(isForm ? word.slice(1) : word)
  const counted = perMilleOf.get(isForm ? (words[0]?.stem ?? '') : word)
  return counted ?? (words.some(({ light }) => light) ? ofLight : ofOthers)
}
