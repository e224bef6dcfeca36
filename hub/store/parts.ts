/** Rows in one statement; their columns together stay below what a database takes as parameters. */
const partSize = 500

/** Takes many rows in statements of a bearable size, one after the other. */
export async function inParts<T>(rows: readonly T[], write: (part: readonly T[]) => Promise<unknown>, size = partSize): Promise<void> {
  for (let from = 0; from < rows.length; from += size) await write(rows.slice(from, from + size))
}
