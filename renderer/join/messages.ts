/** What a laptop says before anybody is at work on it. */
export const joinMessages = {
  enrol: {
    title: 'Bring this laptop to its hub',
    lead: 'Paste the enrolment invitation from your operator. It is one line, works once, and lasts 24 hours.',
    field: 'Enrolment invitation',
    submit: 'Enrol this laptop',
    busy: 'Asking the hub',
    whatTitle: 'What happens now',
    what: {
      keys: 'This laptop makes its own keys and hands the hub only their public halves.',
      hub: 'It learns which hub it belongs to, and talks to no other from then on.',
      nothing: 'No recording comes here before somebody joins and is given clips.',
    },
  },
  join: {
    title: 'Join on this laptop',
    lead: 'Paste your own invitation and choose a passphrase.',
    field: 'Your invitation',
    passphrase: 'Passphrase',
    again: 'The same passphrase again',
    submit: 'Join',
    busy: 'Making your vault',
    differs: 'The two passphrases differ. Show them to compare, or type the second one again.',
    short: 'This passphrase has {{length}} characters; it needs at least {{least}}. Nothing was sent.',
    noInvitation: 'The invitation is missing. Paste the line that begins with earshot://',
    count: '{{length}} of at least {{least}} characters',
    enough: 'Long enough',
    whatTitle: 'What your passphrase does',
    what: {
      protects: 'It locks everything you work with here: recordings, transcripts, your answers. Without it a stolen laptop holds noise.',
      stays: 'It never leaves this laptop. No hub, operator or supervisor ever sees it.',
      forgotten: 'Nobody can send it back to you. If it is forgotten, what the hub has received is safe, and your operator has to help with the rest.',
      choose: 'Four or five words that do not belong together are hard to guess and easy to keep.',
    },
    figuresTitle: 'What others see of your work',
    figures: {
      named: 'Your supervisor sees the figures of your shifts under your code. You see the same numbers, all of them. Nobody counts keystrokes or pauses.',
      grouped: 'Your supervisor sees figures of five people or more together, never yours alone. Nobody counts keystrokes or pauses.',
    },
  },
  unlock: {
    title: 'Unlock',
    titleOne: 'Welcome back, {{code}}',
    lead: 'Your work lies locked on this laptop. Your passphrase opens it, with or without a network.',
    who: 'Who are you?',
    passphrase: 'Passphrase',
    submit: 'Unlock',
    busy: 'Unlocking',
    wait: 'Try again in {{time}}',
    missing: 'The passphrase is missing. Type it, then unlock.',
    other: 'Somebody else joins with an invitation',
    back: 'Back to unlocking',
  },
  rescue: {
    title: 'What waits in this vault',
    lead: 'Results and reports that the hub does not have yet can be read out of it into a file. Only your hub can open that file: hand it to your operator by any way you like.',
    save: 'Rescue what waits here into a file',
    busy: 'Reading',
    saved: '{{name}} holds {{events}} entries, all of them whole. Keep it until your operator says that the hub has it.',
    savedPartly: '{{name}} holds {{events}} whole entries; of {{incomplete}} more only the outline could be read. Keep it until your operator says that the hub has it.',
    asideLead: 'Once the file is in safe hands you can start afresh here with a new invitation. The vault is moved out of the way and kept; nothing of it is deleted.',
    aside: 'Move this vault out of the way',
  },
  role: { reviewer: 'reviewer', supervisor: 'supervisor', safety: 'safety lead', privacy: 'privacy officer' },
  show: 'Show',
  hide: 'Hide',
  hub: 'Hub {{host}}',
  hubOf: 'This laptop belongs to the hub at {{host}}.',
  fingerprint: 'fingerprint {{fingerprint}}',
  wrongKind: {
    device: 'This invitation enrols a laptop. To join you need the other kind, made for you.',
    person: 'This invitation is for a person. A laptop needs the other kind first; keep this one for the next step.',
  },
  practise: { text: 'No invitation at hand, or new to this?', enter: 'Practise the keys with made-up clips' },
  hubAway: 'The hub cannot be reached. Nothing was changed on this laptop, and what you typed stays here. Check the network, then try again; should the invitation then count as used, ask for a new one.',
  weakKeychain: 'This laptop’s keychain protects little: whoever holds its disk may try passphrases without the laptop. Choose a long one.',
  sample: 'Sample hub: people and clips are invented.',
} as const

declare module 'i18next' {
  interface ResourceNamespaceMap {
    join: typeof joinMessages
  }
}
