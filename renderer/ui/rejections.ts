import type { AnnotationFault } from '../../shared/domain/annotation-rules.ts'
import type { QuestionState } from '../../shared/domain/asking.ts'
import type { RejectionCode } from '../../shared/hub-api/rejections.ts'

// Why the hub could not use something, for whoever did it and for whoever sees to it: what happened, what is safe, what
// to do.

type Sentence = Exclude<RejectionCode, 'payload_lost' | 'payload_unfit'> | `payload_lost_${'report' | 'answer' | 'other'}` | `payload_unfit_${'whole' | 'fields'}`

export const rejectionTexts = {
  not_a_person: 'It tells of a person’s work and came in the log of the laptop itself, where nobody’s work is counted. It is kept there. Your operator has to see how it came to be there.',
  type_unknown: 'The hub does not know entries of this kind, because its version is older than the laptop’s. It is kept whole, and nothing comes of it. Your operator has to update the hub.',
  opened_twice: 'The log says once more whose it is. The first time counts, and all that is around it arrived. Tell your operator.',
  payload_lost_report: 'A report of harm was made here, and what it said was lost or damaged on the laptop before it was sent. That it was made, and when, is kept. If it is yours, report it again now or call a help contact; if it is not, ask whoever made it at once.',
  payload_lost_answer: 'What it said was lost or damaged on the laptop before it was sent. That it was given, and when, is kept, and all that came after it arrived. The clip can be answered once more while its batch is open; tell your operator that something was lost.',
  payload_lost_other: 'What it said was lost or damaged on the laptop before it was sent. That it happened, and when, is kept, and all that came after it arrived. Tell your operator that something was lost.',
  payload_unfit_whole: 'Its content is not what this hub expects, so nothing comes of it. It is kept whole. Tell your operator: hub and laptop may be of different versions.',
  payload_unfit_fields: 'Its content is not what this hub expects ({{fields}}), so nothing comes of it. It is kept whole. Tell your operator: hub and laptop may be of different versions.',

  clip_not_leased: 'The clip was not given to this person on this laptop, so it counts nowhere. It is kept as it was entered. Ask your operator to whom the clip was given.',
  batch_not_leased: 'The batch was not given to this person on this laptop, so the hub does not note that it arrived. Answers are not touched by that. Ask your operator to whom the batch was given.',
  lease_of_other_batch: 'It names another batch than the one that the clip was given out with, so it counts nowhere. It is kept as it was entered. Tell your operator.',
  lease_not_given: 'It says that the keys of a batch were destroyed which this laptop was not given. Nothing was changed because of it. Tell your operator.',
  receipt_unfit: 'The receipt for destroyed keys cannot be read. The hub goes by the end of the batch’s time instead, and no answer is touched. Tell your operator.',
  receipt_unsigned: 'The receipt for destroyed keys is not signed by this laptop, so the hub does not believe it and goes by the end of the batch’s time. No answer is touched. Tell your operator today.',
  receipt_of_other_lease: 'The receipt for destroyed keys is for another batch, laptop or hub. Nothing was changed because of it. Tell your operator.',

  revision_known: 'The hub has this version of the answer already, and the one that came first counts. Both are kept. If it should be another answer, the clip can be answered once more.',
  answer_missing: 'It takes an answer back that the hub does not have. Nothing was changed. If an answer should not stand, its clip can be answered once more.',
  answer_unfit: 'The answer does not fit what its task asks: {{faults}}. It is kept and does not count. The clip can be answered once more while its batch is open.',

  shift_unknown: 'The hub has not been told by this laptop that this shift began, so it counts nowhere. It is kept as it was entered. Tell your operator which day it was.',
  shift_known: 'The hub knows this shift already, and what came first counts. Nothing is missing. If its times are wrong, whoever worked it can put them right.',
  shift_step_known: 'The hub has something else in this place of the shift, and that counts. Both are kept. If the shift’s times are wrong, whoever worked it can put them right.',
  correction_unfit: 'The correction cannot be true of its shift, which stays as it was. The correction is kept. Whoever worked it can put it right once more: a break lies within it, an end after its start and not in the time to come.',

  question_known: 'The hub has this question already. It is asked once, and nothing is missing. There is nothing to do.',
  question_not_put: 'The question was not for this person to answer, or is about another clip, so nobody is shown it. It is kept. Tell your supervisor if somebody waits for it.',
  question_closed: 'The question {{state}} when this came, so nobody is shown it. It is kept. Tell your supervisor if it still matters.',
  excerpt_not_given: 'The seconds that were played were not given to this person on this laptop. That they were played is kept. Tell the privacy officer, who has to see how it came about.',

  batch_not_over: 'A known answer can be doubted once its batch is over, and this one was not. What was written is kept. It can be said again when the batch is over.',
  not_gold: 'This person was not measured by this clip, so there is no known answer to doubt. What was written is kept. There is nothing to do.',
  contest_known: 'This known answer was doubted by the same person before, and that is looked into. What was written is kept. There is nothing to do.',

  case_of_other_filing: 'Another report opened this case. Both are kept, and the first is worked on. If this one says something else, make sure that the safety lead hears it: call, or report it anew.',
  case_unknown: 'The hub has no case that this belongs to. What was said is kept. If it matters, report it anew or call a help contact.',
  case_of_other_filer: 'Only whoever reported a case speaks in it as that. What was said is kept, apart from the case. Tell the safety lead if it matters.',
  case_moved_on: 'The case had moved on and does not take this any more. What was said is kept, and the case goes its way. Tell the safety lead if it matters.',

  recovery_unknown: 'A passphrase was replaced by a recovery that the hub did not give to this laptop. That it happened is kept. Tell your operator today.',

  earlier: 'The hub said: {{said}}',
} as const satisfies Record<Sentence, string>

/** What an answer can have wrong, of the part that it is in. */
export const answerFaults = {
  not_asked: '{{field}} is not asked for',
  not_offered: '{{field}} holds what is not offered',
  twice: '{{field}} holds something twice',
  several: '{{field}} holds several where one may be chosen',
  overlap: '{{field}} overlaps where that is not allowed',
  beyond_words: '{{field}} stands on words that there are not',
  beyond_end: '{{field}} ends after the clip',
} as const satisfies Record<AnnotationFault['kind'], string>

export const answerFields = {
  wake: 'the wake verdict',
  quality: 'the audio quality',
  transcript: 'the transcript',
  intent: 'the intent',
  slots: 'a slot',
  sensitive: 'a sensitive span',
  background: 'background speech',
  choices: 'a choice',
} as const satisfies Record<AnnotationFault['field'], string>

/** How a question stood, as part of a sentence. */
export const questionStood = {
  waiting: 'had not arrived yet',
  received: 'was open',
  answered: 'was answered',
  declined: 'was declined by all',
  expired: 'had expired',
} as const satisfies Record<QuestionState, string>
