import type { Condition } from '../../operators/condition.ts'
import { all, any, inOrderExcept, not, said, saidExcept, soonAfter } from '../phrases.ts'

/** What goes wrong with a toilet that is not a clog. */
export const toiletFault: Condition = any(
  soonAfter(
    'toilet (keep running|=running|=runs|=rocks|=wobbles|jiggle|not stop running|keeps running|not flush|phantom)',
  ),
  saidExcept(
    [
      '(john|potty|loo|throne|terlet|stool) (run|runs|wobble|wobbles|rock|leak|loose|sing|hiss|move|shift|not flush|handle|tank|running)',
      '(wax ring|wax seal|closet bolts|tank bolts|tank to bowl|flush valve|flushometer|sloan valve|dual flush|flush button|pressure assist) (rust|leak|change|replace|weep|stuck|trickle|fail|new|bad|break|broke|seep)?',
      '(bowl|stall|stalls|urinal|crapper|throne|loo) (loose|rock|shift|wobble|run|running|sweat|leak|weep|side to side|keep running|not flush)',
      '(toto|gerber) (flush|trickle|button|tank|bowl|handle)',
      '(ghost|phantom) (flush|flushing|flushes)',
      '(flush|flushing|flushes) (itself|by itself|on its own|every twenty minutes|every few minutes|at night)',
      '(seat) (hinge|hinges|broke|loose|crack|toilet)',
      'nothing flush',
      'tank (forever|long|slow|minutes|hour|never|age) (fill|refill|fill back)',
      'toilet (run|rock|leak|not flush|not fill|wobble|flapper|handle|seat|sing|hiss|crack|loose|base|wax ring|chain|phantom|refill|float|constantly|repair|fix|tank|noise|fill valve|flange|weak|whistle|trickle|move|shift|stain|sweat|flush twice|jiggle|not stop|break|broke)',
      'water (trickle|trickles|run|runs|running|dribble) (into|in) (bowl|toilet bowl)',
      '(wax ring|fill valve|flapper|tank bolts|closet flange|toilet seat|ballcock)',
      '(takes|take|needs|need) (two|three|several|multiple|couple|a few) (flush|flushes) ',
      '(flush|flushes) (two|three|several|multiple|twice|couple) (times|time)?',
      'toilet (shake|shakes|rattle|slide|slides|teeter|unsteady|lean|leans|weeps|seeps|damp|puddle|water floor|sweats|gurgling noise)',
      'tank (not fill|float|fill slow|keeps filling|keep filling|never fills|lever) ',
      '(running toilet)',
      '(ghost flush|phantom flush)',
      '(flush) (handle|lid|lever|bucket|twice|chain|weak|barely|properly|right|all the way)',
      '(bowl) (go down|goes down|empty|lose|drop|drain|refill)',
      'tank (kick on|refill|keep running|run|trickle) (night|toilet|flush)',
      'toilet (=filling|refill|keep refilling|drip|wiggle|tilt|lid|bolts|supply|shut off|fill slow|partial|half flush|weak flush|two flushes|lazy|hold down|float|ballcock|will not shut off|tighten|gasket|seal|reset|rebuild|valve|not shut off|slow fill|whine|squeal)',
      '(john|potty|loo|throne) (run|rock|leak|not flush|loose|handle)',
    ],
    [
      'toilet paper',
      '(ring camera)',
      '(supply line|supply tube|shut off|angle stop) (toilet) (leak|seep|drip|weep|wet)',
      '(supply line|supply tube|supply valve|angle stop) toilet',
      '(blow|blowing) out fill valve',
    ],
  ),
)

/** A toilet to be set. */
export const toiletWork: Condition = any(
  soonAfter('(=installing|=replacing|=install|=replace|=swapping) (toilet|toilets)'),
  said(
    '(new|replace|install|swap|put in|set|upgrade|change out|taller|comfort height|dual flush|switch) toilet',
    '(two|three|four|pair of) (new)? (=toilets|=commodes)',
    'toilet (replace|install|swap|put in|set|replaced|installed|swapped|changed out|installation|upgraded)',
    '(new|taller|comfort height|low flow|bought|chair height|ada) (toilet|toilets)',
  ),
)

