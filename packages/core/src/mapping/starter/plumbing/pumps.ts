import type { Condition } from '../../operators/condition.ts'
import { all, any, later, mentioned, not, said, saidExcept } from '../phrases.ts'

/** What goes wrong with a sump pump. */
export const sumpFault: Condition = saidExcept(
  [
    '(sump pump|sump|ejector pump) (noise|not work|every|constantly|nonstop|dry|short cycle|not kick on|hum|run|loud|repair|check|float|stuck|test|cycle|alarm|quit|die|fail|stop|dead|beep|look at|checked)',
  ],
  ['breaker', 'outlet', 'circuit', 'gfci'],
)

/** A sump pump to be put in. */
export const sumpWork: Condition = any(
  all({ op: 'intent', in: ['quote'] }, said('(sump pump|sump|ejector pump|pedestal pump)'), not(sumpFault)),
  said(
    '(zoeller|wayne|ridgid|liberty|basement watchdog|watchdog|superior pump|little giant) (install|installed|put in|put|new|replace|changed out|swap|kit|fit|hook|junk|on hand|bought|pump)',
    '(sump|pit|crock|sump hole) (quieter|new|fresh|replacement|cast iron|bigger|stronger|submersible|kit|fit|fitted|set)',
    '(battery backup pump|backup pump|secondary pump|second sump)',
    '(new|replace|install|swap|put in|upgrade|another|change out|backup) (sump pump)',
    '(sump pump) (install|replacement|replaced|battery backup|backup|swap|quote)',
    '(backup|=second|battery backup) (sump pump)',
    '(sump) (undersized|too small|=new|replace|put in|install|bigger|upgrade)',
    '(new|replace|install|swap|put in|add) (ejector pump|sewage ejector|submersible|submersible pump|battery backup pump|pit pump|basement pump|sump)',
    '(pedestal pump|ejector pump|sewage ejector|submersible|sump) (=new|replace|install|swap|replaced|put in)',
    '(sump|pump) (battery backup|water powered backup)',
    '(sump pump) (new one|what a new one|replacement|another one|horsepower)',
    '(sump pit|sump basin) (new|install|dig|put in)',
    '(pit|crock|basin) (no pump|without pump|=empty|never had) (put in|install|wants|new)?',
  ),
  later(
    '(sump pump|pedestal pump|ejector pump|sump) (new one|new pump|replace it|replacement|replaced|another one|swap it|swapped|brand new|bigger one|same deal|installed|submersible)',
  ),
  all(
    mentioned(
      '(storm|storms|rain|pit|crock|basement|flood|ground water|groundwater|dry floor|power outage|backup|sump)',
    ),
    not(mentioned('(heat pump|well pump|boiler|circulator|condensate|pool|recirc|furnace|fountain|pond)')),
    any(
      said(
        '(new|replace|bigger|better|another|swap|stronger|backup|second|larger|one third|half horse|three quarter|reliable) pump',
      ),
      later(
        '(pump) (new one|replaced|new pump|replacement|replace it|put in|installed|another|swapped|swap it|upgrade)',
      ),
    ),
  ),
)
