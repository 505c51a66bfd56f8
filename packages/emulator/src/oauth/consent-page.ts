import type { Reply } from '../http/reply.ts'
import { escaped, page } from '../pages/html.ts'

/** The page on which somebody connects a company to an app, or does not. */
export const consentPage = (url: URL, realmIds: readonly string[]): Reply => {
  const app = url.searchParams.get('client_id') ?? ''
  const companies = realmIds.map((id) => `<option value="${escaped(id)}">${escaped(id)}</option>`).join('')
  return page(
    'Connect to QuickBooks',
    `<p>The app <strong>${escaped(app)}</strong> asks for <code>${escaped(url.searchParams.get('scope') ?? '')}</code>.</p>
<form method="post" action="${escaped(`${url.pathname}${url.search}`)}">
<p><label>Company <select name="realmId">${companies}</select></label></p>
<button name="decision" value="connect">Connect</button><button name="decision" value="cancel">No, thanks</button>
</form>`,
  )
}

/** Sends the browser back without a code. */
export const cancelled = (url: URL, redirectUri: string): Reply => {
  const back = new URL(redirectUri)
  back.searchParams.set('error', 'access_denied')
  back.searchParams.set('state', url.searchParams.get('state') ?? '')
  return { status: 302, contentType: 'text/plain;charset=UTF-8', body: '', headers: { location: back.href } }
}
