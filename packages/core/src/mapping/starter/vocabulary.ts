import { wordList } from '../text/word-list.ts'

/** Lists of words that the rules of several trades share. */
export const starterVocabulary: Record<string, string[]> = {
  'put-in': wordList(`
    in place of, out with old, out with the old, have put, bought, supplied, fit, fitted, swap for, swapped for, change for, changed for, retrofit, two new, new pair, add on, put back, rehang, rehung,
    install, put in, putting in, put up, put, replace, new, hook up, hookup, swap, swap out, add, upgrade,
    change out, switch out, fit, mount, hang, set, connect, convert, set up, =wire, =wired, relocate, hung, wired up,
    hooked up, changed out, swapped out, tie in, go in, mounted`),
  renew: wordList(`
    another, redo, in place of, instead of, out with the old, out with old, trade out, trade, looking at new, pick out, supply and install, bigger, larger, upgrade to, upgrading, wants new, needs new, totally new, rip and replace, retire, retiring, ready to replace, time to replace, has to be replaced, pull out old, haul away, thinking of, considering,
    new, replace, install, swap, upgrade, change out, switch out, put in, convert, bigger, another, shopping for,
    price to replace, changeout, change over, changeover, replacing, brand new, tear out, budget for, upsize, go with, switch to, switch over, convert to, replacement of`),
  priced: wordList(`
    price for, price on, price of, pricing on, quote for, quote on, quote of, estimate for, estimate on, estimate of, cost of, cost for, bid on, bid for, bid, numbers on,
    figure on, figure for, price out, priced out, proposal for, number on, number for`),
  anew: wordList(`
    retire it, in with a new one, changed, change it out, swap out, newer, larger one, larger, out with the old, in place of, new 30, new 80, same size, tank is done, tank is shot, at end of life, past its life, past its prime, on its last leg, replaced before, before it goes, give up on it, bought one, haul away old,
    new 40, new 50, new 75, new 40 gallon, new 50 gallon, new one, another one, replace it, it replaced, replaced, new unit, replacement, new system, new ones, swap
    it, upgrade, brand new, new tank, new heater, replacing, put in new, have it replaced, get it replaced, changed out, swapped out,
    upsize, newer one, bigger one, same deal, end of its life, install new`),
  bust: wordList(`
    sheared, cracked clean, blew off, blew out, broke loose, broken off, come loose, pull apart, separate, rupture, tear, torn, drip steady, pop loose, let loose, give out,
    burst, break, split, crack, rupture, snap, blow, pop, come apart, let go, explode, shoot, gush, spray, come
    off, pull off, shear, blow apart, spew, spurt, squirt, pop off, disconnect, fail, leak, give way, rust through, hole`),
  clog: wordList(`
    take age, takes ages, take ages, ages to, at a crawl, crawl, take for ever, hour to drain, barely drain, barely go down, hardly drain, not go anywhere, will not swallow, regurgitate, belch, glug, burble, empty slow, empties slow, slow to empty, solid, jam, choke, gummed up, packed, greasy, food, coffee grounds, rice, wont go down, stays full, still full, half full, out of order, nasty water, dirty water, gray water, come up in, gunked, spit back, creep down, stand in water,
    clog, block, plug, plugged, slow, back up, backup, stop up, not drain, snake, auger, overflow, gurgle,
    plunge, plunger, not go down, hair, grease, drain slow, standing water, sluggish, fill up, puddle, pool,
    take forever, rooter, unclog, drano, liquid plumr, bubble, not empty, flush down, clear, clean
    out, fill with water, hold water, foam, foam up, foam over, cable, cabling, rod, rodding, burp, gunk, sludge,
    hairball, wipes, spill over, come back up, bubble up, slowly, lazy, trickle down, pour back,
    percolate, not emptying, not draining, goes down slow, swirl, snaked, cleared, obstruct, blockage, full of water, not take water, silt, silted`),
  tap: wordList(`
    bath spigot, kitchen sprayer, tub handle, sink handle, shower knob, tub knob, shower trim, bathroom tap, hot tap, cold tap, laundry tap, hose faucet, hydrant, soap dispenser, instant hot, drinking fountain, water fountain, bottle filler, three compartment faucet, pre rinse sprayer, mop sink faucet, single handle, lavatory faucet,
    faucet, tap, spigot, hose bib, sillcock, hydrant, mixer, sprayer, outside faucet, shower head, shower valve,
    tub spout, spout, shower handle, cartridge, diverter, bibb, laundry faucet, kitchen tap, pull out sprayer, tub faucet,
    bath faucet, hose spigot, frost free, outside tap, garden tap, yard hydrant, pot filler, bidet, shower arm`),
  drainable: wordList(`
    guest tub, hall tub, washer line, washing machine, laundry room drain, garage drain, yard drain, driveway drain, condo stack, kitchen stack, bath drain, lavatory drain, bar drain, mop drain, three compartment sink, hand wash sink, urinals, drains, sinks, showers, tubs, commode, john, disposal side, double sink, both sinks,
    drain, sink, tub, bathtub, shower, floor drain, laundry tub, utility sink, basin, lavatory, urinal, toilet,
    shower drain, tub drain, kitchen sink, bathroom sink, kitchen drain, drain line, sink drain, toilets, washer
    drain, laundry drain, drain pipe, slop sink, standpipe, lav, vanity, shampoo bowl, mop sink, prep sink,
    hand sink, bar sink, area drain, trench drain, catch basin, kitchen line, branch line, grease trap, grease
    interceptor, interceptor, laundry line, window well, washing machine drain`),
  pipe: wordList(`
    crimp, saddle valve, union, ferrule, compression ring, compression fitting, supply tube, braided line, fill valve, fill line, feed line, cold line, hot line, ice maker line, icemaker line, fridge line, filter housing, water softener, branch stop, curb stop, manifold, sprinkler head, sprinkler pipe, dishwasher line, toilet supply, vacuum breaker, check valve, relief valve, mixing valve, shower valve, cleanout cap, wax ring, water meter, closet flange, house trap, pipes,
    pipe, water line, supply line, hose, valve, joint, fitting, copper, copper line, pex, riser, trap, p trap,
    water main, shut off valve, shut off, angle stop, drain pipe, water pipe, galvanized, line, plumbing,
    pressure regulator, prv, expansion tank, backflow, hose connection, washer hose, supply, stack, vent stack, elbow,
    tee, coupling, nipple, solder joint, cpvc, pvc, poly, stop valve, ball valve, gate valve, isolation valve, main,
    main line, service line, meter, drain line, waste line, tailpiece, sillcock, spigot, sprinkler line`),
  heater: wordList(`
    janitrol, weil mclain, burnham, peerless, octopus, oil burner, gas burner, burners, steam boiler, oil boiler, gas furnace, oil furnace, oil burner, heat unit, unit ventilator, electric heat, hot water heat, steam heat, boiler pump, wall unit heat, hydronic, in floor heat, air curtain, makeup air unit, warm air, forced air,
    furnace, boiler, heat, radiator, heat pump, baseboard, hvac, rooftop unit, heating, heating system,
    radiant floor, rtu, blower, inducer, ignitor, igniter, air handler, heat system, gas pack, zone valve, circulator,
    heat exchanger, exchanger, flame sensor, unit heater, garage heater, wall heater, floor heater, radiant, baseboards,
    radiators, furnace fan, burner, gas valve, heat pumps, furnaces, boilers, wall furnace, forced
    air, mini split heat`),
  cooler: wordList(`
    trane, lennox, goodman, york, bryant, amana, ruud, daikin, heil, tempstar, payne, mitsubishi, fujitsu, rooftop cooler, line set, reversing valve, txv, contactor, run capacitor, evaporator, ac unit, cool air, rooftop, central cooling, portable ac, packaged unit, evaporator coil, ac condenser, ductless, wall unit, ptac, swamp cooler, ac system, ac blower, upstairs ac, downstairs ac,
    ac, minisplit, heat pump, condenser, =cooling, compressor, rooftop unit, hvac, air, cooling system,
    evaporator, coil, outdoor unit, outside unit, condenser fan, air handler, rtu, split system, package unit, central
    unit, window unit, cooling unit, condensing unit, condensate line, drip pan, condensate pump, minisplits, chiller, makeup air, dehumidifier, air unit, condensers`),
  'gone-out': wordList(`
    packed it in, packed in, packed up, knocked off, given up, failure, =failure, not work at all, will not do anything, not fire off, not click on, not cycle on, power down, short out, kicked the bucket, pass away, not budge, cough, sputter, not catch, not stay running, die on, give up the ghost, fry, burn out, not wake up, not cool at all, not heat at all, out again, completely out, on strike,
    out, dead, die, quit, stop, fail, not work, not start, not turn on, not come on, not kick on, not fire, not
    fire up, not light, not ignite, not run, go out, down, break, conk out, kaput, shut down, shut off, shut
    itself off, lock out, toast, trip, on the fritz, give up, crap out, not respond, not do anything, go off,
    not stay on, not stay lit, keep going off, cut out, shot, not turn, not spin, error, blink, flash,
    code, fault, off and on, on and off, turn off, not working right, not functioning, out of commission, belly up, bit
    the dust, pooped out, won't go, stay off, lose, die out, flame out, blow out, throw code, locked up, seize, fail
    closed, stay closed, inoperative, inop, kick off, not engage, not come back, stone cold`),
  ailing: wordList(`
    puff, puff back, soot, sooty, black smoke, odor, stink, blow lukewarm, not hold temperature, not get past, not get above, not get below, 10 degrees off, few degrees, not even out, cold spot, hot spot, stutter, labor, laboring, gasp, sputter, chug, moan, warble, drone, tick tick, jiggle, vibration, puddle, wet, water under, rust, rusty, not balanced, kick on and off, on and off, all day, nonstop, run forever, never catch up, cold room, one room, weird smell, fumes, weakly,
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
    physical, spring cleaning, fall cleaning, upkeep, yearly service, annual service, seasonal visit, summer start up, winter start up, cleaned up for,    once over, annual check, yearly check, annual visit, tuned up, tuned, give it a look, =maintenance, maintenance visit, cleaned and checked, clean and check, checked before, serviced before, seasonal start up, start up, startup, opened for season, fall service, spring service, pm visit, preventative maintenance, inspection, safety check, look see, look over,
    checked out,     tune up, maintain, check up, checkup, serviced, seasonal, cleaned, inspect, annual, pre season,
    preseason, winterize, bled, bleed, flush, ready for winter, ready for summer, looked over, look over,
    checked, filter service, filter change, yearly, once over, service, get checked, spring check, fall check, filters changed,
    burner clean, co test, combustion, startup, fire up for season, twice a year, every year, service agreement,
    maintenance plan, maintenance contract, contract visit, preventive, preventative, precision, =oiled, lubricate,
    get ready, going over, go through, prepped, shut down for season, look at before, cleaning, checkup`),
  outlet: wordList(`
    plug in, wall outlet, wall switch, wall plate, exterior outlet, outside outlet, patio outlet, porch outlet, garage circuit, lights circuit, yard light, yard lights, vanity light, overhead light, closet switch, timer switch, motion light, photo eye, range outlet, dryer outlet, stove outlet, oven circuit, microwave circuit, kitchen circuit, bath outlet, gfcis, track lights, =cans, recessed light, under cabinet light, string lights, undercabinet, chandelier, sconce, pendant, hood fan, vent fan, garbage disposal switch, thermostat wire, extension, conduit, outdoor outlet, usb,
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
    fry, fried, toast, buzzes, =humming, static, hiss, pull out, pulled out, painted over, cracked, discolored, yellow, dead again, half dead, quit working, stop working, not charge anything, not run anything, go off and on, off and on, on and off, randomly, by itself, by themselves, flash, pulse, pulsate, wiggle, stuck on, stuck off, will not shut off, too hot, overload, trips, kicks out, kicks, hold, falls out, reset, resets,
    quit, dead, not work, go out, out, trip, flicker, buzz, loose, break, replace, repair, fix, not reset, dim, stop,
    bad, weird, crack, warm, hot, not stay, not hold, spark, smoke, melt, burn, wobble, short, pop, hum,
    crackle, shock, zap, lose power, no power, not turn on, not turn off, act up, blink, scorch, fall out,
    chirp, beep, hiss, glow, arc, not come on, backwards, upside down, reverse polarity, ungrounded, two prong,
    blow, keep going, not do anything, do nothing, go dark, half power, brown, chewed, not on, dangle, hang out,
    exposed, bare, look at, troubleshoot, intermittent, fail, stuck, not close, open, give out, dimming,
    outdated, go dead, died, not light, not reset, no juice, zapped, shot, dark, flaky, cut in and out, kick off, kicks off, kick,
    flip, flips off, throw, trips, gone out, burnt out, burn out, never works, comes and goes, strobe, charred, faceplate, cover plate`),
  remodel: wordList(`
    redo all, redone, all redone, tear up, gut job, complete redo, overhaul, redecorate, full remodel, finish, modernise, re do, rehab, rehabbed, rework, whole new, all new, brand new, replaced entirely, face lift, from the studs, original,
    remodel, renovate, redo, redone, redoing, gut, makeover, make over, update, overhaul, refresh, modernize,
    redesign, facelift, do over, accessible, refinish, expand, bump out, reconfigure, demo, transform, upgrade,
    rip out, tear out, retile, build out, demolish, strip out, gutting, redesign, fix up, spruce up, dated, from scratch, down to
    studs, down to the studs, new look, enlarge, convert, new layout`),
  rotten: wordList(`
    soft spot, kicked out, coming apart, come unscrewed, busted, mend, mended, mending, tore off, torn off, gouge, gouged, buckling, buckled, need it back on, put back on, pull off, pulled off, smashed in, run into, ran into, knocked over, rot out, rotted away, wobbling, loosening, squeaking, squeaky, pecked, unsafe to walk,
    spongey, delaminate, fall down, falls apart, rotting out, rotted through, go soft, going soft, come away, came loose, came off, give, broken off, broke off, jiggle, sway, wiggle, wobbly, split open, warp, cup, cupped, lift, lifted, pop up, popped up, peel away, separate, unhinge, off hinges, not close, not latch, stick, scrape, bent, storm, wind, dog, deer, car, truck, tree, branch, limb, lawnmower, mower,
    repair, rot, rotten, loose, break, fix, replace, fall, blow down, blow over, wobble, split, soft, pull out,
    pull away, pull loose, lean, sag, warp, crack, collapse, missing, down, come off, come loose, give way,
    unsafe, shaky, cave, damage, knock, knock down, termite, wood rot, come apart, apart, fall apart, crumble, rickety, wobbly, unstable, in bad shape, give out, squirrel, carpenter bee, detach, get hit, was hit, hit by, lose, lost, blew,
    bad, rebuild, not latch, drag, spongy, splinter, hit, tilt, tip, bow, bounce, bouncy, chew, gnaw,
    peck, woodpecker, hole, dangle, buckle, heave, snap, blown off, ripped off, soggy, mushy, punky, sink, sinking, unlevel,
    shift, popping, sticking up, nail, replace boards, swap, redo, shore up, brace, secure, tighten, reattach, fix up,
    leaning, toppled, backed into, smashed, wrecked, settle`),
}
