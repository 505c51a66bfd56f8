import type { Condition } from '../../operators/condition.ts'
import { all, any, inOrderExcept, later, not, said, saidExcept } from '../phrases.ts'

/** What takes the meaning from the words of {@link fanWork}. */
const notFanWork: string[] = [
  '(fan) (take|taken|took) down',
  '(already|nephew|husband) (hung|put up|installed) (fan|ceiling fan)',
  '(fan motor|bath fan|exhaust)',
  '(exhaust fan|bath fan|bathroom fan|attic fan|vent fan|range fan|whole house fan|fan motor|blower fan|condenser fan|furnace fan|fan switch|fan blade|fan belt)',
  '(ceiling fan) (wobble|hum|noise|stop|=light)',
]

/** A ceiling fan to be hung. */
export const fanWork: Condition = any(
  later('(ceiling fan) (new one|new fan|another one|replace it|replaced|swapped|swap it)'),
  saidExcept(
    [
      '(hunter|minka|casablanca|hugger|hugger fan|fandelier|paddle fan|big ass fan|haiku|patio fan|porch fan|bladeless) (put up|puttin|putting|hang|hung|install|want|wants|need|go over|over|room|for|where|stick|mount)',
      '(put up|puttin|putting|hang|install|stick|mount|stick up) (hunter|minka|casablanca|hugger|fandelier|paddle fan|haiku|patio fan|porch fan)',
      '(bedroom|patio|porch|study|den|nursery|kitchen|loft|sunroom) fan (hung|put up|put in|install|installed|quote|wanted|price|new)',
      'fan (for|in) (study|den|nursery|patio|porch|front room|bedroom|kids room|room|sunroom|office)',
      '(ceiling fan|ceiling fans) (box|bought|meaning to)',
      '(ceiling fan|ceiling fans|hunter fan|paddle fan|fan|fans) (over|above|for|in) (porch|bed|bedroom|patio|living room|family room|den|nursery|sunroom|kitchen|great room|dining room|office|master|bedrooms|every bedroom|loft|pergola|deck)',
      '(two|three|four|five|pair of|couple) (ceiling fans|=fans)',
      '(hunter|casablanca|minka|paddle|farmhouse) (fan|fans)',
      '(old|ugly|wobbly|brass) (fan|ceiling fan) (new|down|out|replaced|with)',
      '(ceiling fan|fan|fans) (install|replacement|replaced|swap|put up|put in|hung|hang|go up|mount|new)',
    ],
    notFanWork,
  ),
  inOrderExcept(
    [
      '<put-in> (ceiling fan|fan|fans|ceiling fans)',
      '(ceiling fan|ceiling fans|fan|fans) (=installed|=wired|=replaced|=changed|=connected|=swapped|=assembled|hooked up)',
    ],
    notFanWork,
  ),
)

/** What takes the meaning from the words of {@link lightWork}. */
const notLightWork: string[] = [
  '(drip|leak|water|rain|pour) (on|onto|from|through|out) (light|lights|chandelier|fixture|pendant)',
  '(on|off|from) (dining room|foyer|hall)? chandelier',
  '(light switch|switch)',
  '(chandelier|light|fixture) (down|removed)',
  '(take down|take|taking down|remove|removing) (chandelier|light|fixture) (fan|down)',
  '(swap|replace|change out|trade|change) (fan|ceiling fan|fans)',
  '(ceiling fan)',
  '(just|only) light (there|now|up there)',
  '(motion|porch|security) (light|lights) (stay on|stays on|stuck|will not turn off|all day)',
  '(light kit)',
  '(pilot light)',
  '(no lights|no light)',
  '(exit light|emergency light)',
  'light bulb',
  'indicator',
  '(light|lights) (flicker|went out|go out|goes out|are out|is out|been out|dead|blink|quit|stop|not work|burn out|die|dim|broken|buzz|fix|repair|go dark)',
  '(get lights)',
  '(christmas|holiday) lights',
  '(lights) (flicker|dim|go out)',
  'traffic light',
  '(smoke)',
]

