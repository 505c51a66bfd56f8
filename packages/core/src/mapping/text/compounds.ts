import { stemOf } from './stem.ts'
import { wordSet } from './word-list.ts'

/** Words that trade compounds begin with: `dish washer`, `dishwasher`. */
const heads = wordSet(
  'air alarm ant arch back base bath beam bed bee bell bird black book boot box brake breaker brick bulk cable camera can car carpet case cat ceiling cellar chain chair clean clip cloth coffee concrete cook copper cord corn counter crank crawl cross curb curtain dead deck dish disposal dog door double down drain drive dry dryer duct dump dust entry face fan farm faucet fence fire flag flash flat flea flood floor flow foam foot fork frame freezer french front frost fuel furnace fuse garage garbage gas gate gear glass grab grass grease ground guard gutter hail hair half hall hand hard head heat heater hedge hinge home hood hook horse hose hot house ice inter jack joist key kick kitchen knee ladder lamp latch laundry lawn leaf leak light lime line linen live living lock mail main man master meter micro mirror mold mother motor mouse mud nail nest night oil oven over paint panel paper patch patio pea peep pest pilot pine pipe plaster play plug ply pocket pool pop porch post pot powder power pressure pump quick rail rain range rat relay ring road roach roof room root rust safe sand screen screw sea seal septic service sewer sheet shelf shop shower shut side sill sink skirt sky slate slide smoke snow soap soffit solar sound spa spot spray spring sprinkler stain stair stand steam steel stone storage storm stove street strip stucco stump sub sun surge swimming switch table tack tail tank tar tea tele termite thermo tile timber tool tooth top touch towel tower track trap trash tree trim trip truck turf under vent wall ware wash washer wasp waste water wax weather web weed well wheel white wind window wire wood work wrap yard',
)

/** Words that they end with. */
const tails = wordSet(
  'alarm ball bar barrel basin bath bay beam bed bell belt bin bite blade blast block blower board bolt box brace bracket breaker brick bridge brush bug bulb bush cabinet cable cage camera cap card care cart case cast catcher cell chain chair charger chute clean cleaner cleaning closet coat cock cord cork corn cover crete cup cut cutter cycle deck den detector ditch dish door drain drainage drop dryer duct fall fan fence field fighter fill filter fixture flap flashing flood floor flow fob fork frame freezer gate gauge gear glass grass ground guard guide gun gutter hall handle handler hanger hatch head heater hill hinge hole holder hood hook hose house hung hut iron jack jet joint joist keeper key knob ladder lamp latch lead lid lift light lighter line liner lines link lintel liner lock log maker man mat mate meter mill mold motor mount mouse mower nest nut opener oven pad paint pan pane panel paper path pecker pest phone piece pin pipe pit place plate plug point pole pool post pot pressure proof prong pump rack rail range ring rise riser rock rod roof room root rope rot rust saw scape scraper screen screw seal seat separator shade sheet shelf shield shine shop shower shut sill sink siphon skirt slab slate slide smith soap socket softener space spout spray sprayer spread stand stat stairs steel stick stone stop stopper storm stove strip stripper sweep switch system table tack tail tank tap tape tile tight top towel track trap tray treatment trim trimmer truck tub tube unit vac valve vent wall walk ware wash washer washing waste water wave way weed weight well wheel whip window wire wood work works wrap yard',
)

const shortestPart = 3

const byStem = (words: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map(Array.from(words, (word) => [stemOf(word), word]))
const headOf = byStem(heads)
const tailOf = byStem(tails)

/** The two words that a compound is made of, by their stems: `dishwasher` is `dish washer`. */
export const partsOf = (stem: string): readonly [string, string] | undefined => {
  for (let at = shortestPart; at <= stem.length - shortestPart; at += 1) {
    const head = stem.slice(0, at)
    const tail = stem.slice(at)
    if (heads.has(head) && (tails.has(tail) || tailOf.has(tail))) return [stemOf(head), stemOf(tail)]
  }
  return undefined
}

/** The compound that two words make, by its stem: `garage door` is `garagedoor`. */
export const compoundOf = (head: string, tail: string): string | undefined => {
  const [first, last] = [headOf.get(head), tailOf.get(tail)]
  return first === undefined || last === undefined ? undefined : stemOf(`${first}${last}`)
}
