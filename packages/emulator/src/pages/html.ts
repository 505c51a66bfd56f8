import type { Reply } from '../http/reply.ts'

const entities: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as it may stand in a page, between tags or in a quoted attribute. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one)

const style = `:root{color-scheme:light dark}*{box-sizing:border-box}
body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:72rem;padding:1rem;overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1rem}a{padding:.15rem 0}a:focus-visible{outline:3px solid Highlight;outline-offset:2px}
table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.3rem 0;opacity:.75}
th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent);vertical-align:top}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{opacity:.75}dd{margin:0}
pre{padding:1rem;overflow:auto;border:1px solid color-mix(in srgb,currentColor 20%,transparent);white-space:pre-wrap}
button{font:inherit;padding:.5rem 1rem;margin-right:.5rem}
@media(max-width:40rem){thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
tr{display:block;padding:.5rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}
td,td.number{display:flex;gap:1rem;justify-content:space-between;text-align:right;border:0;padding:.1rem 0;white-space:normal}
td::before{content:attr(data-label);text-align:left;opacity:.75;flex:none}td:empty{display:none}}`

/** A place that leads to a page. */
export interface Crumb {
  readonly path: string
  readonly text: string
}

/**
 * A page: no script runs in it and nothing is loaded from elsewhere.
 *
 * @param content - HTML; whatever comes from the books has gone through {@link escaped}
 * @param crumbs - the pages above this one
 */
export const page = (title: string, content: string, crumbs: readonly Crumb[] = []): Reply => ({
  status: 200,
  contentType: 'text/html;charset=utf-8',
  body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,"><title>${escaped(title)}</title><style>${style}</style></head>
<body>
${crumbs.length === 0 ? '' : `<nav aria-label="Pages">${crumbs.map(({ path, text }) => link(path, text)).join('')}</nav>`}
<main><h1>${escaped(title)}</h1>
${content}
</main>
</body>
</html>
`,
  headers: {
    'content-security-policy': "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  },
})

/** A column of a table. */
export interface Column {
  readonly title: string
  readonly isNumber?: true
}

const cell = (html: string, { title, isNumber }: Column): string =>
  `<td data-label="${escaped(title)}"${isNumber ? ' class="number"' : ''}>${html}</td>`

/**
 * A table, or a sentence where it has no rows.
 *
 * @param caption - what the table shows, and how many
 * @param rows - cells of HTML
 */
export const table = (
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  whenEmpty: string,
): string => {
  if (rows.length === 0) return `<p>${escaped(whenEmpty)}</p>`
  const heads = columns.map(
    ({ title, isNumber }) => `<th scope="col"${isNumber ? ' class="number"' : ''}>${escaped(title)}</th>`,
  )
  const body = rows.map((row) => `<tr>${columns.map((column, index) => cell(row[index] ?? '', column)).join('')}</tr>`)
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${heads.join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody></table>`
}

/** What something is, name by name; a value is HTML, and an empty one is left out. */
export const facts = (pairs: readonly (readonly [name: string, html: string])[]): string => {
  const said = pairs.filter(([, html]) => html !== '')
  return said.length === 0
    ? ''
    : `<dl>${said.map(([name, html]) => `<dt>${escaped(name)}</dt><dd>${html}</dd>`).join('')}</dl>`
}

/** A part of a page under its heading; nothing where there is nothing in it. */
export const section = (heading: string, html: string): string =>
  html === '' ? '' : `<section><h2>${escaped(heading)}</h2>\n${html}</section>`

/** A link within the pages. */
export const link = (path: string, text: string): string => `<a href="${escaped(path)}">${escaped(text)}</a>`
