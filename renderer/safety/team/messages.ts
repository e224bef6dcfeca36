/** What a supervisor reads of their team's open cases. */
export const teamMessages = {
  rights: 'You can raise the severity or hand a case to another safety lead; safety leads decide what becomes of it.',
  facts: '{{locale}}, {{duration}} s. Received {{time}}.',
} as const
