import type UPlot from 'uplot'
import { isKnown } from './format.ts'

/**
 * The library that draws charts, fetched when the first one is shown. It makes a number format of the system's language
 * as it loads, and would not load at all where the system reports a tag that is none.
 */
export async function loadPlot(): Promise<typeof UPlot> {
  if (!isKnown(navigator.language)) Object.defineProperty(navigator, 'language', { value: 'en', configurable: true })
  return (await import('uplot')).default
}
