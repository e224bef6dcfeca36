import i18next from 'i18next'
import type { Period } from './periods.ts'

/** `Monday 23 November`, or `17 – 23 November` where the period holds more than one day. */
export function daysOf({ from, to }: Period): string {
  const lastDay = to - 1
  const oneDay = new Date(from).toDateString() === new Date(lastDay).toDateString()
  const format = new Intl.DateTimeFormat(i18next.language, { weekday: 'long', day: 'numeric', month: 'long' })
  return oneDay ? format.format(from) : format.formatRange(from, lastDay)
}
