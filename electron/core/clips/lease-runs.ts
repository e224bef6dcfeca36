/** SQL: whether the lease of a batch `b` runs at `:now`. */
export const leaseRuns = `b.state IN ('offered', 'leased') AND b.starts_at <= :now AND b.ends_at > :now`
