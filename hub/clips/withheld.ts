/** Whether nobody may play a clip: it waits for deletion, or is kept as evidence. */
export const isWithheld = ({ quarantined_at, held_at }: { quarantined_at: number | null; held_at: number | null }): boolean =>
  quarantined_at !== null || held_at !== null
