import type { Condition } from '../../operators/condition.ts'
import { saidExcept } from '../phrases.ts'

/** Wood outdoors that is broken, loose or rotten. */
export const carpentry: Condition = saidExcept(
  [
    '(deck stair|deck stairs|porch stair|railings|porch railing|porch rail|wooden steps|wood steps|back porch|front porch|porch boards|floorboards|porch floorboards|picket fence|privacy fence|fence panel|fence section|fence post|fence posts|gate post|garden gate|side gate|ramp|wheelchair ramp|window box|shutters|shutter|deck rail|spindles|balusters|lattice panel|skirting|rafter tail|soffits|porch ceiling|handrails|dock|boardwalk|column|porch column|newel|newel post|lattice|screen porch|window trim|window sill|corner board|rake board|cedar|bulkhead|cellar door|corbel|deck steps|porch steps|porch floor|porch post|back steps|front steps|treehouse|playset|trellis|planter box|barn door|garage trim|door trim|door casing|brick mold|eave|eaves|tread|treads|deck railing|deck|fence|porch|step|steps|stair|stairs|railing|handrail|rail|trim|fascia|soffit|gate|ramp|pergola|deck board|joist|post|pickets|picket|stoop|balcony|gazebo|arbor|siding board|sill|clapboard|shed|banister|baluster|spindle|stringer|deck stairs) <rotten>',
  ],
  [
    '(screened porch)',
    '(porch|deck) swing',
    '(stair|stairs|chair) lift',
    'stairlift',
    '(steps down|step down|first step|next step)',
    '(bed post|lamp post|post office)',
    'porch light',
    '(porch|deck|step|fence|gate) (lantern|lamp|ceiling|switch|opener|spigot)',
    '(porch) (fan|outlet)',
    '(trim kit|shower trim)',
    'six steps',
    'deck (screw)',
    'down stairs',
    '(soffit light)',
    'towel',
    'mailbox',
    'under stairs',
    'build',
    '(hang|hung|put up|install) gate',
    'tub surround',
    '(step away|next step|first step|steps away)',
    '(down|up|upstairs|basement) stairs',
    'gate valve',
    'post hole',
    '(fence|porch|deck) (light|outlet|fan)',
    '(deck) (me|him)',
    'post surgery',
    'bigger',
  ],
)
