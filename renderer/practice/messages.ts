import type { Difference } from './explain.ts'
import type { RecordingName } from './clips/recordings.ts'
import type { LessonId } from './lessons.ts'
import type { StepName } from './steps.ts'

/** The strings of practice. A sentence that ends with a colon is followed by keys or words. */
export const practiceMessages = {
  name: 'Practice',
  purpose: 'practice, with made-up recordings',
  person: 'practice',
  title: 'Practise the keys',
  titleDone: 'You have been through it all',
  lead: 'Made-up clips whose answers are known, with the keys of your real work. It takes about ten minutes. There is no score, nothing is timed, and nothing leaves this laptop or is kept on it.',
  leadDone: 'The keys are the same in your work. Any lesson can be taken again, here or later.',
  sound: 'Put on your headphones: every clip is there to be heard.',
  start: 'Start',
  goOnWith: 'Go on',
  leave: 'leave practice',
  lessons: 'Lessons',
  gone: 'gone through',
  position: '{{position}} of {{count}}',
  toTry: 'To try',
  tried: 'tried',
  ownPace: 'Look at each clip and answer it as you would in your work.',
  same: 'This is the known answer',
  sameOne: 'the known answer',
  differs: 'The known answer differs here',
  clip: 'Clip {{number}}',
  whyTitle: 'Why',
  quickest: 'The quickest way',
  next: 'Next lesson',
  list: 'To the lessons',
  again: 'Once more',
  open: 'All lessons',
  nothing: 'nothing',
  lesson: {
    accept: { title: 'A clip that is right', about: 'Most clips are right as they stand. Listen, compare what you hear with the words, and accept.' },
    arm: { title: 'Going on by itself', about: 'Enter before a clip has ended arms it: it plays to its end, is accepted, and the next one comes. Any other key takes that back. So a clip that is right is one key, whenever you press it, and nothing is accepted unheard.' },
    listen: { title: 'Hearing it again', about: 'This speaker is quick. Step back a little, go back to the start, or slow the voice down, whose pitch stays, until you are sure.' },
    falseWake: { title: 'Not meant at all', about: 'Assistants wake by mistake. Say why with one digit: the clip moves on at once, and the rest of it need not be heard.' },
    wrongWord: { title: 'A wrong word', about: 'One word is not what is said. Press the key for editing just after you hear it: the sound pauses with that word selected, and typing replaces it.' },
    doubtful: { title: 'Words in doubt', about: 'A wavy line marks words that the recogniser was unsure of. It is a hint and no more: a marked word may be right, and one without a mark may be wrong.' },
    slot: { title: 'Naming what was asked for', about: 'A slot names a part of the request: an artist, a room. Begin to label, choose the words with the arrows and Shift, and name them with a digit. The room is labelled already.' },
    sensitive: { title: 'Something private', about: 'A telephone number is said. Marking it falls silent and takes what was just heard; the arrows choose other words, with Shift more of them, and a digit says what they are. They are replaced in the text and silenced in everything that is exported.' },
    skip: { title: 'A clip that you leave', about: 'These clips are in English, and this speaker is not. A clip is left for a cause, and that never counts against you. If you know the voice, leave it as one you know: nobody asks further.' },
    undo: { title: 'Taking it back', about: 'Everybody accepts too soon now and then. Here, accept a clip with a wrong word as it is; then take that back and correct it. It works for every change and every answer, across clips, until the batch is closed.' },
    escalate: { title: 'When somebody may be harmed', about: 'At any time, one key stops the sound and asks what you heard. You need not be sure, and a single key is enough. In practice nothing is filed and nobody is told; the panel says what would happen.' },
    shield: { title: 'On your own terms', about: 'A clip that may distress waits behind a shield: silent until you ask, then softer and duller. Read first. Lift the shield when you choose to, or not at all.' },
    alone: { title: 'Three in a row', about: 'Three short clips, without a hint. The next one plays as soon as you have answered, as it does in your work.' },
  },
  step: {
    play: 'Play the clip',
    accept: 'Everything said is written: accept it',
    acceptTyped: 'Accept it, straight from the text',
    acceptAnyway: 'Accept it, wrong word and all',
    arm: 'Press it now, before the clip has played',
    wait: 'Let it play to its end',
    replay: 'Hear it from the start',
    slower: 'Slow it down',
    back: 'Step back a little',
    verdict: '“Commuter” is a similar word, not the assistant’s name',
    edit: 'Edit, just after the wrong word',
    write: 'Write what is said',
    doubt: 'Go to the next word in doubt',
    tag: 'Begin to label',
    label: 'Choose “nina simone”, and name it artist_name with its digit',
    sensitive: 'Mark what is private, when you have heard it',
    sensitiveClass: 'Choose the seven digits, and say what they are: a phone number',
    skip: 'Leave the clip',
    cause: 'Say why: another language',
    undo: 'Take it back',
    escalate: 'Say that somebody may be harmed',
    report: 'Say what you heard with a digit, then send it',
    read: 'Read the words first, then play',
    lift: 'Lift the shield if you want to hear it plainly',
  },
  why: {
    'kitchen-light': 'Every word stands as it was said, and the assistant was meant. Accepting is all that it needs.',
    'london-time': 'Every word is right. The clip played to its end before it was accepted, and nobody had to wait for it.',
    'fast-speaker': 'Every word is right, however quickly it is said. Slowing down costs nothing: no time is counted against you.',
    'commuter-train': '“Commuter” sounds like “computer”: a similar word, said to somebody else. The recording is set aside at once, because nobody asked for it to be made.',
    'milk': 'The speaker says “milk”; the recogniser wrote “silk” and was sure of it. Sense helps: few people put silk on a shopping list. Where it does not, go by the sound.',
    'fifteen-minutes': 'The speaker says “timer” and “fifteen”. Both were in doubt here; a confident word can be just as wrong.',
    'nina-simone': '“Nina Simone” is the artist that was asked for. Slots hold whole names, and nothing around them.',
    'phone-number': 'Seven digits after “call” are somebody’s telephone number. Two keys, and they are gone from everything that is exported.',
    'spanish': 'The speaker asks for the radio in Spanish. Somebody who speaks it will hear this clip; nobody can correct a language they do not know.',
    'hall-lamp': 'The speaker says “lamp”, not “lump”. An answer that was taken back and given anew counts as the last one given; both are kept.',
    'stairs': 'Somebody has fallen and asks for help. Whether it is grave is not for you to settle: telling is enough. In your work the report is safe on the laptop at once, is sent ahead of everything else, cannot be deleted, and you are told what came of it.',
    'stop-music': 'The words are right. The shield makes no promise; it leaves it to you when and how you hear a clip.',
    'advertisement': 'A voice from the television says the wake word: media. One digit, and you need not listen on.',
    'volume': 'The speaker says “up”; the recogniser wrote “cup”.',
  },
  difference: {
    way: 'This clip would be {{known}}; you {{given}} it.',
    verdict: 'The wake verdict would be “{{known}}”; you gave “{{given}}”.',
    cause: 'The cause would be “{{known}}”; you gave “{{given}}”.',
    words: 'What you entered, and under it what is said where that differs:',
    slots: 'Slots:',
    sensitive: 'Sensitive words:',
  },
  wayKnown: { annotation: 'answered', skip: 'skipped', escalation: 'escalated' },
  wayGiven: { annotation: 'answered', skip: 'skipped', escalation: 'escalated', none: 'left' },
  missing: '{{words}} would be marked {{mark}}',
  extra: '{{words}} is marked {{mark}}, and would not be',
  isMissing: 'is said, and is missing',
  isExtra: 'is not said',
  instead: 'is said instead',
} as const satisfies {
  lesson: Record<LessonId, { title: string; about: string }>
  step: Record<StepName, string>
  why: Record<RecordingName, string>
  difference: Record<Difference['kind'], string>
} & Record<string, unknown>

declare module 'i18next' {
  interface ResourceNamespaceMap {
    practice: typeof practiceMessages
  }
}
