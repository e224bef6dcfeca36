/** The rows whose name holds every word that is looked for, whatever its letters' case. */
export function sift<R>(rows: readonly R[], sought: string, nameOf: (row: R) => string): readonly R[] {
  const words = sought.toLowerCase().split(/\s+/).filter(word => word !== '')
  if (words.length === 0) return rows
  return rows.filter(row => {
    const name = nameOf(row).toLowerCase()
    return words.every(word => name.includes(word))
  })
}
