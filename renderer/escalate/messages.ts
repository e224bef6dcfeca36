import { harmNames } from '../ui/harm-names.ts'

/** What the escalation panel and the list of one's own reports say. */
export const escalateMessages = {
  title: 'What did you hear?',
  marked: 'The sound has stopped. {{from}} s to {{to}} s is marked. You need not listen again.',
  unmarked: 'The sound has stopped. The whole clip is marked. You need not listen again.',
  about: 'Clip {{position}}',
  categories: 'What you heard',
  category: harmNames,
  happeningNow: 'Happening now',
  pauseAfter: 'Then a break',
  yes: 'yes',
  no: 'no',
  addWords: 'Add words',
  words: 'What was said',
  sounds: 'What else could be heard',
  inference: 'What you think is happening',
  optional: 'All optional. Keeping what you heard apart from what you think helps whoever decides.',
  within: 'A safety lead has {{time}} to look, counted from its arrival.',
  nothingChosen: 'Nothing is chosen. Enter alone sends:',
  again: 'sends an urgent alarm at once',
  send: 'Send',
  sending: 'Sending',
  close: 'Close, send nothing',
  offline: 'The hub cannot be reached. Your report will wait on this laptop and goes out first.',
  phone: 'If somebody may be in danger now, call',
  notSent: 'Your report is not sent yet, and all you entered is still here.',

  filed: 'Your report is safe',
  filedMeaning: 'You have done what was needed. The clip is closed; nobody plays it to you again.',
  pause: 'Take a break',
  pauseMeaning: 'A protected break of fifteen minutes is yours. It never counts against you.',
  pauseFailed: 'The break could not begin. Your report is safe all the same.',
  rehearsal: {
    note: 'This is practice. Whatever you press, nothing is filed and nobody is told.',
    filed: 'In your work, your report would now be safe',
    safe: 'It would lie on the laptop, where nobody can delete it, and go to the hub ahead of everything else, or as soon as the hub can be reached.',
    clock: 'A safety lead would have {{time}} to look. If nobody did, others would be called.',
    clip: 'The clip would be sealed: nobody plays it to you again. A protected break would be yours, and none of it would count against you.',
    outcome: 'You would be told what came of it.',
  },
  help: 'You can call',
  goOn: 'Go on',

  own: 'Your reports',
  ownMeaning: 'What became of everything that you raised. It stays here.',
  ownEntry: 'Your reports, the last one {{standing}}',
  movedOn: 'Your report on clip {{position}}: {{standing}}',
  ownClose: 'Close',
  outcome: 'What was decided',
  standing: {
    held: 'held on this laptop: nobody has seen it yet',
    received: 'received {{time}}',
    seen: 'seen {{time}}',
    assessing: 'being assessed',
    needs_info: 'a question for you is waiting',
    deciding: 'being decided by two people',
    notified: 'somebody outside has been told',
    decided: 'decided {{time}}',
    reopened: 'opened again',
  },
  entry: {
    held: 'not sent yet',
    received: 'received {{time}}',
    seen: 'seen {{time}}',
    assessing: 'being assessed',
    needs_info: 'a question for you',
    deciding: 'being decided',
    notified: 'passed on',
    decided: 'decided {{time}}',
    reopened: 'opened again',
  },
  step: { filed: 'raised', received: 'received', seen: 'seen', decided: 'decided' },
  notYet: 'not yet',
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    escalate: typeof escalateMessages
  }
}
