import i18next from 'i18next'
import { knownZone } from '../../shared/domain/zones.ts'

// Times, durations and numbers as the interface's language writes them.

/** Systems also report tags that are none, such as `en-US@posix`. */
export function isKnown(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}

/** The interface's language as the machine's region writes it, where the machine prefers that language. */
const findLocale = (language: string): string => navigator.languages.find(tag => tag.startsWith(language) && isKnown(tag)) ?? language

// Formats are slow to make and are asked for in every frame: each is made once a language.
const made = new Map<string, unknown>()
function once<T>(key: string, make: (locale: string) => T): T {
  const known = made.get(`${i18next.language} ${key}`)
  if (known !== undefined) return known as T
  const value = make(findLocale(i18next.language))
  made.set(`${i18next.language} ${key}`, value)
  return value
}
const dateFormat = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  once(JSON.stringify(options), locale => new Intl.DateTimeFormat(locale, options))

/** `14:03`, in the machine's zone unless told another. */
export const clockTime = (instant: number, zone?: string): string =>
  dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(zone === undefined ? {} : { timeZone: knownZone(zone) }) }).format(instant)

/** `12 November`. */
export const dayOf = (day: string): string => dateFormat({ day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(day))

/** `12 November, 14:03`. */
export const dayAndTime = (instant: number): string =>
  dateFormat({ day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)

/** `12 Nov, 14:03`, in a table, where there is little room. */
export const shortTime = (instant: number): string =>
  dateFormat({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant)

/** `14:03` for today, with the day before it for any other. */
export const nearTime = (instant: number): string =>
  new Date(instant).toDateString() === new Date().toDateString() ? clockTime(instant) : dayAndTime(instant)

const minuteMs = 60_000

/** Hours and minutes as `3:12`; never with seconds, which would tick. */
export function hoursAndMinutes(ms: number): string {
  const minutes = Math.floor(ms / minuteMs)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

/** Seconds with one decimal place: `3.7`. */
export const seconds = (ms: number): string =>
  once('seconds', locale => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })).format(ms / 1000)

export const whole = (value: number): string =>
  once('whole', locale => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })).format(value)

/** A share of 0 to 1 as `71 %`. */
export const percent = (share: number): string =>
  once('percent', locale => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })).format(share)

/** A share of 0 to 1 as `3.4 %`. */
export const tenths = (share: number): string =>
  once('tenths', locale => new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })).format(share)

/** `1.0`, `1.25`. */
export const decimal = (value: number): string =>
  once('decimal', locale => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 2 })).format(value)

/** `0.87`, `1.00`. */
export const hundredths = (value: number): string =>
  once('hundredths', locale => new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 })).format(value)

/** `+4`, `−3`, `0`. */
export const signed = (value: number): string =>
  once('signed', locale => new Intl.NumberFormat(locale, { signDisplay: 'exceptZero', maximumFractionDigits: 0 })).format(value)

/** How much more or less, as `+12 %`. */
export const percentChange = (share: number): string =>
  once('change', locale => new Intl.NumberFormat(locale, { style: 'percent', signDisplay: 'exceptZero', maximumFractionDigits: 1 })).format(share)
