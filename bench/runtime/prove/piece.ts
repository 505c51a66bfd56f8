import { execFileSync } from 'node:child_process'
import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { dirname } from 'node:path'

/** What was done and found. */
export interface Found {
  /** What happened how often; figures of the same name are added up over the pieces. */
  counts: Record<string, number>
  /** Empty when all was as it must be. */
  problems: string[]
  /** Why it could not be done here. */
  skipped?: string
}

/** One piece of a stage as the record keeps it: a run that was broken off goes on after its last. */
export interface Piece extends Found {
  stage: string
  /** First of its plays, kills or cuts, counted over the whole stage. */
  from: number
  /** How many there are. */
  count: number
  seconds: number
  /** ISO 8601, when it ended. */
  at: string
  /** What was proved; a `+` after it means that the packages differed from that commit. */
  commit: string
  node: string
  /** Load of the machine over the last minute, when it began. */
  load: number
}

const git = (...given: string[]): string => execFileSync('git', given, { encoding: 'utf8' }).trim()

/** The commit that is proved, as {@link Piece} has it. */
export const commitProved = (): string => {
  const isClean = git('status', '--porcelain', '--', ':/packages/*/src', ':/examples/express/src') === ''
  return `${git('rev-parse', '--short', 'HEAD')}${isClean ? '' : '+'}`
}

/** Pieces of work that are done already, one JSON a line. */
export class ProofRecord {
  readonly pieces: Piece[]
  readonly #file: string

  private constructor(file: string, pieces: Piece[]) {
    this.#file = file
    this.pieces = pieces
  }

  static async open(file: string): Promise<ProofRecord> {
    await mkdir(dirname(file), { recursive: true })
    const text = await readFile(file, 'utf8').catch(() => '')
    return new ProofRecord(
      file,
      text
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Piece => JSON.parse(line)),
    )
  }

  /** Tells whether a piece was done at this commit and nothing was wrong. */
  has({ stage, from, count, commit }: Pick<Piece, 'stage' | 'from' | 'count' | 'commit'>): boolean {
    return this.pieces.some(
      (piece) =>
        piece.stage === stage &&
        piece.from === from &&
        piece.count === count &&
        piece.commit === commit &&
        piece.problems.length === 0,
    )
  }

  async #add(piece: Piece): Promise<void> {
    this.pieces.push(piece)
    await appendFile(this.#file, `${JSON.stringify(piece)}\n`)
  }

  /** Does a piece and keeps what came of it; what it throws is a problem of its own. */
  async run(what: Pick<Piece, 'stage' | 'from' | 'count' | 'commit'>, work: () => Promise<Found>): Promise<Piece> {
    const load = Math.round((loadavg()[0] ?? 0) * 10) / 10
    const started = performance.now()
    const found = await work().catch((error: unknown): Found => {
      const problem = error instanceof Error ? (error.stack ?? error.message) : String(error)
      return { counts: {}, problems: [problem] }
    })
    const seconds = Math.round((performance.now() - started) / 100) / 10
    const piece = { ...what, ...found, seconds, at: new Date().toISOString(), node: process.versions.node, load }
    await this.#add(piece)
    return piece
  }
}
