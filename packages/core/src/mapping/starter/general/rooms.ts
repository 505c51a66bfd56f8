import type { Condition } from '../../operators/condition.ts'
import { all, any, said, saidExcept, soonAfter } from '../phrases.ts'

/** One price asked for two rooms. */
export const bothRooms: Condition = all(
  { op: 'intent', in: ['quote'] },
  any(
    said('kitchen (and|or|plus) (bath|baths|bathroom|bathrooms|powder room)', '(bath|bathroom) (and|or|plus) kitchen'),
    all(said('(bath|bathroom|powder room) (too|also|as well)'), said('kitchen')),
    all(said('kitchen (too|also|as well)'), said('(bath|bathroom|powder room)')),
  ),
)

/** A bathroom to be done over. */
export const bathroom: Condition = any(
  soonAfter(
    '(=bath|bathroom|bath floor|en suite|ensuite|washroom|wash room) (redone|redo|whole thing|gutted|remodel|renovating|renovated|remodeled|rebuilt|modernized|makeover|gut job|needs work|renovation)',
  ),
  saidExcept(
    [
      '(rid of|get rid of|getting rid of|lose|take out|rip out|tear out|pull out) (tub|bathtub)',
      '(walk in|walkin) (shower|bench|tile|grab bars|tub)',
      '(rebuild|restore|modernize|finish|renovate|remodel|move) (bathroom|washroom|wash room|en suite|ensuite)',
      '(washroom|wash room|en suite|ensuite) (remodel|remodeled|redo|renovate|gut)',
      'bathroom (down to studs|gut job|from nineteen|next|rebuild|fire damaged|rip out)',
      '(estimate|estimates|quote|quotes|bid|bids|price|prices) (bath|bathroom|baths|bathrooms|master bath|powder room)',
      '<remodel> (bathroom|bath|master bath|hall bath|guest bath|main bathroom)',
      '(bathroom|bath) (remodel|renovate|redo|makeover|addition|accessible|estimate|bid|quote)',
      '(redo|redone|gut|gutting|remodel|renovate|update|expand|overhaul|rip out|tear out|convert|enlarge|replace) (hall|master|guest|primary|main|upstairs|downstairs|basement|both|kids|only|small|en suite|full|half|powder)? (bath|bathroom|baths|bathrooms|shower|powder room|half bath)',
      'convert (half bath|tub|closet) (full bath|shower|bathroom|bath|walk in)',
      '(bath|bathroom|shower) (original|dated|pink|avocado|from the sixties|from 19|falling apart|tile falling) ',
      '(tub to shower|walk in shower|curbless shower|walk in tub|tub surround|tile shower|shower tile|shower pan)',
      '(tub|bathtub) (into|in to|to) (walk in|walk in shower|shower|roll in)',
      '(new|add) (bathroom|=bath|master bath)',
      '(bathroom|bath|half bath|powder room) (everything|whole thing|top to bottom|floor vanity|new floor|new tile|new everything|all new)',
      '(bathroom|bath) (aging|accessible|accessibility|threshold|zero threshold|wider|barrier free|handicap|ada|wheelchair|roll in|grab)',
      '(tub|bathtub) (shower) (roll|step|convert|instead|make|turn|change|walk in)',
      '(step over|get over|climb over|climb into|not step over|not get over|not climb into) (tub|bathtub)',
      '(bathtub|tub) (and|with) (surround|wall|walls|tile)',
      '(tub|bathtub|shower) (surround|stall|enclosure|pan|door|doors) (replace|new|install|put in|crack|redo)',
      '(tub|shower) (replace|convert|retile|regrout|reglaze|tear out|rip out)',
      '(powder room|ensuite|half bath|jack and jill|washroom) (remodel|redo|add|build|gut|update|new|convert)',
      '(curbless|roll in shower|walk in shower|barrier free|bath fitter|shower enclosure|glass shower|tile floor bathroom|bathroom tile|tile bathroom)',
      '(bathroom|bath) (gut|gutted|redone|updated|tile|tiled|vanity and|tub and|from scratch|contractor|floor rot|accessible|widen)',
    ],
    [
      '(basin|sink|faucet|toilet|tub filler|fan|mirror|vanity light|grab bar|spigot) (hall bath|bath|bathroom|half bath|guest bath|powder room)',
      '(bath|bathroom) (drip|drain|leak|switch|window|mirror)',
      'bathroom (outlet|light|faucet|sink|fan|toilet|exhaust)',
      '(vanity|bathroom) (light|lights|mirror light|sconce)',
      '(light|light fixture|sconce) (in|hall|over|above) (bath|bathroom|vanity)',
      '(water|leak|drip) (under|from|below) (bathroom|bath)',
      'off bathroom',
      '(new toilet)',
      '(tub|shower) (faucet|trim|valve|cartridge|handle|head)',
      '(and shower faucet)',
      '(bath fan)',
      'kitchen remodel',
    ],
  ),
)

