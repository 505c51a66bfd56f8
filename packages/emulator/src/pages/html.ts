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

const style = `body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b1f24}
a{color:#0b5cad}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #d8dee4;vertical-align:top}
th{font-weight:600}td.number{text-align:right;font-variant-numeric:tabular-nums}pre{background:#f6f8fa;padding:1rem;overflow:auto}
button{font:inherit;padding:.5rem 1rem;margin-right:.5rem}nav a{margin-right:1rem}`

/**
 * A page: no script runs in it and nothing is loaded from elsewhere.
 *
 * @param content - HTML; whatever comes from the books has gone through {@link escaped}
 */
export const page = (title: string, content: string): Reply => ({
  status: 200,
  contentType: 'text/html;charset=utf-8',
  body: `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body><h1>${escaped(title)}</h1>
${content}
</body>
</html>
`,
  headers: {
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  },
})

/** A table; its cells are HTML. */
export const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${heads.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody></table>`

/** A link within the pages. */
export const link = (path: string, text: string): string => `<a href="${escaped(path)}">${escaped(text)}</a>`
