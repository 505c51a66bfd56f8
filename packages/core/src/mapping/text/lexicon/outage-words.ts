import type { WordGroup } from './lexicon.ts'

/** No heat. */
export const heatOut: WordGroup = {
  tight: [
    '(not any|none|zero|not get any|not got) heat',
    '(house|home|apartment|place|building|unit|flat|church|school|store|office|room|whole house) (is|was|are|feels|getting|gets|like)? (freezing|icebox|stone cold|ice cold|like ice|an icebox|frigid)',
    '(woke|came home|waking) (up)? to cold (house|home|apartment)?',
    'cold house',
    '(air|heat|furnace|vents|registers|radiators|radiator|baseboards|heater) (is|are|comes out|coming out|blows|blowing|just|only|runs)? (cold|ice cold|stone cold)',
    '(blowing|blows|blow|blew) (only|out|nothing but|just)? cold (air)?',
    '(no|not any|lost) (flame|burner flame|pilot)',
    'no heat',
    '(not have|no|without|lost|not get|not any) (any)? heat',
    '(not|=stopped|=quit) (heating|heat)',
    'heat (is|has|just|went|=was)? (out|off|dead|gone|not work|not working|quit|stopped|died)',
  ],
  any: ['<heating> <dead>'],
}

/** No cooling. */
export const coolOut: WordGroup = {
  tight: ['no (ac|cooling|cold air|air)', '(without|lost) (ac|air|cooling)'],
  any: [
    '(ac|air|cooling|minisplit) (out|dead|die|quit|not work|not cool|break|stop|fail|not run|not blow|go out|blow warm|blow hot)',
  ],
}

/** No power. */
export const powerOut: WordGroup = {
  tight: [
    'all lights (gone|went|are|is)? (dead|out|off|dark)',
    '(every room|whole house|entire house|whole place) (dark|dead|out|is out|without)',
    'lights (gone|went|are) (dead|out|dark) (in)? (every|all|whole|my mother)',
    'no (power|electricity|electric)',
    '(power|electricity) (is|has|went|just)? (out|off|down|gone|failed|cut)',
    'lost (all)? power',
    'without (power|electricity)',
    '(whole|entire|half the|half) (house|building|home) (is|went)? (dark|out|dead|off)',
  ],
}

/** Cold that is dangerous without heat. */
export const cold: WordGroup = {
  tight: [
    '(pipes|water|lines) (are|is|have|already|beginning|starting) (to)? (=freeze|=freezing|=frozen)',
    '(starting|beginning|about) to freeze',
    '(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|22|25|28) (degrees)? (below|outside|out|outdoors)',
    '(outside|outdoors) (it)? (is)? (zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty|0|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|22|25)',
    '(teens|zero) (outside|out|tonight|overnight)',
    '(pipes|water) (might|will|going to|could|gonna|about to)? (freeze|burst)',
    'below zero',
    '(sub zero|subzero)',
    'single digit',
    'wind chill',
    '(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|thirteen|fourteen|sixteen|eighteen|twelve|fifteen|twenty|0|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20) (degrees|outside|out|above|outdoors|below)',
    '(minus|negative) (one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|18|20|25)',
    '(freezing|frigid|bitter) (cold|in here|out|outside|house|tonight|weather|temperatures|temps|in house)',
    '(polar vortex|cold snap|blizzard|arctic)',
    '(see) (our|my|your|their)? breath',
  ],
}

/** The very young and the old. */
export const weak: WordGroup = { tight: ['<weak>'] }

/** The sick. */
export const medical: WordGroup = { tight: ['<medical>'] }