/** A kitchen to be done over. */
export const kitchen: Condition = saidExcept(
  [
    '(kitchenette|breakfast bar|waterfall counter|kitchen rebuild|kitchen reno|base cabinets|upper cabinets)',
    '(modernize|rebuild|finish|gut) kitchen',
    'kitchen (next|gut job|rebuild|down to studs|modernize|reno|updating|updated)',
    '(cabinets|countertops|counters|counter tops|granite) (price|priced|number|estimate|bid|put in|too)',
    '(estimate|estimates|quote|quotes|bid|bids) (kitchen|kitchens)',
    '<remodel> kitchen',
    'kitchen (and|with) (bath|baths|bathroom|both baths) (redo|remodel|redone|gut|original|dated|renovate)',
    'kitchen (original|dated|from the sixties|from the eighties|galley) (redo|remodel|gut|open|update|estimate)?',
    '(butcher block|quartz|granite|marble|laminate|formica|soapstone) (top|tops|counter|counters|countertops|island|installed|estimate|quote)',
    '(shaker|stock|custom|upper|lower|new|painted) (cabinets|cupboards|cabinetry)',
    '(cupboards) (replace|reface|new|paint|redo|quote|hang)',
    'kitchen (remodel|renovate|redo|cabinet|counter|island|makeover|estimate)',
    '(kitchen cabinet|counter top|granite|quartz)',
    'backsplash (tile|tiled|new|install|redo|replace|estimate|quote|add|put up)',
    '(tile|new|install|redo) backsplash',
    'kitchen (gut|redone|update|updated|redesign|bid|quote|contractor|layout|new|expand|open up|wall out|galley|design)',
    '(cabinets|cabinetry) (quote|price|bid|install|redo|update|sag|order|paint|warped|estimate)',
    'cabinet (reface|new|replace|install|refinish|custom|painted|estimate)',
    '(new|replace|reface) (cabinets|counter top|counters|kitchen)',
  ],
  [
    '(not need|no|without) new kitchen',
    'new sink set counter',
    'kitchen (table|estimate set|some day)',
    'kitchen (sprayer|hose|line|water|pipe|hot|side|window|door|floor|fan|wall|phone|stove|range|exhaust|disposal|breaker|plug|chair|spray|garbage|radiator|vent|island light|gfci)',
    '(cabinet) (floor|bottom|base) (swell|wet|soft|warp|rot)',
    'kitchen (sink|faucet|outlet|light|drain|ceiling|tap|circuit)',
    'off kitchen',
    '(exam room) cabinet',
    'assemble',
    'cabinet (leak|under sink)',
    '(medicine cabinet)',
    'under cabinet',
    'kitchen sink',
    '(light|lights|pendant|lighting)',
    'cabinet door',
    '(cabinet|cabinets|drawer) (knob|knobs|pull|pulls|handle|handles|hinge|hinges|latch)',
    '(gfci|outlet|outlets|receptacle|receptacles|switch|plug|plugs|toaster|microwave|fridge)',
    'new kitchen faucet',
    '(under counter|under new counter|under cabinets)',
    'kitchen (people|table|chairs|floor leak|disposal)',
  ],
)
