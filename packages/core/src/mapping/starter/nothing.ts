import type { Condition } from '../operators/condition.ts'
import type { MappingRule } from '../rules/rules.ts'
import { all, any, inOrder, not, routine, said } from './phrases.ts'

/** Work that is asked for besides the job there is. */
const moreWork = inOrder(
  'how much (extra|more)',
  '=add (on|that|it|to)',
  'keep (that|it|appointment) and',
  '(same) (morning|visit|day|trip) (add|also)',
  'fresh (one|quote|estimate|price|bid)',
  '(second|new|another|different|separate) (job|problem|issue|project|thing)',
  '(put|have|get) (in|him|her|them)? (too|also|as well)',
  'while (he|she|they|you|technician|guy) (there|here|out|at it)',
  '(could|can|have|would) (he|she|they|you|him|her|them|somebody|someone) also',
  'also (hang|put|install|replace|fix|look|have|quote|price|want|need|wants|needs|get|give)',
)

/** Who asks what something costs speaks of work to come, unless it is a price that upsets. */
const wantsPrice = all({ op: 'intent', in: ['quote'] }, not({ op: 'intent', in: ['complaint'] }))

/** Who wants to buy parts, or to see them, wants no work. */
const overTheCounter = said(
  '(buy|sell|sold|pick up|get) over counter',
  '(parts|filters|flapper|cartridge|cartridges) counter',
  '(sell|stock|carry) (parts|filters|retail|replacement parts|fittings|cartridges|flappers|washers|bulbs|faucets|thermostats|ceiling fans|fans|generators|heaters|outlets|breakers|fixtures)',
  '(buy|purchase|pick up|rent) (filters|parts|auger|snake|fan|generator|generators|pump|pumps) (shop|store|counter|from you|from us|off you)',
  '(got|have|is there|visit|open) showroom',
  'supply house',
  '(are you|you|yall) hiring',
  '(looking for work|job opening|job openings|take apprentices|take on apprentices|summer apprentices|hire apprentices|need helpers|apprenticeship|drop off resume)',
  '(journeyman|apprentice|trade school|resume) (openings|hiring|apprentices|position)',
  'here with (pallet|delivery|load|truckload)',
  '(paint) (by gallon|by the gallon)',
  '(rent|rent out|lease) (generators|generator|pumps|pump|tools|snake|heaters)',
)

/** Somebody has done it, or it came right by itself; nothing is needed, or somebody only wanted to know. */
const settled: Condition = {
  op: 'phrase',
  any: [
    '(no|not) (visit|appointment|service|work|help|plumber|electrician|technician|action|dispatch) (needed|required|necessary|wanted)',
    '(no longer|not) (need|needs|want|wants) (visit|appointment|service|anything|anybody|anyone|us|to book|that appointment) (anymore|now|after all|done)?',
    '(never mind|nevermind|scratch|forget) (estimate|appointment|visit|quote|order|request|call)',
    '(i|he|she|they|we) not need (that|your) (appointment|visit|estimate|plumber|electrician|technician)',
    '(husband|wife|son|nephew|brother|dad|father|uncle|friend|neighbor|landlord|super|cousin|city|village|grandson) (=already|=just|=went|=finally)? (=fixed|=replaced|=repaired|=cleared|=solved|=unclogged) (himself|herself|already|works|so)',
    '(=already|=just) (=fixed|=repaired|=cleared|=handled|=sorted) (it|that|himself|herself|itself|leaky|running|clog)',
    '(=already|=since) (=put|=installed|=replaced) (that|it|in|himself|herself)? (so|never mind|not need)',
    '(working again|back on|back to normal|went away|cleared itself|fixed itself|came back on|up and running) (so|no|not|now)',
    '(only|just) (wanted|asked|calling|curious) (if we heard|us to know|you to know|to let you know|out of curiosity)',
    '(all) (i|he|she|we|they) (wanted|wants|wanna|want|needed|need) know',
    'nothing (wrong|needs doing|to fix|amiss) (moment|right now|present|yet)',
    'nothing needs doing',
    '(updating|update|for) (file|records)',
    '(nothing) (needed|left to fix|left to do|for us)',
    '(no|has no|have no) work for us',
    '(not|no) need (nobody|anybody|no one|anyone)',
    '(not|no longer) need (bid|quote|estimate) (anymore|no more|now)?',
    '(we are good|he is good|she is good|i am good|we are all set|all good) (now|so|no)?',
    '(changed) (mind|minds)',
    '(letting you know|called only to say|just to say|only to say|to say thanks)',
    '(sold) (car|house|truck) (so|no)?',
    '(wanted|asking|asked|knows|know) (our|your) (office hours|hours)',
    '(no quote needed|no estimate needed|no visit needed|nobody needed)',
  ],
  except: [
    '(need|needs|want|wants) (anybody|anyone|somebody|nobody|visit|service) (rush|hurry|right away|today|urgent|soon)',
  ],
  order: 'near',
  within: 2,
  meaning: 'mentioned',
  speaker: 'caller',
}

const wantsNothing = all(
  routine,
  settled,
  not({ op: 'intent', in: ['quote', 'appointment', 'callback'] }),
  not(moreWork),
  not(said('(but|however|instead|now) (need|needs|want|wants|like|has|got|there|sag|drip|leak)')),
)

/** Spam, complaints and questions about a job of ours put nothing on an estimate, unless more work is asked for. */
export const nothingToBill: MappingRule = {
  id: 'nothing-to-bill',
  when: any(
    { op: 'intent', in: ['spam'] },
    overTheCounter,
    wantsNothing,
    all({ op: 'intent', in: ['existing-job', 'complaint'] }, not(moreWork), not(wantsPrice)),
  ),
  lines: [],
  last: true,
}
