/** Reads at once and every so often; returns what ends it. */
export function followEvery(read: () => Promise<void>, everyMs: number): () => void {
  void read()
  const timer = setInterval(() => void read(), everyMs)
  return () => clearInterval(timer)
}
