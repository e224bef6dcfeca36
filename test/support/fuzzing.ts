/** So many cases from a seed of their own; EARSHOT_FUZZ multiplies them. */
export function fuzzing(cases: number): { cases: number; seed: number } {
  const seed = Math.floor(Math.random() * 2 ** 31)
  process.stdout.write(`seed ${seed}\n`)
  return { cases: cases * Number(process.env['EARSHOT_FUZZ'] ?? 1), seed }
}
