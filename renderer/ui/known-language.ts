import { isKnown } from './format.ts'

// uPlot makes a number format of the system's language as it loads, and would not load at all where that is no language.
if (!isKnown(navigator.language)) Object.defineProperty(navigator, 'language', { value: 'en', configurable: true })
