import { stemOf } from './stem.ts'
import { wordSet } from './word-list.ts'

/** Words shorter than this are only matched as they stand: `drain` and `train` are both words. */
const shortest = 6
/** From this length on, two slips are forgiven. */
const longForm = 9

const withoutOne = (word: string): string[] =>
  Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))

const withoutSome = (word: string, slips: number): Set<string> => {
  const forms = new Set([word])
  let last = [word]
  for (let slip = 0; slip < slips; slip += 1) {
    last = last.flatMap(withoutOne)
    for (const form of last) forms.add(form)
  }
  return forms
}

/** Damerau–Levenshtein distance with adjacent transpositions, for words of bounded length. */
const distance = (left: string, right: string): number => {
  let older: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index)
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1]
      const at = (list: number[], index: number): number => list[index] ?? Number.POSITIVE_INFINITY
      let best = Math.min(
        at(current, column - 1) + 1,
        at(previous, column) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
        best = Math.min(best, at(older, column - 2) + 1)
      }
      current.push(best)
    }
    older = previous
    previous = current
  }
  return previous[right.length] ?? Number.POSITIVE_INFINITY
}

/** English words that are a slip or two from a trade word and mean themselves. */
const english = wordSet(
  'brunch charter clement conduct conductor contactor filler getter heather remain remaining retail rooter vanish sprang sprung sputter sutter refrigerated stronger general hardware roofer roofers though thought through tough rough cough dough garage garbage shower shorter theater weather leather feather letter better butter bitter matter sister master mister winter water plumper number member counter country county cancel dinner diner coffee office friend trail broken spoken token people couple double trouble windows widow window wonder wander border order older holder folder powder power tower lower flower flour heater header leader reader dealer healer sealer sailor tailor trailer ceiling feeling dealing healing selling telling during string strong spring parking packing backing baking barking cracking tracking breaking bracing planning painting pointing printing counting mounting meeting melting setting sitting getting letting betting certain certainly curtail concert conceit concern conceal convert contract contrast contact content context control contend broiler broil bowler boulder outset outcast outline outlast outfit outer output outlay outlaw ballet bullet mallet pallet wallet collar dollar cellar seller caller cruller planter plantar planner platter plaster printer pointer painter pinter planet plates stitch snitch swatch stench staunch sketch stretch sandwich shattered shatter scatter shudder shutter stutter statute pantry pastry pasture patty party paltry sentry gentry entry poultry batter battery banter barter chatter clatter flatter splatter spatter smatter latter filter falter fitter fritter fodder finder binder bender blender slender lender gender render tender vender fender hearer heaver beater cheater eater hitter hatter feeder loader cooler cooker color colors collie scholar cutter cuter gutter glutter muster mutter breaker beaker broker baker maker speaker bleaker brewer breather socket rocket pocket docket locket ticket picket packet jacket racket bucket basket casket closet closer closed closely clothes clover clever cleaver client closest garden harden warden burden garner garnet guarded guardian garland windy winner wooden widen sudden chimney chimera charity chemist carpet carpel carport carpenter target market carrot parrot tiling toiling sailing failing filling falling felling calling grout trout ground growth group grouch grocer faucet faced facet fasten hasten shove shovel slower blower glower mower sower showed toilet toilette violet pilot piloted sewer sewing sever severe several seven sprint splint spirit squint sprinkle sprinkler panel panes panic penal pencil paddle cabinet cabin combine combined gasket rafter after crafter grafter drafter carry curry quarry marry system roster rooster toaster poster poser washer rasher masher lasher watcher washed waster drawer drawn brawler crawler trawler draper hammer hamper hammock pamper tamper damper camper temper bumper jumper dumper pumper lumber plumber slumber cucumber limber timber tumble timely family finally cement comment commend moment foment mortar mortal motor martyr granite granted grants giant grand marble garble warble maple cable table gable fable stable gravel travel grovel grave graved shingle single jingle mingle tingle singles wallpaper furnace finance finances furnish tarnish varnish banish burner turner corner owner burned igniter ignite igniting thermal normal formal humidity humility humanity community cooling coiling boiling foiling soiling bowling heating hearing bearing beating seating leaking leaving leaning weaving speaking peaking leaked leaned dripping dropping tripping drooping gripping stripping clogged cloaked flooding floating flooring folding frozen chosen pressed dressed cracked tracked smoking smoothing soaking stoking tripped gripped dripped dropped repair repaid repay prepare despair replace replay relate relapse resolve install instill instant instead inspect insect insist invoice novice estate estimate service serve cleaner clearer clean roller ruler rolled tanker banker thinker anchor switch swish witch twitch wiring hiring firing tiring fixture mixture texture future lantern pattern eastern western ladder sadder madder bladder lather gutted guitar siding sliding riding hiding painted pained planted printed pointed stucco stuck fencing dancing mowing moving rowing sowing pruning proving stump stamp termite permit terminal terminate spider cider slider snider raccoon squirrel roaches coaches poaches reaches beetle kettle settle beetles hornet doctor factor tractor remote remove remodel camera sensor senior censor alarmed alarm locker looker rocker docker keypad handle candle bundle hinges mattress mistress dresser presser couples mirror minor picture curtain blinds blonds freezer freeze washers dryers disposal proposal disposed vacuum recess access excess process rental dental mental tenant tenants sealant insulate insult insulin chance change charge charger changer charged changed trench french wrench bench drench trenches wrenches corners drywell strainer trainer stranger backup hydrant boxing quarter bottle battle nozzle puzzle muddle middle saddle coupon bedding wedding grading grating rating dating heavily mostly costly lovely barely nearly yearly dearly really clearly safely lately surely purely likely lively lonely finely widely wholly father rather gather bother brother mother other another either neither whether picked packed backed marked parked walked talked worked looked booked cooked hooked locked knocked blocked shocked stocked checked trucked tucked',
)

/** Those words, and the stems that a text has of them. */
const ownWords: ReadonlySet<string> = new Set(Array.from(english, (word) => [word, stemOf(word)]).flat())

/** Finds the word of a list that a misspelt one stands for. */
export class Spelling {
  readonly #byDeletion = new Map<string, string[]>()
  readonly #met = new Map<string, string | undefined>()

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < shortest || word.length > 24) continue
      for (const form of withoutSome(word, 1)) {
        const list = this.#byDeletion.get(form)
        if (list === undefined) this.#byDeletion.set(form, [word])
        else list.push(word)
      }
    }
  }

  /** The nearest word: one slip from six letters on, two from nine; `undefined` where none or several are as near. */
  nearest(word: string): string | undefined {
    if (word.length < shortest || word.length > 24 || ownWords.has(word)) return undefined
    if (this.#met.has(word)) return this.#met.get(word)
    const found = this.#search(word)
    if (this.#met.size >= 10_000) this.#met.clear()
    this.#met.set(word, found)
    return found
  }

  #search(word: string): string | undefined {
    const allowed = word.length >= longForm ? 2 : 1
    let best: string | undefined
    let bestDistance = allowed + 1
    for (const form of withoutSome(word, 1)) {
      for (const candidate of this.#byDeletion.get(form) ?? []) {
        if (candidate === best || candidate[0] !== word[0]) continue
        const apart = distance(word, candidate)
        if (apart === bestDistance) best = undefined
        else if (apart < bestDistance) [best, bestDistance] = [candidate, apart]
      }
    }
    return best
  }
}
