import fc from 'fast-check'

type Path = (string | number)[]

function placesIn(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path]
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [path, ...entries.flatMap(([key, item]) => placesIn(item, [...path, key]))]
}

function replaceAt(value: unknown, [head, ...rest]: Path, by: unknown): unknown {
  if (head === undefined) return by
  if (Array.isArray(value)) return value.map((item, index) => (index === head ? replaceAt(item, rest, by) : item))
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, item]) => [key, key === head ? replaceAt(item, rest, by) : item]))
}

const anything = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.uuid(),
  fc.constantFrom('\ud800', 1e308, -1, 0, 2 ** 53, '', null, 'a'.repeat(5_000), true, '2026-02-31', [], {}),
)

/** A JSON value in which one place, the whole included, is anything else. */
export const spoiled = (value: unknown): fc.Arbitrary<unknown> =>
  fc.tuple(fc.constantFrom(...placesIn(value)), anything).map(([path, by]) => replaceAt(value, path, by))
