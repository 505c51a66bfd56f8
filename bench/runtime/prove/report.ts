import { availableParallelism } from 'node:os'
import type { Piece } from './piece.ts'
import type { Stage } from './stages.ts'

const sum = (pieces: readonly Piece[], of: (piece: Piece) => number): number =>
  pieces.reduce((total, piece) => total + of(piece), 0)

/** Ranges as `1000 to 5999`, each as long as it goes without a gap. */
const rangesOf = (pieces: readonly Piece[]): string[] => {
  const ranges: { from: number; to: number }[] = []
  for (const { from, count } of [...pieces].sort((left, right) => left.from - right.from)) {
    const last = ranges.at(-1)
    if (last !== undefined && last.to + 1 === from) last.to = from + count - 1
    else ranges.push({ from, to: from + count - 1 })
  }
  return ranges.map(({ from, to }) => `${from} to ${to}`)
}

const countsOf = (pieces: readonly Piece[]): [string, number][] => {
  const counts = new Map<string, number>()
  for (const [what, count] of pieces.flatMap((piece) => Object.entries(piece.counts)))
    counts.set(what, (counts.get(what) ?? 0) + count)
  return [...counts].sort(([left], [right]) => (left < right ? -1 : 1))
}

/** One row a commit: the engine may have gone on between two pieces. */
const rowsOf = (pieces: readonly Piece[]): string[] =>
  [...new Set(pieces.map(({ commit }) => commit))].map((commit) => {
    const ofCommit = pieces.filter((piece) => piece.commit === commit)
    const times = ofCommit.map(({ at }) => at).sort()
    const day = (at: string | undefined): string => (at ?? '').slice(0, 16).replace('T', ' ')
    const loads = ofCommit.map(({ load }) => load)
    return `| ${commit} | ${sum(ofCommit, ({ count }) => count)} | ${rangesOf(ofCommit).join(', ')} | ${day(times[0])} to ${day(times.at(-1))} | ${Math.round(sum(ofCommit, ({ seconds }) => seconds))} | ${Math.min(...loads)} to ${Math.max(...loads)} | ${[...new Set(ofCommit.map(({ node }) => node))].join(', ')} | ${sum(ofCommit, ({ problems }) => problems.length)} |`
  })

/** The commit at which a seed that had shown a problem was played again and was right; `undefined` while there is none. */
const rightSince = (problem: string, { at }: Piece, pieces: readonly Piece[]): string | undefined => {
  const seed = Number(/^seed (\d+):/.exec(problem)?.[1] ?? Number.NaN)
  const later = pieces.find(
    (piece) => piece.at > at && piece.from <= seed && seed < piece.from + piece.count && piece.problems.length === 0,
  )
  return later?.commit
}

const section = ({ name, title, unit }: Stage, all: readonly Piece[]): string[] => {
  const pieces = all.filter(({ stage }) => stage === name)
  const done = pieces.filter(({ skipped }) => skipped === undefined)
  const seen = pieces.flatMap((piece) =>
    piece.problems.map((problem) => ({ ...piece, problem, mended: rightSince(problem, piece, pieces) })),
  )
  const problems = seen.filter(({ mended }) => mended === undefined)
  const skipped = pieces.flatMap(({ skipped }) => (skipped === undefined ? [] : [skipped]))
  const verdict =
    done.length === 0
      ? `Not done${skipped[0] === undefined ? '' : `: ${skipped[0]}`}.`
      : `${sum(done, ({ count }) => count)} ${unit}: ${problems.length === 0 ? 'nothing lost, nothing twice, every amount right, nothing left to do' : `**${problems.length} problems**`}.`
  if (done.length === 0) return [`## ${title}`, '', verdict, '']
  return [
    `## ${title}`,
    '',
    verdict,
    '',
    ...seen.map(
      ({ commit, from, problem, mended }) =>
        `- ${commit}, from ${from}: ${problem.split('\n')[0]}${mended === undefined ? '' : ` (right since ${mended})`}`,
    ),
    ...(seen.length === 0 ? [] : ['']),
    `| commit | ${unit} | which | ended (UTC) | seconds | load | Node | problems |`,
    '| --- | ---: | --- | --- | ---: | --- | --- | ---: |',
    ...rowsOf(done),
    '',
    ...(countsOf(done).length === 0 ? [] : ['| what happened | times |', '| --- | ---: |']),
    ...countsOf(done).map(([what, count]) => `| ${what} | ${Math.round(count)} |`),
    '',
  ]
}

/** The record as people read it. */
export const reportOf = (stages: readonly Stage[], pieces: readonly Piece[]): string =>
  [
    '# Proof by breaking it',
    '',
    `Written by \`pnpm prove\` on ${availableParallelism()} processors, from \`prove/record.jsonl\`. A seed is played again, with all that happens in it, by \`pnpm prove --seed 1234\`.`,
    '',
    ...stages.flatMap((stage) => section(stage, pieces)),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
