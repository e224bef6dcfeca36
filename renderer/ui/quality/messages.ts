/** What quality figures are called and what they are, for whoever reads them. */
export const qualityMessages = {
  name: {
    gold: 'Word errors, gold',
    accepted: 'Wrong words accepted',
    overlap: 'Word errors, two people',
    wake: 'Agreement on wake verdicts',
    intent: 'Agreement on intents',
    slots: 'Agreement on slots',
  },
  meaning: {
    gold: 'Words that were changed, left out or put in, beside recordings of which it is known what was said. 0 % is without an error.',
    accepted: 'How many recordings of which it is known what was said, given with a wrong transcript, were left as they were.',
    overlap: 'Words in which two people differ who answered the same clip without knowing of each other. Nobody says which of them is right.',
    wake: 'Krippendorff’s alpha over clips that two people answered: 1 is full agreement, 0 is what chance would give.',
    intent: 'Krippendorff’s alpha over clips that two people answered: 1 is full agreement, 0 is what chance would give.',
    slots: 'F1 of slots with the same label on exactly the same words, of two people: 1 is full agreement.',
  },
  column: { figure: 'Figure', value: 'Value', interval: 'Interval', items: 'Clips', parts: 'Changed, left out, put in' },
  scale: 'Interval of 95 %, from {{low}} to {{high}}',
  bounds: '{{low}} to {{high}}',
  parts: '{{substitutions}}, {{deletions}}, {{insertions}} of {{words}} words',
  noParts: 'none',
  noInterval: 'none',
  withheld: { few: 'under {{least}} clips', undetermined: 'nothing to differ in' },
} as const
