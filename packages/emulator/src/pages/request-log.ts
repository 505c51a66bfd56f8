import type { RecordedCall } from '../http/journal.ts'
import type { Reply } from '../http/reply.ts'
import { escaped, page, table } from './html.ts'

const mostCalls = 500

/** The newest calls, of one company or of all. */
export const requestLog = (calls: readonly RecordedCall[], realmId: string | undefined): Reply => {
  const chosen = realmId === undefined ? calls : calls.filter((call) => call.realmId === realmId)
  const newest = chosen.slice(-mostCalls).reverse()
  return page(
    realmId === undefined ? 'Requests' : `Requests of company ${realmId}`,
    table(
      `The newest ${newest.length} of ${chosen.length}`,
      [
        { title: 'At' },
        { title: 'Status' },
        { title: 'Operation' },
        { title: 'Method' },
        { title: 'Path' },
        { title: 'requestid' },
        { title: 'Metered calls', isNumber: true },
      ],
      newest.map((call) => [
        escaped(call.at),
        call.status === 0 ? 'no reply' : `${call.status}${call.replayed ? ' (replayed)' : ''}`,
        escaped(`${call.operation} ${call.entity ?? ''}`.trim()),
        escaped(call.method),
        escaped(call.path),
        escaped(call.requestId ?? ''),
        call.metered ? String(call.meteredCalls) : '',
      ]),
      'Nobody has called yet.',
    ),
    [
      { path: '/', text: 'Companies' },
      ...(realmId === undefined ? [] : [{ path: `/companies/${realmId}`, text: `Company ${realmId}` }]),
    ],
  )
}
