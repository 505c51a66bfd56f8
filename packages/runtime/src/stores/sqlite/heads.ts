/** Nothing of its lead and lane stands before a command (`c`), as SQL. */
export const isHead = `not exists (
    select 1 from commands e
    where e.realm_id = c.realm_id and e.lead_id = c.lead_id and e.lane = c.lane and e.sequence < c.sequence
      and e.status in ('ready', 'leased', 'waiting')
  )`
