/** What a reviewer reads of known answers that they were measured by. */
export const goldMessages = {
  title: 'Gold you answered',
  lead: 'These clips had a known answer, and what you answered was compared with it. They are told of once their batch is over. Nothing of it is kept on this laptop.',
  away: 'The hub is away. What it knows of your gold appears here when it is back.',
  table: 'Known answers beside yours',
  column: { batch: 'Batch', reference: 'Known answer', answer: 'Your answer', state: 'Contested' },
  nothing: 'no word',
  same: 'the same',
  contest: 'Contest',
  contestThis: 'Contest the known answer “{{reference}}”',
  state: {
    waiting: 'on this laptop, not sent yet',
    open: 'sent; a supervisor hears the clip and decides',
    stands: 'It stands: {{note}}',
    wrong: 'It was wrong, and counts for nobody any more: {{note}}',
  },
  dialog: 'Is this known answer wrong?',
  reason: 'What is wrong with it',
  reasonHint: 'A supervisor reads this, hears the clip and decides; they do not see who you are. It works offline too.',
  stay: 'Leave it',
  send: 'Contest',
} as const
