import type { WordGroup } from './lexicon.ts'

/** It is called an emergency. */
export const emergency: WordGroup = {
  tight: [
    'emergency',
    'life or death',
    'life threatening',
    'crisis',
    'emergencia',
    'mayday',
    'catastrophe',
    '(call|dial|called|calling) 911',
  ],
}

/** Emergencies that are over, of others, or none. */
export const notEmergency: WordGroup = {
  tight: [
    '(cancel|cancelling|canceling|cancelled|canceled) (that|my)? emergency',
    '(=was|=were) (quite|real|big|full blown)? emergency',
    '(=was|=were) (quite) the emergency',
    '(had|after|during|since) (our|the|his|her|that|another)? emergency (in|last|back|over)',
    '(that|the|this) emergency (is|was)? (finished|over|done|past|resolved|handled|fixed)',
    '(times|earlier|past|prior) emergency',
    'emergency (is|was) (finished|over|done|resolved)',
    'emergency (repair|service|call) (with|by|from|last|back|in|cost|bill|twice)',
    '=thought (eh|it was)? (no big deal)? (not)? emergency',
    '(that|=thought|when|figured|believed) (it|there|this|that)? (=was|=were|=had) emergency',
    '(was|been) emergency (then|back then|at the time|last)',
    'not longer emergency',
    '(emergency|urgent) if',
    '(use|used) to be emergency',
    '(need|needs|needing|want|wants|for) emergency (plumber|electrician|contractor) (leads|customers)',

    'emergency (heat|fund|light|lighting|exit|contact|kit|preparedness|market|line|shutoff|shut off|valve|room|number|plan|generator|brake|power|backup|release|switch|stop|medicine|heating|mode|fee|rate|price|pricing|hours|contact|charge|surcharge|diagnostic|visit|call out|callout|type|slot|stuff|button|sign|ladder|responder|vet|work|=calls)',
    '(for|in case of|in|during|handle|any|take|=emergencies) emergency',
    '24 7 emergency',
    '(after hours|pay|paying|hate to pay) emergency',
    '(aux|auxiliary|em) heat',
  ],
  near: ['(what|how|which) emergency', '(you|they) (do|offer|handle|have|take|cover) emergency'],
}

/** The agent takes it for one. */
export const agentEmergency: WordGroup = {
  tight: [
    'as emergency',
    '(mark|treat|flag|log|dispatch|send|page|alert) (our|it|this|that|as|you|him|her|as an)? emergency',
    'emergency (plumber|tech|technician|crew|electrician|dispatch|team)',
    '(this is|that is|sounds like|it is) emergency',
    '(leave|get out of|evacuate|stay out of|step out of|go outside) (house|home|building|apartment|basement)',
    'call (911|gas company|fire department)',
  ],
}
