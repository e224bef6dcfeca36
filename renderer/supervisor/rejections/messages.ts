/** What a supervisor, or a safety lead for reports, reads of what the hub could not use. */
export const rejectionMessages = {
  title: 'What the hub could not use',
  lead: 'It came from a laptop and is kept as it came, at the hub and there. Look at why with whoever it is from, or with your operator; then say that you have.',
  none: 'Nothing is waiting',
  noneMeaning: 'The hub could use everything that was sent, or somebody has seen to it.',
  what: '{{what}}, {{whose}}, {{time}}',
  device: 'the laptop itself',
  settle: 'Seen to',
  settleThis: 'Seen to: {{what}}, {{whose}}',
} as const
