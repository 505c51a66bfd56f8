/** Forms that no suffix rule reaches, by the form that stands for them. */
const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    break: 'broke broken breaking breaks',
    blow: 'blew blown blows',
    burst: 'busted bust busts bursted bursts bursting',
    buy: 'bought buys',
    gas: 'gases',
    use: 'using used uses',
    ice: 'iced icing icy',
    choose: 'chose chosen',
    come: 'came coming comes',
    die: 'died dying dies dead',
    do: 'does did done doing',
    fall: 'fell fallen falls falling',
    feel: 'felt',
    find: 'found',
    freeze: 'froze frozen freezes freezing',
    get: 'got gotten gets getting',
    give: 'gave given gives',
    go: 'went gone goes going',
    grow: 'grew grown',
    have: 'has had having',
    hang: 'hung hanging hangs',
    hear: 'heard',
    hold: 'held',
    is: 'are was were be been being am',
    keep: 'kept',
    know: 'knew known knows',
    leak: 'leaky leakage leeking leek leeks',
    leave: 'leaves leaving',
    lose: 'lost losing loses loss',
    make: 'made making makes',
    pay: 'paid pays',
    put: 'putting puts',
    quit: 'quits quitting',
    ring: 'rang rung rings',
    rise: 'rose risen rising rises',
    rot: 'rotted rotten rotting rots',
    run: 'ran runs running runny',
    say: 'said says',
    see: 'saw seen sees',
    sell: 'sold',
    send: 'sent sends',
    set: 'sets setting',
    shake: 'shook shaken shaking shaky',
    shoot: 'shot shooting shoots',
    shut: 'shuts shutting',
    smell: 'smelly smelt',
    smoke: 'smoky smoking smokes smoked',
    spark: 'sparky',
    stick: 'stuck sticking sticks',
    stink: 'stank stunk stinky stinks stinking',
    take: 'took taken taking takes',
    tear: 'tore torn',
    tell: 'told tells',
    think: 'thought',
    wake: 'woke woken',
    wear: 'wore worn',
    write: 'wrote written',
    child: 'children',
    foot: 'feet',
    man: 'men',
    tooth: 'teeth',
    woman: 'women',
    slow: 'slower slowly slowest',
    loud: 'louder loudly',
    warm: 'warmer',
    cold: 'colder',
    weak: 'weaker',
    hot: 'hotter',
    drip: 'drippy dripped dripping drips',
    flicker: 'flickery',
    noise: 'noisy noises noisily',
    clog: 'cloggy',
    urgent: 'urgently urgency urgente',
    immediate: 'immediately',
    quick: 'quickly quicker',
    asap: 'asaps',
    emergency: 'emergencies emergent',
    inspect: 'inspection inspections inspector inspectors',
    install: 'installation installations instal installment installer installs',
    replace: 'replacement replacements replacing',
    maintain: 'maintenance maintenances',
    renovate: 'renovation renovations reno renos renovating',
    remodel: 'remodelling remodeler remodelled',
    estimate: 'estimating estimates estimated',
    schedule: 'scheduling',
    appointment: 'appointments appt appts apptment',
    price: 'pricing priced prices pricey',
    cost: 'costs costing costly',
    complain: 'complaint complaints',
    convert: 'conversion conversions',
    relocate: 'relocation',
    repair: 'repairman repairmen',
    smooth: 'smoother',
    electric: 'electrical',
    elder: 'elderly elders',
    remove: 'removal removing',
    evaluate: 'evaluation evaluating',
    add: 'adds added adding',
    assemble: 'assembly assembling',
    move: 'moving',
    light: 'lite lites',
    dishwasher: 'dishwashers',
  }).flatMap(([stem, forms]) => forms.split(' ').map((form): [string, string] => [form, stem])),
)

/** Words that are others without their `e`: a scraped wall is no scrap, and `quite` is not to quit. */
const withTheirE =
  'scrape stripe plane slope stage scare paste spare stare quite suite spite twine spine shine tripe state snipe grime slime globe probe route gripe envelope locale finale humane forte caste plume'.split(
    ' ',
  )

/** Their inflections, by themselves. */
const formsWithE: ReadonlyMap<string, string> = new Map(
  withTheirE.flatMap((word) =>
    [word, `${word}s`, `${word}d`, `${word.slice(0, -1)}ing`].map((form) => [form, word] as const),
  ),
)

/** Nouns that end like an inflected verb and mean something else without the ending. */
const protectedWords: ReadonlySet<string> = new Set(
  (
    'ceiling flooring siding morning evening spring string railing landing something anything everything nothing thing king ring bring wing ' +
    'during building wedding parking listing housing clothing opening awning plumbing gas bus yes this his its us plus less unless address glass ' +
    'business across always perhaps previous access mess press process class pass boss loss cross grass stress dress guess miss obvious serious ' +
    'various furious continuous dangerous hazardous previous virus bonus status focus census canvas atlas texas kansas illinois christmas ' +
    'basis analysis emphasis need seed feed speed bleed indeed red bed shed sled wired bored hundred kindred sacred naked bring sting ' +
    'swing sing cling fling sling lens news thermos chaos cosmos pros hours tennis as ours yours theirs hers whose series species pants ' +
    'stairs upstairs downstairs indoors outdoors doors overseas besides sometimes nowadays afterwards towards whereas'
  ).split(' '),
)

const vowel = /[aeiouy]/

/** Undoes what an ending did: `clogg` → `clog`, `tap|ing` → `tape`; longer stems go without their final `e` anyway. */
const mend = (stem: string): string => {
  if (stem.at(-1) === stem.at(-2) && !'aeioulsz'.includes(stem.at(-1) ?? '')) return stem.slice(0, -1)
  return /^[^aeiou][aiou][bdklmnprstvz]$/.test(stem) ? `${stem}e` : withoutE(stem)
}

const withoutE = (stem: string): string => (stem.length > 4 && stem.endsWith('e') ? stem.slice(0, -1) : stem)

const withoutEnding = (word: string): string => {
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:ss|sh|ch|x|zz)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return withoutE(word.slice(0, -1))
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`
  if (word.endsWith('ed') && word.length > 4 && vowel.test(word.slice(0, -2))) return mend(word.slice(0, -2))
  if (word.endsWith('ing') && word.length > 5 && vowel.test(word.slice(0, -3))) return mend(word.slice(0, -3))
  return withoutE(word)
}

/**
 * Reduces an English word to a key that its inflections share; the key need not be a word (`replac`).
 *
 * Words of three letters and fewer stay as they are, so that `ac`, `gas` and `bus` survive.
 *
 * @param word - lower case, without apostrophes
 */
export const stemOf = (word: string): string => {
  const whole = formsWithE.get(word)
  if (whole !== undefined) return whole
  const base = irregular.get(word) ?? word
  return base.length <= 3 || protectedWords.has(base) ? base : withoutEnding(base)
}
