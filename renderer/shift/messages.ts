/** The strings of a reviewer's shift: clocking in, its figures, breaks, and what comes after a batch. */
export const shiftMessages = {
  fetching: 'Fetching {{clips}} of {{clipsTotal}} clips, {{done}} of {{total}} MB',
  asking: 'Asking the hub what is waiting',
  sending: 'Sending results',
  status: { shift: 'shift', done: 'done', left: 'left' },
  pace: {
    title: 'This shift',
    perHour: 'clips an hour',
    end: 'projected end',
    handling: 'median handling',
    breaks: 'breaks taken',
    breaksOf: '{{taken}} of {{offered}}',
    none: '–',
    seconds: '{{seconds}} s',
    through: 'Clips in each ten minutes of this shift: {{values}}',
    hide: 'hide',
    hideLabel: 'Hide these figures',
    show: 'Show figures',
  },
  actions: { pause: 'break', resume: 'end the break', clockOut: 'clock out' },
  home: {
    ready: 'Ready when you are',
    readyText_one: '{{count}} clip waits on this laptop. Nothing sounds before you clock in.',
    readyText_other: '{{count}} clips wait on this laptop. Nothing sounds before you clock in.',
    emptyText: 'No clip waits on this laptop yet. Fetch a batch, then clock in.',
    clockIn: 'Clock in',
    done: 'Everything here is done',
    doneText: 'No clip waits on this laptop. Fetch the next batch, or clock out.',
    more: 'There are new clips',
    moreText_one: '{{count}} clip waits on this laptop.',
    moreText_other: '{{count}} clips wait on this laptop.',
    goOn: 'Go on',
    practise: 'Practise the keys',
    fetch: 'Fetch clips',
    cancel: 'Stop fetching',
    waiting_one: '{{count}} result waits to be sent. It is safe on this laptop.',
    waiting_other: '{{count}} results wait to be sent. They are safe on this laptop.',
    sent: 'Everything you entered has reached the hub.',
    clockOut: 'Clock out',
  },
  break: {
    title: 'On a break',
    since: 'Since {{time}}. Nothing sounds and no time is counted until you are back.',
    protected: 'A protected pause. Nobody asks for a reason, and nothing is counted.',
    resume: 'Back to work',
  },
  out: {
    title: 'Clock out?',
    text: 'What you entered is saved and is sent by itself.',
    worked: 'Worked',
    done: 'Clips done',
    perHour: 'Clips an hour',
    handling: 'Median handling',
    breaks: 'Breaks taken',
    stay: 'Stay',
    confirm: 'Clock out',
  },
  whyNot: {
    running: 'a shift is running',
    noShift: 'no shift is running',
    paused: 'you are on a break',
    noBreak: 'you are not on a break',
    noClip: 'no clip waits',
  },
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    shift: typeof shiftMessages
  }
}
