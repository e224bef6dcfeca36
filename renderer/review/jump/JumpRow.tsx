import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BatchProgress } from '../../../shared/contract/flow.ts'
import { FoundWords } from '../../ui/FoundWords.tsx'
import css from './JumpRow.module.css'
import type { Entry } from './listing.ts'

type JumpRowProps = { entry: Entry | undefined; here: string | null; batches: readonly BatchProgress[] }

/** One clip of the list in one line; drawn once, however often the choice moves past it. */
export const JumpRow = memo(function JumpRow({ entry, here, batches }: JumpRowProps) {
  const { t } = useTranslation('review')
  if (entry === undefined) return null
  const { clip, transcript, words } = entry
  const { position, state, wake, draft, doubtful, locale, batch } = clip
  return (
    <>
      <span className={css['tick']} data-state={state} />
      <span className={css['position']}><span className="unseen">{t('jump.clip', { position })}</span><b aria-hidden="true">{position}</b></span>
      <span className={css['text']}>
        {transcript === null ? <span className={css['sealed']}>{t('jump.sealed')}</span> : <FoundWords text={transcript} locale={locale} ranges={words ?? []} />}
      </span>
      {words?.length === 0 ? <span className={css['note']}>{t('jump.recogniser')}</span> : null}
      {doubtful > 0 ? <span className={css['doubt']}>{t('jump.doubtful', { count: doubtful })}</span> : null}
      {draft ? <span className={css['draft']}>{t('jump.draft')}</span> : null}
      {batches.length < 2 ? null : <span className={css['note']}>{batches.find(known => known.batch === batch)?.name}</span>}
      <span className={css['state']}>
        {clip.clip === here ? <em>{t('jump.here')}</em> : state === 'submitted' && wake !== null ? t(`wake.${wake}`) : t(`jump.state.${state}`)}
      </span>
    </>
  )
})
