/** What is done again and again, whichever node does it. */
export interface RecurringWork {
  /** Five fields of cron: `'0 3 * * *'` is every night at three. */
  cron: string
  /** IANA name of the zone the fields are in. @defaultValue `'UTC'` */
  timeZone?: string
  run(): Promise<unknown>
}

/** What is needed of pg-boss 12, by shape; a started `new PgBoss(…)` is one. */
export interface PgBossLike {
  createQueue(
    name: string,
    options: { policy: 'exclusive'; retryLimit: number; heartbeatSeconds: number; deleteAfterSeconds: number },
  ): Promise<void>
  schedule(name: string, cron: string, data: null, options: { tz: string }): Promise<void>
  work(name: string, handler: () => Promise<unknown>): Promise<string>
  offWork(name: string, options: { wait: boolean }): Promise<void>
}

/**
 * Has pg-boss start recurring work at its time, on one node at a time and once for all nodes that schedule it.
 *
 * What fails is not tried again before its next time; pg-boss keeps the error for a day. Work whose node is killed is given up
 * after ten seconds or so, and done at its next time.
 *
 * @param work - under names that stay the same over restarts; letters, digits, `_`, `-`, `.` and `/`
 * @returns what stops taking part, once what runs here is done; the schedules stay for the other nodes
 * @throws what pg-boss throws, for a cron expression that is none
 */
export const recurOnPgBoss = async (
  boss: PgBossLike,
  work: Readonly<Record<string, RecurringWork>>,
): Promise<{ stop(): Promise<void> }> => {
  for (const [name, { cron, timeZone = 'UTC', run }] of Object.entries(work)) {
    // Exclusive: while it waits or runs, no second one is queued.
    await boss.createQueue(name, {
      policy: 'exclusive',
      retryLimit: 0,
      heartbeatSeconds: 10,
      deleteAfterSeconds: 86_400,
    })
    await boss.schedule(name, cron, null, { tz: timeZone })
    await boss.work(name, run)
  }
  return {
    stop: async () => {
      for (const name of Object.keys(work)) await boss.offWork(name, { wait: true })
    },
  }
}
