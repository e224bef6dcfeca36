import i18next from 'i18next'
import type { Days } from '../../shared/hub-api/period-figures.ts'

/** `Monday 23 November`, or `17 – 23 November` where the period holds more than one day. */
export function daysText({ from, to }: Days): string {
  const format = new Intl.DateTimeFormat(i18next.language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  return from === to ? format.format(Date.parse(from)) : format.formatRange(Date.parse(from), Date.parse(to))
}
