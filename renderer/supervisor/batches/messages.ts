/** What a supervisor reads of batches. */
export const batchMessages = {
  title: 'Batches',
  lead: 'Every batch of the last weeks, from being assigned to its end.',
  which: 'State',
  states: { all: 'All', assigned: 'Assigned', leased: 'On a laptop', lapsed: 'Lease over', done: 'Done', returned: 'Given back' },
  seek: 'Find a batch or a reviewer',
  none: 'No batch yet',
  noneMeaning: 'A batch appears here when clips were assigned to somebody.',
  notFound: 'No batch is like that.',
  waves: 'By policy batches are told of together, by the day they were made, and only where five people or more have one.',
  untold_one: 'Of {{count}} day nothing is told.',
  untold_other: 'Of {{count}} days nothing is told.',
  waveTable: 'Batches by the day they were made',
  column: {
    name: 'Batch', project: 'Project', state: 'State', batches: 'Batches', clips: 'Clips', answered: 'Answered', withdrawn: 'Taken back', remaining: 'Left',
    share: 'Of what is not taken back', made: 'Assigned', due: 'Lease ends', kept: 'Kept until',
  },
} as const
