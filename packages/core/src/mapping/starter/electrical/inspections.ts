import type { Condition } from '../../operators/condition.ts'
import { saidLoosely } from '../phrases.ts'

/** Wiring to be looked over. */
export const inspection: Condition = saidLoosely(
  [
    'certificate electrician',
    '(electrical|wiring) (check|check up|checkup)',
    '(electrical|wiring) (certificate|certification|letter|report) (insurance|sale|closing|bank|lender|city|for)?',
    '(electrical|wiring|safety|electric|insurance|pre purchase|home sale) (inspect|check|inspection|evaluate|certificate|report)',
    'inspect (wiring|electrical|panel|electric)',
    '(inspection certificate|knob and tube|aluminum wiring|safety check|safety inspection)',
    '(wiring|electrical) (checked|looked over|inspected|evaluated|up to code|assessed)',
    '(look over|go over|check over) (wiring|electrical)',
    '(is|make sure) (wiring) (safe|ok)',
    '(inspection|inspected|inspect) (electrical|wiring|house|home) (insurance|sell|sale|buy|buyer|seller|closing|realtor|lender|carrier|underwriter)',
    '(insurance|insurer|carrier|underwriter|realtor|lender|buyer) (want|require|ask|need) (electrical|wiring|electrician|inspection|certificate|letter|report)',
    '(electrical|wiring|electric) (gone through|gone over|go through|look at everything|safe to buy|signed off)',
    '(electrical|wiring) (once over|going over|walk through|audit|safety|evaluation|code check|letter|survey)',
    'electrical kind',
    '(thermal|infrared) scan',
    '(electrical|wiring|house|home|whole house|everything|it all|place) (inspected|inspection) (before|for|by|closing|buy|insurance|peace|sleep)',
    '(wiring|electrical|electric|panel) (inspected|inspection|certified|assessment|assessed|evaluation|looked at for insurance|reviewed|safe)',
    '(cloth|cloth covered|old|original|ungrounded|two wire) wiring (inspect|inspected|inspection|check|safe|look over)',
    '(have|having|get|getting|want|wants) (it|it all|everything|all|house|whole house|whole place|place) (inspected|inspection|gone over)',
    '(peace of mind|safety) (inspection|inspect|check) ',
  ],
  [
    '(city|house|home) inspection (tomorrow|today|noon|fail)',
    'gas safety',
    'certificate insurance',
    'proof insurance',
    '(plumbing|sewer|camera|furnace|ac|roof) inspect',
    'boiler inspect',
    '(fail|failed) inspection',
    '(home|city|house|village|building|county|fire) =inspector',
    'fire (=inspector|marshal|chief|code)',
    'once (it is|its|it s)? safe',
    'aluminum wired',
  ],
)
