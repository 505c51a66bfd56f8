/** A piece of HTML in which everything that was not written here is escaped. */
export interface Html {
  readonly html: string
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (raw: string): string => raw.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

/** A paragraph. */
export const text = (raw: string): Html => ({ html: `<p>${escapeHtml(raw)}</p>` })

/** A form that sends one named value, by a button for each. */
export const choices = (name: string, values: readonly { value: string; label: string }[]): Html => {
  const buttons = values.map(
    ({ value, label }) =>
      `<button name="${escapeHtml(name)}" value="${escapeHtml(value)}">${escapeHtml(label)}</button>`,
  )
  return { html: `<form method="post">${buttons.join(' ')}</form>` }
}

const style =
  'body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}button{font:inherit;padding:.6rem 1.2rem;margin-right:.6rem}'

/** A page for people: no script, nothing from elsewhere, in no frame, kept by no cache, and its address told to nobody. */
export const page = (status: number, title: string, parts: readonly Html[]): Response =>
  new Response(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><h1>${escapeHtml(title)}</h1>${parts.map(({ html }) => html).join('')}</body></html>`,
    {
      status,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-robots-tag': 'noindex',
      },
    },
  )
