import { writeFile } from 'node:fs/promises'

/** One line of a plot; points in the units of its axes. */
export interface Series {
  name: string
  points: readonly (readonly [number, number])[]
}

const width = 640
const height = 320
const margin = { left: 60, right: 150, top: 30, bottom: 40 }
const colours = ['#0b6bcb', '#c2410c', '#15803d', '#7e22ce']

const niceMost = (most: number): number => {
  const step = 10 ** Math.floor(Math.log10(Math.max(most, 1e-9)))
  return Math.ceil(most / step) * step
}

/** Draws lines into an SVG file, with a rule where there is a limit to be kept. */
export const plot = async (
  file: URL,
  { title, x, y, series, limit }: { title: string; x: string; y: string; series: readonly Series[]; limit?: number },
): Promise<void> => {
  const points = series.flatMap((line) => line.points)
  const mostX = niceMost(Math.max(...points.map(([value]) => value), 1))
  const mostY = niceMost(Math.max(...points.map(([, value]) => value), limit ?? 0))
  const left = (value: number): string =>
    (margin.left + (value / mostX) * (width - margin.left - margin.right)).toFixed(1)
  const top = (value: number): string =>
    (height - margin.bottom - (value / mostY) * (height - margin.top - margin.bottom)).toFixed(1)
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="white"/>`,
    `<text x="${margin.left}" y="18" font-weight="bold">${title}</text>`,
    ...ticks.map(
      (share) =>
        `<path d="M${margin.left} ${top(share * mostY)}H${width - margin.right}" stroke="#ddd"/><text x="${margin.left - 6}" y="${top(share * mostY)}" text-anchor="end" dominant-baseline="middle">${Number((share * mostY).toPrecision(3))}</text><text x="${left(share * mostX)}" y="${height - margin.bottom + 16}" text-anchor="middle">${Number((share * mostX).toPrecision(3))}</text>`,
    ),
    `<text x="${(width - margin.right + margin.left) / 2}" y="${height - 6}" text-anchor="middle">${x}</text>`,
    `<text x="14" y="${height / 2}" text-anchor="middle" transform="rotate(-90 14 ${height / 2})">${y}</text>`,
    ...(limit === undefined
      ? []
      : [
          `<path d="M${margin.left} ${top(limit)}H${width - margin.right}" stroke="#b91c1c" stroke-dasharray="5 4"/><text x="${width - margin.right + 6}" y="${top(limit)}" fill="#b91c1c" dominant-baseline="middle">limit ${limit}</text>`,
        ]),
    ...series.flatMap(({ name, points: line }, index) => {
      const path = line.map(([one, other], at) => `${at === 0 ? 'M' : 'L'}${left(one)} ${top(other)}`).join('')
      const colour = colours[index % colours.length]
      return [
        `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
        `<text x="${width - margin.right + 6}" y="${margin.top + 16 + index * 16}" fill="${colour}">${name}</text>`,
      ]
    }),
    '</svg>',
  ]
  await writeFile(file, `${lines.join('\n')}\n`)
}
