import { proveKills } from './kills.ts'
import type { Found } from './piece.ts'
import { provePostgresRestarts } from './postgres-restarts.ts'
import { provePowerCuts } from './power-cuts.ts'
import { proveEveryStep, proveSeeds, stepsOfOneCall } from './simulation.ts'

/** One way in which LeadBooks is broken on purpose. */
export interface Stage {
  /** Its switch on the command line. */
  name: string
  title: string
  /** What is counted. */
  unit: string
  /** How many there are in the full proof. */
  full(): Promise<number>
  /** How many go into one piece, between which a run may be broken off. */
  perPiece: number
  run(from: number, count: number): Promise<Found>
}

const always = (count: number) => async (): Promise<number> => count

/** All of them, in the order of the report. */
export const stages: readonly Stage[] = [
  {
    name: 'steps',
    title: '(a) Simulation: one call, dead at every step',
    unit: 'plays',
    full: stepsOfOneCall,
    perPiece: 1_000,
    run: proveEveryStep,
  },
  {
    name: 'seeds',
    title: '(a) Simulation: worlds from seeds',
    unit: 'seeds',
    full: always(20_000),
    perPiece: 250,
    run: proveSeeds,
  },
  {
    name: 'kills',
    title: '(b) SIGKILL over HTTP on SQLite',
    unit: 'kills',
    full: always(500),
    perPiece: 50,
    run: (_, kills) => proveKills('sqlite', 1, kills),
  },
  {
    name: 'postgres-kills',
    title: '(b) SIGKILL over HTTP on Postgres',
    unit: 'kills',
    full: always(200),
    perPiece: 50,
    run: (_, kills) => proveKills('postgres', 1, kills),
  },
  {
    name: 'node-kills',
    title: '(b) SIGKILL of one of three nodes on Postgres',
    unit: 'kills',
    full: always(60),
    perPiece: 30,
    run: (_, kills) => proveKills('postgres', 3, kills),
  },
  {
    name: 'power-cuts',
    title: '(c) Power cut on a loop-mounted file system',
    unit: 'cuts',
    full: always(25),
    perPiece: 5,
    run: (_, cuts) => provePowerCuts(cuts),
  },
  {
    name: 'restarts',
    title: '(d) Postgres restarted under load',
    unit: 'restarts',
    full: always(25),
    perPiece: 5,
    run: (_, restarts) => provePostgresRestarts(restarts),
  },
]
