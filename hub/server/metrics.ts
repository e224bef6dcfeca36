import type { Hub } from '../hub.ts'

/** Counts of what the server answered, and gauges read when they are asked for; Prometheus text format 0.0.4. */
export type Metrics = {
  answered(route: string, status: number, seconds: number): void
  text(hub: Hub): Promise<string>
}

const count = async (query: { executeTakeFirstOrThrow(): Promise<{ n: number | bigint | string }> }): Promise<number> =>
  Number((await query.executeTakeFirstOrThrow()).n)

export function createMetrics(): Metrics {
  const requests = new Map<string, { count: number; seconds: number }>()
  return {
    answered(route, status, seconds) {
      const labels = `route="${route}",status="${status}"`
      const so = requests.get(labels) ?? { count: 0, seconds: 0 }
      requests.set(labels, { count: so.count + 1, seconds: so.seconds + seconds })
    },
    async text({ store, now }) {
      const open = store.selectFrom('escalations').select(({ fn }) => fn.countAll().as('n')).where('due_at', 'is not', null)
      const unseen = open.where('acknowledged_at', 'is', null)
      const leases = store.selectFrom('leases').select(({ fn }) => fn.countAll().as('n')).where('ends_at', '>', now())
      const notices = store.selectFrom('notices').select(({ fn }) => fn.countAll().as('n'))
      const lines = [...requests].flatMap(([labels, { count: total, seconds }]) => [
        `earshot_request_seconds_count{${labels}} ${total}`,
        `earshot_request_seconds_sum{${labels}} ${seconds.toFixed(6)}`,
      ])
      return [
        '# TYPE earshot_request_seconds summary',
        ...lines,
        '# TYPE earshot_escalations_unacknowledged gauge',
        `earshot_escalations_unacknowledged ${await count(unseen)}`,
        '# TYPE earshot_escalations_overdue gauge',
        `earshot_escalations_overdue ${await count(open.where('due_at', '<', now()))}`,
        '# TYPE earshot_clocks_missed_total counter',
        `earshot_clocks_missed_total ${await count(store.selectFrom('missed_clocks').select(({ fn }) => fn.countAll().as('n')))}`,
        '# TYPE earshot_notices_waiting gauge',
        `earshot_notices_waiting ${await count(notices.where('outcome', 'is', null))}`,
        '# TYPE earshot_notices_given_up_total counter',
        `earshot_notices_given_up_total ${await count(notices.where('outcome', '=', 'given_up'))}`,
        '# TYPE earshot_leases_running gauge',
        `earshot_leases_running ${await count(leases)}`,
        '',
      ].join('\n')
    },
  }
}
