import { heldLanes } from '../changes.ts'

/**
 * Every realm's lanes (`l`) that have something ready, and their realms (`r`); none that a held realm keeps back.
 *
 * They are found by hops along an index: a realm with a long backlog costs no more than one with a single command.
 */
export const withLanes: string = `
  with recursive lanes (realm_id, lane) as (
    (select realm_id, lane from leadbooks.commands where status = 'ready' order by realm_id, lane limit 1)
    union all
    select next.realm_id, next.lane from lanes l cross join lateral (
      select c.realm_id, c.lane from leadbooks.commands c
      where c.status = 'ready' and (c.realm_id, c.lane) > (l.realm_id, l.lane) order by c.realm_id, c.lane limit 1
    ) next
  ), open as (
    select l.realm_id, l.lane, case when l.lane = 'quickbooks' then coalesce(r.paused_until, '') else '' end as paused_until
    from lanes l left join leadbooks.realms r on r.realm_id = l.realm_id
    where r.held_since is null or l.lane not in (${heldLanes.map((lane) => `'${lane}'`).join(', ')})
  )`

/**
 * The ready commands of a lane (`l`) that nothing of their lead stands before.
 *
 * It is asked for each command by itself, in a `case`: of a `not exists` Postgres makes a join, which reads all of a realm's
 * commands while the sizes are new to it; of a bare comparison it believes that hardly any command passes, and sorts them all
 * first.
 */
export const headsOfLane: string = `
  leadbooks.commands c
  where c.realm_id = l.realm_id and c.lane = l.lane and c.status = 'ready' and case when c.sequence = (
    select e.sequence from leadbooks.commands e
    where e.realm_id = c.realm_id and e.lead_id = c.lead_id and e.lane = c.lane and e.status in ('ready', 'leased', 'waiting')
    order by e.sequence limit 1
  ) then true else false end`
