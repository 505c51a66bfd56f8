import type { Condition } from '../../operators/condition.ts'
import { saidLoosely } from '../phrases.ts'

/** Care for a machine that cools. */
export const acService: Condition = saidLoosely(
  [
    '(ac|=cooling) (before summer|for summer|time of year|before season|cooling season|ready for)',
    '(ac|minisplit|=cooling|heat pump|cooling system|hvac|condenser|ac unit|ac system|coil) <service>',
    '(spring|summer) (tune up|check up|checkup|maintenance)',
    '(freon|refrigerant|coolant) (top off|top up|topped off|topped up|recharge|recharged|check|added)',
    '(ac|air|air conditioning) (checked|checked out|looked at|tested|gone through) (before|ahead|until)? (hot|summer|season|heat|warm)',
    '(ac|air) (nothing wrong|works fine|working fine|no problems) (check|checked|service)?',
    '(spring) (ac)',
    '(coil|coils|condenser|condensers) (clean|cleaned|wash|washed|rinse)',
    '(ac|air) (ready|checked|prepped) (summer|heat|hot weather)',
    '(opened up|fired up|started up) (ac|for season|for summer)',
    '(time for|due for|overdue for) (ac|air|condenser|heat pump|cooling) (again|visit|going over|annual)?',
    '(ac|air|heat pump|cooling) (looked at|gone over|seen to|checked on) (every|before|each|spring|year|furnace)',
  ],
  [
    '(when|whenever|every time|each time|as|after|while|until) (start up|starts up|starting up|fire up|fires up|kick on)',
    '(service call)',
    '(out of service)',
    'emergency service',
    'service (area|panel|line|upgrade|entrance)',
    '(dinner|lunch|church|food|sunday|wedding|funeral|customer) service',
    '(noise|grind|rattle|squeal|bang|clunk|smell|hum|loud|scream|buzz|knock) (start up|startup|fire up|start|kick on)',
    'service (starts|begins|tonight|at five)',
    'duct cleaning',
    'clean duct',
  ],
)

/** Care for a machine that heats. */
export const heatService: Condition = saidLoosely(
  [
    '(furnace|boiler|heating|heat) (before winter|before cold|for winter|time of year|before season|heating season|ready for)',
    '(furnace|boiler|heating system|heating|heat|heater|furnaces|boilers|radiators) <service>',
    '(fall|winter) (tune up|check up|checkup|maintenance)',
    '(heat|furnace|boiler|heater) (checked|looked at|gone over|ready) (before|for|ahead) (winter|cold|season|fall)',
    '(bleed|bled) (radiators|boiler|radiator)',
    '(time for|due for|overdue for) (furnace|boiler|heater|heat) (again|visit|going over|annual)?',
    '(furnace|boiler|heat) (looked at|gone over|seen to|checked on) (every|before|each|fall|year|air)',
    '(burner cleaning|combustion analysis|combustion test|heat exchanger inspection)',
    '(filter) (change|replace|changed|replaced|new) (furnace|boiler|heat|hvac)',
    '(furnace|boiler|heat|heater) (run great|working fine|runs like) (check|checkup|clean)',
    '(boiler|furnace) (checkup|check up|yearly|annual|cleaning|cleaned|every year|look over|looked over|once over|going over)',
  ],
  [
    '(when|whenever|every time|each time|as|after|while|until) (start up|starts up|starting up|fire up|fires up|kick on)',
    '(start up|starts up|fire up|fires up) (noise|squeal|bang|boom|rattle|screech|smell|loud|awful)',
    '(service call)',
    '(=just|=already|=recently) (serviced|inspected|cleaned)',
    '(noise|grind|rattle|squeal|bang|clunk|smell|hum|loud|scream|buzz|knock) (start up|startup|fire up|start|kick on)',
    '(dinner|lunch|church|food|sunday|wedding|funeral|customer) service',
    '(heater) (flush|flushed)',
    '(water heater)',
    'heat pump',
    '(real|summer|july) heat',
    'heat (wave|of summer|of day|comes)',
    '(before|until) heat',
    'emergency service',
    'service (area|panel|line|upgrade)',
    'space heater',
    'hot water',
  ],
)
