import { compoundOf, partsOf } from './compounds.ts'
import { numberWords, type Run, waysToSayNumber } from './number-ways.ts'
import { stemOf } from './stem.ts'

/**
 * Words that say the same though their stems differ: forms, spellings, figures and measures.
 *
 * The weights of words were learned from the stems as they are, so forms that have nothing in common are told here and not in the stem.
 */
const alike =
  '1st first|2nd second|3rd third|4th fourth|5th fifth|6th sixth|7th seventh|8th eighth|9th ninth|10th tenth|11th eleventh|12th twelfth|' +
  'foot ft|inch inches|pound lb lbs|volt v|watt watts|kilowatt kw|horsepower hp|yard yd yds|ounce oz|' +
  'mouse mice|louse lice|goose geese|shelf shelves shelving|knife knives|thief thieves|wolf wolves|loaf loaves|hoof hooves|roof rooves|calf calves|' +
  'scarf scarves|half halves|wife wives|fungus fungi|cactus cacti|analysis analyses|crisis crises|axis axes|' +
  'bend bent|bind bound|bite bitten|bleed bled|breed bred|build built|burn burnt|catch caught|cling clung|creep crept|deal dealt|dig dug|' +
  'draw drew drawn|drive drove driven|eat ate eaten|feed fed|fight fought|flee fled|fling flung|forget forgot forgotten|hide hid hidden|kneel knelt|' +
  'lay laid|lean leant|leap leapt|learn learnt|meet met|mow mown|ride rode ridden|seek sought|shear shorn|shine shone|show shown|' +
  'shrink shrank shrunk|sew sewn|sleep slept|slide slid|speak spoke spoken|spend spent|spill spilt|spin spun|spit spat|spoil spoilt|stand stood|' +
  'steal stole stolen|sting stung|strike struck stricken|sweep swept|swell swollen|swim swam swum|swing swung|teach taught|throw threw thrown|' +
  'understand understood|weave wove woven|weep wept|beat beaten|fly flew flown|begin began begun|sag saggy|hew hewn|saw sawn|strew strewn|' +
  'rust rusty|mold moldy mould mouldy|dust dusty|squeak squeaky|creak creaky|wobble wobbly|wire wired|bore bored|crumble crumbly|bubble bubbly|rattle rattly|' +
  'crack cracky|patch patchy|scratch scratchy|bulge bulgy|drain drainage|break breakage|' +
  'insulate insulation|ventilate ventilation|irrigate irrigation|excavate excavation|aerate aeration|demolish demolition|' +
  'fumigate fumigation|exterminate extermination|decorate decoration|restore restoration|automate automation|modify modification|' +
  'terminate termination|circulate circulation|calibrate calibration|fertilize fertilization|winterize winterization|sanitize sanitation|' +
  'infest infestation|contaminate contamination|corrode corrosion|explode explosion|erode erosion|extend extension|expand expansion|' +
  'construct construction|protect protection|connect connection|reconnect reconnection|disconnect disconnection|obstruct obstruction|' +
  'gray grey|plow plough|color colour|aluminum aluminium|meter metre|liter litre|curb kerb|tire tyre'

/** The other ways by stem, and `=` before a form that is itself the stem of something else: leaves are of a leaf, and somebody leaves. */
const others: ReadonlyMap<string, readonly string[]> = (() => {
  const table = new Map<string, readonly string[]>([['leaf', ['=leaves']], ...numberWords])
  for (const words of alike.split('|')) {
    const stems = [...new Set(words.split(' ').map(stemOf))]
    for (const stem of stems) {
      const rest = stems.filter((other) => other !== stem)
      table.set(stem, [...(table.get(stem) ?? []), ...rest])
    }
  }
  return table
})()

/** Letters that people say one by one, though they could be a word. */
const initialisms: ReadonlySet<string> = new Set(
  'ac abs ev led gfci afci hvac usb hoa osb eifs epa co ups pex upvc vfd erv hrv ro uv ip pa seer vav epdm mdf iaq fema aed cad diy eta'.split(
    ' ',
  ),
)

/** `pvc` is said `p v c`. */
const lettersOf = (stem: string): Run | undefined =>
  initialisms.has(stem) || /^[b-df-hj-np-tv-z]{2,5}$/.test(stem) ? stem.split('') : undefined

/** The other ways to say a word of a phrase. */
const othersOf = (stem: string): readonly Run[] => {
  const ways = [...waysToSayNumber(stem), ...(others.get(stem) ?? []).map((other) => [other])]
  for (const way of [partsOf(stem), lettersOf(stem)]) if (way !== undefined) ways.push(way)
  return ways
}

/** Ways to say a run of words that are told; with more, its words are said otherwise one at a time. */
const limit = 64

/** The ways to say a run of words of a phrase, the first as it stands there. */
export const waysToSay = (run: Run): readonly Run[] => {
  const places = run.map((stem) => [[stem], ...othersOf(stem)])
  const count = places.reduce((product, { length }) => product * length, 1)
  const [head = '', tail = ''] = run
  // `sumppump` is read as the two words it is made of.
  const joined =
    run.length === 2 ? [...new Set([`${head}${tail}`, compoundOf(head, tail) ?? ''])].filter((word) => word !== '') : []
  const apart =
    count > limit
      ? [
          run,
          ...places.flatMap((ways, at) =>
            ways.slice(1).map((way) => [...run.slice(0, at), ...way, ...run.slice(at + 1)]),
          ),
        ]
      : places.reduce<Run[]>((before, ways) => before.flatMap((run) => ways.map((way) => [...run, ...way])), [[]])
  return [...apart, ...joined.map((word) => [word])]
}
