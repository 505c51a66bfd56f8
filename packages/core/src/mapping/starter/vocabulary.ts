import { wordList } from '../text/word-list.ts'

/** Lists of words that the rules of several trades share. */
export const starterVocabulary: Record<string, string[]> = {
  'put-in': wordList(`
    install, put in, putting in, put up, put, replace, new, hook up, hookup, swap, swap out, add, upgrade,
    change out, switch out, fit, mount, hang, set, connect, convert, set up, wire, relocate`),
  renew: wordList(`
    new, replace, install, swap, upgrade, change out, switch out, put in, convert, bigger, another, bid, price
    for, quote for, quote on, estimate for, price on, estimate on, cost of, cost for, looking for, shopping for`),
  anew: wordList(`
    new 40, new 50, new 75, new 40 gallon, new 50 gallon, new one, another one, replace it, it replaced, replaced, new unit, replacement, new system, new ones, swap
    it, upgrade, brand new, new tank`),
  bust: wordList(`
    burst, break, split, crack, rupture, snap, blow, pop, come apart, let go, explode, shoot, gush, spray, come
    off, pull off, shear`),
  clog: wordList(`
    clog, block, plug, plugged, slow, back up, backup, stop up, not drain, snake, auger, overflow, gurgle,
    plunge, plunger, not go down, hair, grease, drain slow, standing water, sluggish, fill up, puddle, pool,
    take forever, rooter, unclog, drano, liquid plumr, bubble, stop, not empty, flush down, jam, clear, clean
    out, clean, fill with water, hold water`),
  tap: wordList(`
    faucet, tap, spigot, hose bib, sillcock, hydrant, mixer, sprayer, outside faucet, shower head, shower valve,
    tub spout, spout, shower handle, cartridge, diverter, bibb, laundry faucet`),
  drainable: wordList(`
    drain, sink, tub, bathtub, shower, floor drain, laundry tub, utility sink, basin, lavatory, urinal, toilet,
    shower drain, tub drain, kitchen sink, bathroom sink, kitchen drain, drain line, sink drain, toilets, washer
    drain, laundry drain, drain pipe, slop sink`),
  pipe: wordList(`
    pipe, water line, supply line, hose, valve, joint, fitting, copper, copper line, pex, riser, trap, p trap,
    water main, shut off valve, shut off, angle stop, drain pipe, water pipe, galvanized, line, plumbing,
    pressure regulator, prv, expansion tank, backflow, hose connection, washer hose, supply, stack, vent stack`),
  heater: wordList(`
    furnace, boiler, heat, heater, radiator, heat pump, baseboard, hvac, rooftop unit, heating, heating system,
    radiant floor, rtu, blower, inducer, ignitor, igniter, air handler, heat system, gas pack`),
  cooler: wordList(`
    ac, minisplit, heat pump, condenser, cooling, compressor, rooftop unit, hvac, air, cooling system,
    evaporator, coil, outdoor unit, outside unit, condenser fan, air handler, rtu, split system`),
  'gone-out': wordList(`
    out, dead, die, quit, stop, fail, not work, not start, not turn on, not come on, not kick on, not fire, not
    fire up, not light, not ignite, not run, go out, down, break, conk out, kaput, shut down, shut off, shut
    itself off, lock out, toast, trip, on the fritz, give up, crap out, not respond, not do anything, go off,
    not stay on, not stay lit, keep going off, cut out, shot, not turn, not spin, error, blink, flash,
    code, fault, off and on, on and off, turn off, not working right, not functioning`),
  ailing: wordList(`
    noise, loud, bang, rattle, squeal, screech, scream, hum, buzz, grind, clank, knock, whistle, vibrate, smell,
    burn smell, leak, drip, weak, weird, strange, funny, short cycle, cycle, not keep up, struggle, act up,
    problem, issue, trouble, repair, fix, look at, check out, diagnose, diagnostic, malfunction, freeze, ice,
    ice up, freeze up, lukewarm, blow cold, blow warm, blow hot, warm air, cold air, not heat, not cool, not
    blow, run constantly, run all day, run nonstop, never shut off, smoke, pop, click, thump, wheeze, dying, on
    its last legs, erratic, intermittent, low on refrigerant, freon, refrigerant, uneven, not get warm, not get
    cold, rotten smell, musty, dirty sock, not right, sound, chatter, gurgle, hiss, pilot, tick, whine, chirp,
    shake`),
  service: wordList(`
    checked out,     tune up, maintain, check up, checkup, serviced, seasonal, clean, cleaned, inspect, annual, pre season,
    preseason, winterize, bled, bleed, flush, ready for winter, ready for summer, looked over, look over,
    checked, filter service, filter change, yearly, once over, service, get checked, spring check, fall check`),
  outlet: wordList(`
    outlet, gfci, socket, plug, receptacle, outlets, usb outlet, switch, light switch, dimmer, breaker, circuit,
    circuit breaker, wire, wiring, exit light, emergency light, doorbell, smoke detector, smoke alarm, carbon
    monoxide, fixture, light fixture, exhaust fan, bath fan, bathroom fan, porch light, motion sensor, timer,
    photocell, junction box, disconnect, surge protector, fan switch, three way switch, ballast, exit sign,
    outdoor light, kitchen light, hall light, garage light, closet light, floodlight, lights, light, ceiling
    fan, fan light, fluorescent, fuse, power`),
  'outlet-fault': wordList(`
    quit, dead, not work, go out, out, trip, flicker, buzz, loose, break, replace, repair, fix, not reset, dim, stop,
    bad, weird, crack, warm, hot, not stay, not hold, spark, smoke, melt, burn, wobble, short, pop, hum,
    crackle, shock, zap, lose power, no power, not turn on, not turn off, act up, blink, scorch, fall out,
    chirp, beep, hiss, glow, arc, not come on, backwards, upside down, reverse polarity, ungrounded, two prong,
    blow, keep going, not do anything, do nothing, go dark, half power, brown, chewed, not on, dangle, hang out,
    exposed, bare, look at, troubleshoot, intermittent, fail, stuck, not close, open, give out, dimming,
    outdated`),
  remodel: wordList(`
    remodel, renovate, redo, redone, redoing, gut, makeover, make over, update, overhaul, refresh, modernize,
    redesign, facelift, do over, accessible, refinish, expand, bump out, reconfigure, demo, transform, upgrade,
    rip out, tear out, retile, build out`),
  rotten: wordList(`
    repair, rot, rotten, loose, break, fix, replace, fall, blow down, blow over, wobble, split, soft, pull out,
    pull away, pull loose, lean, sag, warp, crack, collapse, missing, down, come off, come loose, give way,
    unsafe, shaky, cave, damage, knock, knock down, hit, termite, wood rot, come apart, apart, fall apart, crumble, rickety, wobbly, unstable, in bad shape, give out, squirrel, carpenter bee, detach,
    bad, rebuild, patch, not latch, drag, stick, spongy, splinter`),
}
