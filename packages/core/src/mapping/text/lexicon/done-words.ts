import type { WordGroup } from './lexicon.ts'

/** Work of ours that was done or has begun, told by what was left, what was paid, or by whom it was done. */
export const doneByUs: WordGroup = {
  near: [
    '(=was|=were|=been|=got|=had|=started|=put|=done|=installed|=fixed|=repaired|=replaced|=cleaned|=serviced|=hung|=set|=wired|=patched|=built) by (our|your|us|you) (crew|tech|technician|guys|plumber|electrician|man|people|team|installer|carpenter|painter|drywaller|company|outfit)?',
    '(=you|=yall|=youse) (=ran|=laid|=dug|=hung|=built|=wired|=poured|=tore|=opened|=patched|=soldered|=mounted|=swapped|=installed|=replaced|=redid|=fixed) (line|trench|wall|hole|floor|lawn|yard|ceiling|unit|heater|furnace|panel|faucet|toilet|deck|pump|fan|thermostat|outlet|breaker|door|cabinet|cabinets)',
    '(=tech|=technician|=plumber|=electrician|=crew|=installer|=guy|=man|=carpenter|=painter|=drywaller) (from|with) (us|you|our|your) (=was|=were|=came|=did|=left|=put|=told|=said|=fixed|=replaced|=installed)',
    '(=paid|=pays|=put down|=left|=gave|=made|=sent|=mailed) =deposit',
    '(=deposit|=down payment|=first payment) (=paid|=was|=is|=cleared|=back|=cashed)',
    '(=where|=how) (does|do|is|are|did) (it|that|things|my|his|her|our|order|job|install|project) (=stand|=stands)',
    '(=left|=forgot|=leaves) (his|their|your|our) (=behind|=here|=there|=after|=under|=on|=in|=at)',
  ],
  tight: [
    '(=got|=have|=received|=opened) (your|this|my)? =bill (here|for|today|in mail|in front)',
    '(you|you fellas|you folks|you guys|yall|your boys|your fellas) (=set|=put|=hung|=left|=patched) (last|yesterday|monday|tuesday|wednesday|thursday|friday|saturday)',
    '(you|you guys|you folks) (email|emailed|send|sent|mail|mailed|text) (me|us|over)? (video|pictures|photos|report|paperwork|invoice|receipt|estimate)',
    '=when (technician|tech|plumber|electrician|guy|man|crew) (with|will arrive|will be here|arrives|gets here|is coming)',
    '(=thank|=thanks|=compliment|=praise|=commend|=thanked|=thanking) (tony|mike|dave|you|him|them|her|everybody|everyone|all)? (for)? (great|good|wonderful|nice|fine|fantastic|excellent|lovely|quick|fast|fixing|coming|job|work)',
    '(=great|=good|=wonderful|=nice|=fine|=fantastic|=excellent|=lovely|=beautiful|=terrific) (=job|=work) (on|with|in|at) (my|our|his|her|the|deck|kitchen|bathroom|furnace|drain|panel)?',
    '(his|her|their|our|your) (=deposit|=down payment|=invoice|=warranty|=permit|=rebate)',
    '(=since|=after) (our|your) (=visit|=work|=repair|=install|=crew|=tech|=technician|=guy|=plumber|=electrician|=last)',
    '(=visit|=work|=job|=repair|=install|=installation|=service|=estimate) (of|from|on|last) (monday|tuesday|wednesday|thursday|friday|saturday|yesterday|last week|week|month)? (by|with) (us|you|our|your)',
    '(=you|=yall|=they|=we) (=sent|=had) (out)? (guy|man|tech|technician|plumber|electrician|fella|fellow|kid|crew|boy|somebody|someone) (out|over|here|last|yesterday|monday|tuesday|wednesday|thursday|friday|named|who|and)',
    '(=when|=once) (unit|part|parts|cabinets|windows|door|generator|panel|charger|order|heater) (is|are|will be) (=due|=in|=here|=delivered|=coming)',
    '(=where|=when|=is|=has) (my|his|her|our|their) (part|parts|permit|order|unit|cabinets|windows|estimate|quote|report)',
  ],
}
