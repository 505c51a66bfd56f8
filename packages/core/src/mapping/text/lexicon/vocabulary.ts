import type { Vocabulary } from '../phrase.ts'
import { wordList } from '../word-list.ts'

/** Word lists that the phrases about urgency and intents share. */
export const callVocabulary: Vocabulary = {
  heating: wordList(`
    heat, furnace, boiler, heater, hvac, radiator, heat pump, heating system, unit, rooftop unit, heating, burner,
    baseboard, baseboards, unit heater, wall heater, floor heater, rtu, minisplit, pilot, gas pack, wall furnace,
    circulator, ignitor, inducer, blower, heaters, radiators`),
  dead: wordList(`
    packed it in, packed in, packed up, given up, give up, knocked off, out, dead, die, quit, stop, fail, not work, not working, gone, go out, went off, go off, go down, down,
    broke, break, not start, not turn on, not come on, not kick on, not ignite, not fire, shut down, shut off,
    conk out, kaput, not heat, not run, lost, off, crap out, give out, lock out, locked out, lock up, not light,
    not fire up, not relight, not come back, no flame, blow cold, blow only cold, stone cold, ice cold, cold air,
    air cold, gave up, on the fritz, inoperative, not respond, not stay lit, not keep up, bit the dust, stop work,
    shut itself off, error code, not do anything, flame out, kick off, burn out, seize, toast, not blow`),
  pipe: wordList(`
    pipe, pipes, line, hose, supply line, water line, valve, fitting, main, water main, spigot, joint, faucet,
    copper, tank, water heater, hose bib, connection, washer hose, riser, sprinkler, plumbing, pex, crimp, elbow,
    coupling, tee, union, galvanized, fill line, fill valve, stop, angle stop, shut off, ball valve, gate valve,
    saddle valve, supply, supply tube, braided line, connector, compression fitting, ice maker line, fridge line,
    sillcock, water meter, backflow, sprinkler head, standpipe, manifold, solder joint, filter housing, softener,
    pressure tank, dishwasher line, toilet tank, feed line, cold line, hot line, service line, regulator, cpvc`),
  room: wordList(`
    basement, kitchen, bathroom, floor, ceiling, living room, hallway, bedroom, garage, house, laundry room,
    carpet, dining room, apartment, unit, crawlspace, utility room, office, lobby, store, wall, walls, cellar,
    downstairs, closet, stairs, stairwell, hall, nursery, den, family room, foyer, entry, hardwood, hardwoods,
    cabinet, cabinets, pantry, mechanical room, elevator, stockroom, showroom, dining area, sanctuary, classroom`),
  electrical: wordList(`
    outlet, panel, breaker, breaker box, switch, wire, wiring, wall, light, fixture, box, fuse box, meter,
    socket, plug, cord, circuit breaker, electrical box, light fixture, ceiling fan, dryer outlet, cable,
    charger, junction box, attic, disconnect, mast, chandelier, sconce, receptacle, dimmer, subpanel, wires, ballast,
    sign, transformer, neutral, conduit, surge strip, power strip`),
  weak: wordList(`
    baby, babies, infant, newborn, toddler, kid, child, elderly, grandmother, grandma, grandfather, grandpa,
    granny, senior, seniors, pregnant, nursing home, memory care, daycare, shelter, week old, month old, year
    old mother, year old father, year old man, year old woman, old mother, old father, old mom, old dad,
    preemie, premature, in her 80s, in his 80s, in their 80s, in her 90s, in his 90s, in their 90s, in her
    eighties, in his eighties, in their eighties, in her nineties, in his nineties, resident, dementia,
    alzheimer, quadruplets, triplets, elder, elders, aged, campers, kindergarten, pre k, day care, infants, newborns,
    toddlers, weeks old, months old, day old, residents, grandparents, frail, shut in, nana, abuela, alzheimer, twins, little ones, assisted living, great grandmother, grandkid, grandchild, i am 80, i am 82, i
    am 84, i am eighty, eighty four, eighty two, eighty six, eighty one, eighty eight, ninety one, yo
    mother, yo father, yo mom, hypothermia`),
  medical: wordList(`
    oxygen, ventilator, dialysis, heart failure, heart condition, cpap, nebulizer, concentrator, medical
    equipment, breathing machine, copd, chemo, hospice, bedridden, feeding tube, insulin, life support, asthma,
    disabled, wheelchair, post surgery, parkinson, stroke, home nurse, kennel, not okay, not doing well, dizzy,
    lightheaded, overheating, walker, hospital bed, pacemaker, epilepsy, seizure, transplant, faint, fainted, stroke,
    home health, hospital, recovering, dehydrated`),
}
