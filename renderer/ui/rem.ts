/** The size of a rem in pixels, which follows the size of text that a person chose. */
export const remPx = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
