import { wordList } from '../text/word-list.ts'

/** Lists of words that the rules of several trades share. */
export const starterVocabulary: Record<string, string[]> = {
  'put-in': wordList(`
    install, put in, putting in, put up, put, replace, new, hook up, hookup, swap, swap out, add, upgrade,
    change out, switch out, fit, mount, hang, set, connect, convert, set up, wire, relocate, hung, wired up,
    hooked up, changed out, swapped out, tie in, go in, mounted`),
  renew: wordList(`
    new, replace, install, swap, upgrade, change out, switch out, put in, convert, bigger, another, bid, price
    for, quote for, quote on, estimate for, price on, estimate on, cost of, cost for, shopping for,
    price to replace, changeout, change over, changeover, replacing, brand new, tear out, budget for, upsize, go with, switch to, switch over, convert to, numbers on, figure on, figure for`),
  anew: wordList(`
    new 40, new 50, new 75, new 40 gallon, new 50 gallon, new one, another one, replace it, it replaced, replaced, new unit, replacement, new system, new ones, swap
    it, upgrade, brand new, new tank, new heater, replacing, put in new, have it replaced, get it replaced, changed out, swapped out,
    upsize, newer one, bigger one, same deal, end of its life, install new`),
  bust: wordList(`
    burst, break, split, crack, rupture, snap, blow, pop, come apart, let go, explode, shoot, gush, spray, come
    off, pull off, shear, blow apart, spew, spurt, squirt, pop off, disconnect, fail, leak, give way, rust through, hole`),
  clog: wordList(`
    clog, block, plug, plugged, slow, back up, backup, stop up, not drain, snake, auger, overflow, gurgle,
    plunge, plunger, not go down, hair, grease, drain slow, standing water, sluggish, fill up, puddle, pool,
    take forever, rooter, unclog, drano, liquid plumr, bubble, not empty, flush down, clear, clean
    out, fill with water, hold water, foam, foam up, foam over, cable, cabling, rod, rodding, burp, gunk, sludge,
    hairball, wipes, spill over, come back up, bubble up, slowly, lazy, trickle down, pour back,
    percolate, not emptying, not draining, goes down slow, swirl, snaked, cleared, obstruct, blockage, full of water, not take water, silt, silted`),
  tap: wordList(`
    faucet, tap, spigot, hose bib, sillcock, hydrant, mixer, sprayer, outside faucet, shower head, shower valve,
    tub spout, spout, shower handle, cartridge, diverter, bibb, laundry faucet, kitchen tap, pull out sprayer, tub faucet,
    bath faucet, hose spigot, frost free, outside tap, garden tap, yard hydrant, pot filler, bidet, shower arm`),
  drainable: wordList(`
    drain, sink, tub, bathtub, shower, floor drain, laundry tub, utility sink, basin, lavatory, urinal, toilet,
    shower drain, tub drain, kitchen sink, bathroom sink, kitchen drain, drain line, sink drain, toilets, washer
    drain, laundry drain, drain pipe, slop sink, standpipe, lav, vanity, shampoo bowl, mop sink, prep sink,
    hand sink, bar sink, area drain, trench drain, catch basin, kitchen line, branch line, grease trap, grease
    interceptor, interceptor, laundry line, window well, washing machine drain`),
  pipe: wordList(`
    pipe, water line, supply line, hose, valve, joint, fitting, copper, copper line, pex, riser, trap, p trap,
    water main, shut off valve, shut off, angle stop, drain pipe, water pipe, galvanized, line, plumbing,
    pressure regulator, prv, expansion tank, backflow, hose connection, washer hose, supply, stack, vent stack, elbow,
    tee, coupling, nipple, solder joint, cpvc, pvc, poly, stop valve, ball valve, gate valve, isolation valve, main,
    main line, service line, meter, drain line, waste line, tailpiece, sillcock, spigot, sprinkler line`),
  heater: wordList(`
    furnace, boiler, heat, heater, radiator, heat pump, baseboard, hvac, rooftop unit, heating, heating system,
    radiant floor, rtu, blower, inducer, ignitor, igniter, air handler, heat system, gas pack, zone valve, circulator,
    heat exchanger, exchanger, flame sensor, unit heater, garage heater, wall heater, floor heater, radiant, baseboards,
    radiators, furnace fan, burner, gas valve, heat pumps, furnaces, boilers, wall furnace, forced
    air, mini split heat`),
  cooler: wordList(`
    ac, minisplit, heat pump, condenser, =cooling, compressor, rooftop unit, hvac, air, cooling system,
    evaporator, coil, outdoor unit, outside unit, condenser fan, air handler, rtu, split system, package unit, central
    unit, window unit, cooling unit, condensing unit, condensate line, drip pan, condensate pump, minisplits, chiller, makeup air, dehumidifier, air unit, condensers`),
  'gone-out': wordList(`
    out, dead, die, quit, stop, fail, not work, not start, not turn on, not come on, not kick on, not fire, not
    fire up, not light, not ignite, not run, go out, down, break, conk out, kaput, shut down, shut off, shut
    itself off, lock out, toast, trip, on the fritz, give up, crap out, not respond, not do anything, go off,
    not stay on, not stay lit, keep going off, cut out, shot, not turn, not spin, error, blink, flash,
    code, fault, off and on, on and off, turn off, not working right, not functioning, out of commission, belly up, bit
    the dust, pooped out, won't go, stay off, lose, die out, flame out, blow out, throw code, locked up, seize, fail
    closed, stay closed, inoperative, inop, kick off, not engage, not come back, stone cold`),
  ailing: wordList(`
    noise, loud, bang, rattle, squeal, screech, scream, hum, buzz, grind, clank, knock, whistle, vibrate, smell,
    burn smell, leak, drip, weak, weird, strange, funny, short cycle, cycle, not keep up, struggle, act up,
    problem, issue, trouble, repair, fix, look at, check out, diagnose, diagnostic, malfunction, freeze, ice,
    ice up, freeze up, lukewarm, blow cold, blow warm, blow hot, warm air, cold air, not heat, not cool, not
    blow, run constantly, run all day, run nonstop, never shut off, smoke, pop, click, thump, wheeze, dying, on
    its last legs, erratic, intermittent, low on refrigerant, freon, refrigerant, uneven, not get warm, not get
    cold, rotten smell, musty, dirty sock, not right, sound, chatter, gurgle, hiss, pilot, tick, whine, chirp,
    shake, clunk, thunk, roar, howl, groan, moan, scrape, grumble, buzzing, droning, tapping, ping, musty, gym socks,
    burning, exhaust, lose pressure, not circulate, hardly, barely, sweat, condensation, not satisfy, lag, slow to heat, overheat, cut in and out, surge,
    bearing, motor, capacitor, contactor, won't hold, crack, humid, damp, stuffy`),
  service: wordList(`
    checked out,     tune up, maintain, check up, checkup, serviced, seasonal, cleaned, inspect, annual, pre season,
    preseason, winterize, bled, bleed, flush, ready for winter, ready for summer, looked over, look over,
    checked, filter service, filter change, yearly, once over, service, get checked, spring check, fall check, filters changed,
    burner clean, co test, combustion, startup, fire up for season, twice a year, every year, service agreement,
    maintenance plan, maintenance contract, contract visit, preventive, preventative, precision, oiled, lubricate,
    get ready, going over, go through, prepped, shut down for season, look at before, cleaning, checkup`),
  outlet: wordList(`
    outlet, gfci, socket, plug, receptacle, outlets, usb outlet, switch, light switch, dimmer, breaker, circuit,
    circuit breaker, wire, wiring, exit light, emergency light, doorbell, smoke detector, smoke alarm, carbon
    monoxide, fixture, light fixture, exhaust fan, bath fan, bathroom fan, porch light, motion sensor, timer,
    photocell, junction box, disconnect, surge protector, fan switch, three way switch, ballast, exit sign,
    outdoor light, kitchen light, hall light, garage light, closet light, floodlight, lights, light, ceiling
    fan, fan light, fluorescent, fuse, power, plug in, plug ins, plugin, plugins, plugs, smokes, chime,
    ring doorbell, video doorbell, attic fan, afci, arc fault, three way, dimmers, can light, bulb, bulbs, outside light,
    security light, track light, half the room, bedroom circuit, garage door outlet, baseboard heater,
    washer outlet, freezer outlet, fridge outlet, pole light, lamp post, wall pack, parking lot light, heat lamp`),
  'outlet-fault': wordList(`
    quit, dead, not work, go out, out, trip, flicker, buzz, loose, break, replace, repair, fix, not reset, dim, stop,
    bad, weird, crack, warm, hot, not stay, not hold, spark, smoke, melt, burn, wobble, short, pop, hum,
    crackle, shock, zap, lose power, no power, not turn on, not turn off, act up, blink, scorch, fall out,
    chirp, beep, hiss, glow, arc, not come on, backwards, upside down, reverse polarity, ungrounded, two prong,
    blow, keep going, not do anything, do nothing, go dark, half power, brown, chewed, not on, dangle, hang out,
    exposed, bare, look at, troubleshoot, intermittent, fail, stuck, not close, open, give out, dimming,
    outdated, go dead, died, not light, not reset, no juice, zapped, shot, dark, flaky, cut in and out, kick off, kicks off, kick,
    flip, flips off, throw, trips, gone out, burnt out, burn out, never works, comes and goes, strobe, charred, faceplate, cover plate`),
  remodel: wordList(`
    remodel, renovate, redo, redone, redoing, gut, makeover, make over, update, overhaul, refresh, modernize,
    redesign, facelift, do over, accessible, refinish, expand, bump out, reconfigure, demo, transform, upgrade,
    rip out, tear out, retile, build out, demolish, strip out, gutting, redesign, fix up, spruce up, dated, from scratch, down to
    studs, down to the studs, new look, enlarge, convert, new layout`),
  rotten: wordList(`
    repair, rot, rotten, loose, break, fix, replace, fall, blow down, blow over, wobble, split, soft, pull out,
    pull away, pull loose, lean, sag, warp, crack, collapse, missing, down, come off, come loose, give way,
    unsafe, shaky, cave, damage, knock, knock down, termite, wood rot, come apart, apart, fall apart, crumble, rickety, wobbly, unstable, in bad shape, give out, squirrel, carpenter bee, detach, get hit, was hit, hit by, lose, lost, blew,
    bad, rebuild, not latch, drag, spongy, splinter, hit, tilt, tip, bow, bounce, bouncy, chew, gnaw,
    peck, woodpecker, hole, dangle, buckle, heave, snap, blown off, ripped off, soggy, mushy, punky, sink, sinking, unlevel,
    shift, popping, sticking up, nail, replace boards, swap, redo, shore up, brace, secure, tighten, reattach, fix up,
    leaning, toppled, backed into, smashed, wrecked, settle`),
}
