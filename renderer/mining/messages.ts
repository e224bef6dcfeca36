/** The strings of the screen that labels the same words in many clips. */
export const miningMessages = {
  stage: 'label everywhere',
  title: 'The same words, everywhere',
  lead: 'Find words in all clips on this laptop and label them once. The label is proposed wherever they stand, and you accept or refuse it clip by clip, once you have heard it.',
  search: 'Find words',
  placeholder: 'Words, in any script; in quotes for whole words',
  matches: 'Clips with these words',
  clip: 'Clip {{position}}',
  recogniser: 'in the recogniser’s words',
  found_one: '{{count}} clip',
  found_other: '{{count}} clips',
  foundMore: 'more than {{count}} clips',
  nothing: 'No clip has these words.',
  typing: 'Type the words to begin.',
  choose: { title: 'Which words, which label?', words: 'Words', labels: 'Label' },
  noLabels: 'The task of this clip asks for no labels on words. Nothing was changed. Choose a clip of another batch.',
  judge: {
    title: '{{label}}?',
    words: '“{{words}}”',
    surface: 'Proposals',
    list: 'Proposals',
    loading: 'Looking for these words',
    nothing: 'Nothing is left to propose: these words were refused before, or stand nowhere else.',
    progress: '{{done}} of {{count}}',
    accepted_one: '{{count}} labelled',
    accepted_other: '{{count}} labelled',
    refused_one: '{{count}} refused',
    refused_other: '{{count}} refused',
    before_one: '{{count}} refused earlier',
    before_other: '{{count}} refused earlier',
    heard: 'heard',
    unheard: 'not heard yet',
    armed: 'labels it once it was heard; any other key stops that',
    onRequest: 'This clip may be distressing. It plays on request only.',
    now: 'labelled {{labels}} now',
    done: 'All are answered.',
    announced: 'Clip {{position}}, {{at}} of {{count}}: {{words}}',
    elsewhere: 'Something in another clip was taken back. The clip screen shows it.',
    verdict: { open: 'open', accepted: 'labelled', refused: 'refused' },
  },
  actions: {
    choose: 'choose words', close: 'back to the clip', next: 'down', previous: 'up', pageNext: 'page down', pagePrevious: 'page up',
    first: 'first', last: 'last', shiftBack: 'words back', shiftOn: 'words forward', shorten: 'fewer words', extend: 'more words',
    label: 'label: {{label}}', labelUp: 'label before', labelDown: 'label after', propose: 'propose everywhere', back: 'back',
    accept: 'label it', refuse: 'not that', hear: 'hear again', hearAll: 'hear all of it', open: 'open the clip',
    undo: 'undo', redo: 'redo', silence: 'silence, then back', escalate: 'Escalate',
  },
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    mining: typeof miningMessages
  }
}
