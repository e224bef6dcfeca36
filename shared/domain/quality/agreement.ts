// How far people agree beyond what chance would give.

/**
 * Krippendorff's alpha for nominal answers: 1 is perfect, 0 what chance gives, below 0 worse than chance. `units` are
 * the things judged, each with the answers it got, whoever gave them; one with fewer than two says nothing. Each stands
 * there once, or as often as `times` has it. Null where nothing can be told: no unit with two answers, or one and the
 * same answer everywhere.
 *
 * K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), sections A to C.
 */
export function nominalAlpha(units: readonly (readonly string[])[], times: readonly number[] = units.map(() => 1)): number | null {
  const totals = new Map<string, number>()
  let disagreement = 0
  let pairable = 0
  for (const [unit, answers] of units.entries()) {
    const often = times[unit] ?? 0
    if (answers.length < 2) continue
    pairable += often * answers.length
    const counts = new Map<string, number>()
    for (const answer of answers) {
      counts.set(answer, (counts.get(answer) ?? 0) + 1)
      totals.set(answer, (totals.get(answer) ?? 0) + often)
    }
    for (const count of counts.values()) disagreement += (often * count * (answers.length - count)) / (answers.length - 1)
  }
  const expected = [...totals.values()].reduce((sum, total) => sum + total * (pairable - total), 0)
  return expected === 0 ? null : 1 - ((pairable - 1) * disagreement) / expected
}
