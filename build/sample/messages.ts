import type { SampleRole } from './contract.ts'

/** What the sample bar says. It is never packaged, and so stands apart from the product's catalogues. */
export const sampleMessages = {
  bar: 'Sample bar',
  sample: 'Sample',
  invented: 'Invented people and clips. This bar is not part of Earshot.',
  be: 'Be the',
  role: { reviewer: 'Reviewer', supervisor: 'Supervisor', safety: 'Safety lead' } satisfies Record<SampleRole, string>,
  cut: 'Cut the network',
  restore: 'Restore the network',
  isCut: 'Network is cut',
  beside: 'Side by side',
  notBeside: 'One laptop again',
  besideBar: 'The laptop beside',
  besideMeaning: 'A second laptop, where reports arrive.',
  thief: 'View as a thief',
  thiefTitle: 'What a thief finds',
  thiefLead: 'The vault’s files as they lie on this disk right now, read without any key. Noise has 8 bits in every byte.',
  size: (bytes: number): string => `${new Intl.NumberFormat('en').format(bytes)} bytes`,
  entropy: (bits: number): string => `${bits.toFixed(3)} bits per byte`,
  empty: 'The file is empty.',
  head: (name: string, bytes: number): string => `First ${bytes} bytes of ${name}`,
  searched: 'Searched in every byte of them, for the words of the clip on the screen',
  nothingSearched: 'No clip is on the screen, so there were no words to search for.',
  found: 'found',
  notFound: 'not there',
  close: 'Close',
}
