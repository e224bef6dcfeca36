/** What the person on call writes down while somebody reads a code to them. */
export const telephoneMessages = {
  open: 'Report by telephone',
  title: 'A report by telephone',
  lead: 'The laptop of whoever calls shows eight letters. Type them as they are read out: the hub finds the clip, opens the case and starts the clock. What the laptop wrote joins by itself later.',
  code: 'Eight letters',
  codeWrong: 'A code has eight letters. Have them read out again, one by one.',
  category: 'What they heard',
  now: 'Happening now',
  note: 'What they say, in their words',
  send: 'Open the case',
  sending: 'Telling the hub',
  cancel: 'Back',
  opened: 'The case is open. It is in the list now.',
} as const
