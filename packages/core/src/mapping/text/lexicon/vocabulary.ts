import type { Vocabulary } from '../phrase.ts'
import { wordList } from '../word-list.ts'

/** Word lists that the phrases about urgency and intents share. */
export const callVocabulary: Vocabulary = {
  heating: wordList(`
    heat, furnace, boiler, heater, hvac, radiator, heat pump, heating system, unit, rooftop unit, heating`),
  dead: wordList(`
    out, dead, die, quit, stop, fail, not work, not working, gone, go out, went off, go off, go down, down,
    broke, break, not start, not turn on, not come on, not kick on, not ignite, not fire, shut down, shut off,
    conk out, kaput, not heat, not run, lost, off`),
  pipe: wordList(`
    pipe, pipes, line, hose, supply line, water line, valve, fitting, main, water main, spigot, joint, faucet,
    copper, tank, water heater, hose bib, connection, washer hose, riser, sprinkler, plumbing`),
  room: wordList(`
    basement, kitchen, bathroom, floor, ceiling, living room, hallway, bedroom, garage, house, laundry room,
    carpet, dining room, apartment, unit, crawlspace, utility room, office, lobby, store, wall, walls, cellar,
    downstairs, closet`),
  electrical: wordList(`
    outlet, panel, breaker, breaker box, switch, wire, wiring, wall, light, fixture, box, fuse box, meter,
    socket, plug, cord, circuit breaker, electrical box, light fixture, ceiling fan, dryer outlet, cable,
    charger, junction box, attic, disconnect, mast`),
  weak: wordList(`
    baby, babies, infant, newborn, toddler, kid, child, elderly, grandmother, grandma, grandfather, grandpa,
    granny, senior, seniors, pregnant, nursing home, memory care, daycare, shelter, week old, month old, year
    old mother, year old father, year old man, year old woman, old mother, old father, old mom, old dad,
    preemie, premature, in her 80s, in his 80s, in their 80s, in her 90s, in his 90s, in their 90s, in her
    eighties, in his eighties, in their eighties, in her nineties, in his nineties, resident, dementia,
    alzheimer, twins, little ones, assisted living, great grandmother, grandkid, grandchild, i am 80, i am 82, i
    am 84, i am eighty, eighty four, eighty two, eighty six, eighty one, eighty eight, ninety one, ninety, yo
    mother, yo father, yo mom, hypothermia`),
  medical: wordList(`
    oxygen, ventilator, dialysis, heart failure, heart condition, cpap, nebulizer, concentrator, medical
    equipment, breathing machine, copd, chemo, hospice, bedridden, feeding tube, insulin, life support, asthma,
    disabled, wheelchair, post surgery, parkinson, stroke, home nurse, kennel, not okay, not doing well, dizzy,
    lightheaded, overheating`),
}
