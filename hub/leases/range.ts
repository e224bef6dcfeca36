/** A half-open stretch of bytes, or why there is none. */
export type WantedBytes = { kind: 'whole' } | { kind: 'part'; from: number; to: number } | { kind: 'unsatisfiable' }

const single = /^bytes=(?<first>\d*)-(?<last>\d*)$/

/**
 * What a Range header (RFC 9110, section 14) asks of `size` bytes. Several ranges, other units and nonsense are
 * answered with the whole, as that standard allows.
 */
export function wantedBytes(header: string | null, size: number): WantedBytes {
  const { first = '', last = '' } = single.exec(header ?? '')?.groups ?? {}
  if (first === '' && last === '') return { kind: 'whole' }
  const from = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const to = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return { kind: 'whole' }
  return from < to ? { kind: 'part', from, to } : { kind: 'unsatisfiable' }
}
