import i18next from 'i18next'

const units = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 },
] as const

/** A duration in its largest whole unit, in words: `5 minutes`, `4 hours`, `1 day`. */
export function inWords(ms: number): string {
  const { unit, ms: unitMs } = units.find(candidate => ms >= candidate.ms) ?? units[3]
  return new Intl.NumberFormat(i18next.language, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.floor(ms / unitMs))
}