/** What takes the meaning from the words of {@link faucetWork}. */
const notFaucetWork: string[] = [
  '(light|light fixture|lamp|pendant) (over|above|sink)',
  '(try|tried|trying) (change|swap|replace|fix|install)',
  'new faucet (work|works|great|fine)',
  '(by sink|by bathroom sink|by kitchen sink|near sink|near kitchen sink|near bathroom sink|beside sink|next to sink|behind sink|above sink|over sink|over kitchen sink|by vanity|over vanity|above vanity)',
  '(outlet|outlets|gfci|switch|receptacle|plug|light|sconce) (sink|vanity|faucet)',
  '(sink|vanity|faucet) (outlet|gfci|switch|receptacle|plug|light)',
  'light',
  'cartridge',
  'sink (clog|drain|back|slow)',
  'drain line',
  '(under sink)',
  'outlet',
  'sink (switch|disposal)',
  'faucet (needs|need|new) (washer|stem|o ring|gasket|packing)',
  'new washer',
  'new (faucet|sink|tap|vanity) (leak|leaks|leaking)',
  '(leak|leaking|drip) (under|below|behind|beneath|from|around) (sink|faucet|vanity|tap)',
  'sink hole',
]

/** A faucet, sink or fitting to be put in. */
export const faucetWork: Condition = any(
  all(
    not(said('(valve|stop|shut off|trap|pipe|supply|drain|line) (under|below|beneath|behind) sink')),
    soonAfter(
      '(faucet|sink|sinks|utility sink|vanity|shower head|bidet|moen|delta|kohler|pfister|grohe|pull down) (hooked up|=installed|=replaced|put in|put it in|=swapped|swapped out|connected|install it|=installing|set it)',
    ),
  ),
  saidExcept(
    [
      '(install|put|put on|put in|hook|hook up|mount|set|fit|stick|hang|swap|replace|add|want|wants|need|needs) (delta|moen|kohler faucet|pfister|grohe|touch2o|washlet|bidet|bidet seat|shower panel|rain shower|soap dispenser|side spray|pot filler|wash tub|laundry tub|slop sink|basin|shampoo bowl|hand sink|prep sink|bar sink|trough sink|pedestal sink|undermount|touchless|taps|tap|spigot|hose bib|shower head|instant hot|filtered water|drinking fountain|bottle filler)',
      '(basin|undermount|pedestal sink|vessel|shampoo bowl|shampoo bowls|wash tub|laundry tub|tap|taps|faucet|faucets|sink|soap dispenser) (in place of|for one of|to go in|swapped for|exchanged|fitted|set|put in|set up|to be installed|to be set|installed)',
      '(second|another|extra|additional|new) (hose bib|spigot|tap|outside faucet|sink|basin|bar faucet|utility sink|shower head)',
      '(touchless|sensor|hands free|metering) (taps|tap|faucet|faucets)',
      '(price|prices|quote|bid) (on|for) (touchless|faucets|faucet|taps|sinks|sink)',
      '(bidet|bidet seat|washlet|faucet|sink|shower head|vanity) (box|boxed|carton|crate)',
      '(box|boxed|carton) (bidet|washlet|faucet|sink|shower head|vanity)',
      '(utility|laundry|kitchen|bathroom|bar|vessel|farm|deep|double|pedestal|new) sink (set|put|hook|install|drop|mount|connect|wire)',
      '(want|wants|like|love|need|rather have|prefer) (touchless|gooseneck|pull down|pull out|bridge|farmhouse|apron front|undermount|vessel|touch) (faucet|one|sink|model|style)?',
      '(rain|rainfall|handheld|hand held|body) (shower head|shower|sprayer|shower set) (put in|install|installed|replace|swap|new)',
      '(pot filler) (over|above|in|at|for|near|has|supplied|fixture)',
      '(sink and faucet|faucet and sink) (customer supplied|supplied|on site|bought|new|old one|in box)',
      '(gooseneck|taps|bridge faucet|single lever) (mounted|installed|put in|kitchen|bathroom|new|replace|hooked up|fitted)',
      '(faucet|sink|vanity|bidet|shower head) (customer supplied|owner supplied|supplied by customer|on site|in box|in the box|install|swap|replacement|put in|replaced|swapped|hooked up|change|installation|changed out|switched out|upgrade)',
    ],
    notFaucetWork,
  ),
  inOrderExcept(
    [
      '(new|install|put in|replace|swap|swap out|hook up|connect|fit|change|change out|set|switch out|upgrade|supply and fit|add|bought|mount|customer supplied|owner supplied|supplied) (faucet trim|shower and tub trim|tub and shower faucet|sinks|gooseneck|bridge faucet|single lever|touchless|taps|undermount|apron sink|touchless faucet|moen|kohler faucet|delta faucet|pull down|pull out faucet|double vanity|shower system|shower fixtures|shower faucet|tub filler|faucet|tap|sink|utility sink|laundry tub|laundry sink|shower head|plumbing fixture|bidet|farmhouse sink|pot filler|vanity|pedestal sink|vessel sink|bar sink|kitchen faucet|bathroom faucet|tub spout|washlet|shower trim|vanity faucet|shower fixture|handheld shower)',
    ],
    notFaucetWork,
  ),
)