/** Lights to be put in or replaced. */
export const lightWork: Condition = any(
  saidExcept(
    [
      '(swag lamp|post lamp|lamp post|tiffany lamp|under cabinet strips|led strips|low voltage lights|display lighting|track lighting|landscape lighting|motion light|flood light|lantern|pendants|pendant|wall washers|puck lights|stair lights|step lights|chandelier) (hang|hung|put|put up|up|install|want|wants|for|price|bid|run|along|hardwired|hardwire|much|cost|quote|new|add|added|under|arrived)',
      '(fan) (taken down|take down|down) (chandelier|light|pendant)',
      'new (fixture|light|sconce|chandelier|lantern|pendant) (in|for|over|at|by|on)',
      '(light|lights) (railing|railing posts|deck posts|deck steps|fence posts|alley|walk|soffit|closet|closets)',
      '(hang|put|put up|mount|install) (lamp|swag|lantern|tiffany|sconce|pendant|pendants|fixture)',
      '(track lights|pendant lights|light fixture|pendants|chandelier|sconces|lights) (put in|hung|hang|put up|installed) (over|above|counter|bar|island|sink)',
      '(chandelier|pendant|recessed|landscape|under cabinet|undercabinet) (light|lighting|install|swap|put|hang)',
      '(outdoor|track|accent|path) (light|lights|lighting)',
      '(landscape lighting|recessed lighting|outdoor lighting|pot lights)',
      '(lighting) (install|quote|estimate|upgrade)',
      '(lights) (in|under|along) (soffit|soffits|eaves|steps|stairs|walkway|driveway|yard|garden|trees|path)',
      '(light|light up) (driveway|yard|path|walkway|garden|patio)',
      '(flood lights|floodlights|spotlights|security lights) (on|in|at|for|along|over|back|front|corner) ',
      '(led) (panels|tubes|troffers|retrofit|fixtures|lights) ',
      '(want|wants|need|needs|add|adding|put|more|new|two|three|four|six|eight|ten) (recessed|can lights|=cans|wafers|=floods|flood lights|sconces|pendants|step lights|deck lights|soffit lights|uplights|spot lights|spotlights|motion lights|security lights|vanity lights|path lights|post lights|coach lights|puck lights|shop lights|led panels)',
      '(recessed|=cans|pendants|pendant|chandelier|sconces|sconce|=floods|floodlights|wafers|step lights|deck lights|undercabinet|lanterns|shop lights) (in|over|above|along|on|under|for|by|at) (kitchen|hall|hallway|island|drive|driveway|garage|den|family room|basement|living room|dining room|stairs|deck|patio|porch|entry|foyer|sink|office|bedroom|table|walk|yard|soffit)',
      '(hang|hung|mount|install|swap|put up|replace) (foyer|entry|dining room|hall|pendant|bathroom|closet|crystal) (light|chandelier|fixture|lantern|pendant|fixtures)',
      '(light fixture|light fixtures|fixtures) (changed|swapped|replaced|updated|installed|hung|put up|upgraded)',
      '(lights|light) (installed|put in|hung|added|changed out|swapped out|replaced|updated|switched out)',
      '(wall pack|wall packs|troffer|troffers|downlight|downlights|wafer light|wafer lights|puck lights|strip lights|led strip|path lights|string lights|cabinet lighting|pole lights|parking lot lights|bay lights|high bays|uplights|picture light|canopy lights|carriage light|coach light)',
      '(switch|change|convert|swap|upgrade|retrofit) (to led|leds|led)',
      '(chandelier|pendants|pendant|sconces|light fixture|light fixtures|track lighting|vanity light|light over) (hung|hang|installed|install|replace|put up|new|swap|swapped|mount|mounted|wire|wired|centered|heavy)',
      '(light|lights|fixture|lantern|sconce) (put|hung|mounted|installed|added|wired) (over|above|by|near|outside|beside|on)',
      '(vanity|bath|bathroom|closet|hall|foyer|pantry|laundry|stairwell) (light|lights|light fixture) (replace|replaced|swap|new|update|updated|change|changed|install)',
      '(replace|new|swap|change|update|install|add) (vanity|bath|bathroom|closet|hall|foyer|pantry|laundry|stairwell) (light|lights|light fixture)',
      '(light|lights) (over|above|under|along) (table|sink|island|mirror|driveway|counter|walkway|path|vanity|cabinets|stairs) ',
    ],
    notLightWork,
  ),
  inOrderExcept(
    [
      '(light|lights|lighting|light fixture|fixture|fixtures|lamp|lamps|chandelier|pendant|sconce|floodlight|leds) (=put up|put up|hung|mounted|installed|put in|added|wired|hooked up|go up|swapped|changed out)',
      '(install|put in|put up|add|hang|new|replace|swap|swap out|mount|change out|wire|set|upgrade) (light|lights|lighting|recessed|recessed light|can light|chandelier|pendant|pendant light|sconce|light fixture|track light|track lighting|floodlight|flood light|landscape light|landscape lighting|motion light|led|string light|vanity light|porch light|outdoor light|undercabinet light|under cabinet light|security light|=cans|pot light|spotlight|lamp post|post light)',
    ],
    notLightWork,
  ),
)

/** A fan that hangs and does not do. */
export const fanFault: Condition = all(
  not(fanWork),
  said('(ceiling fan|fan) (wobble|hum|noise|not work|stop|quit|pull chain|remote|speed|dead|click)'),
)
