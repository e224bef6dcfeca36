/** A reviewer's own quality. */
export const ownQualityMessages = {
  title: 'Quality',
  lead: 'Some clips are answered by a second person as well, and of some it is known what was said; which ones is told to nobody at work. These are the figures of {{from}} to {{to}}, the same that your supervisor may read. A day counts once it is over, and under {{least}} clips nothing is told.',
  leadNone: 'No day of this period is over yet. A day counts once it is, so that nobody at work learns which clips they are measured by.',
  snapshot: 'The hub is away. These figures are as they were {{when}}.',
  away: 'The hub is away, and this laptop holds no quality figures yet. They appear as soon as the hub answers.',
  which: 'Of which batch',
  all: 'All batches',
  table: 'Your quality: {{which}}',
  scale: 'Bar from',
  interval: 'Interval of 95 %',
} as const
