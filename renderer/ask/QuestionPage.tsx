import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { OpenQuestion } from '../../shared/contract/questions.ts'
import type { Player } from '../player/player.ts'
import { Waveform } from '../player/Waveform.tsx'
import { useWorkstation } from '../state/workstation.ts'
import { ActionButton } from '../ui/ActionButton.tsx'
import { ActionKey } from '../ui/ActionKey.tsx'
import { Button } from '../ui/Button.tsx'
import { Caution } from '../ui/Caution.tsx'
import { FailureText } from '../ui/FailureText.tsx'
import { seconds } from '../ui/format.ts'
import type { AnswerActions } from './answer-actions.ts'
import type { Answering } from './answering.ts'
import css from './QuestionPage.module.css'
import { boxId } from './focus-places.ts'
import { TextBox } from './TextBox.tsx'

type QuestionPageProps = { answering: Answering; player: Player; question: OpenQuestion; actions: AnswerActions }

/** One question: what is asked, the words of those seconds, the seconds themselves, and the answer. */
export function QuestionPage({ answering, player, question, actions }: QuestionPageProps) {
  const { t } = useTranslation('ask')
  const { text, busy, failure, gone } = useStore(answering)
  const { locale } = question
  return (
    <article className={css['page']} aria-label={t('queue.question')}>
      {gone ? null : <Asked answering={answering} player={player} question={question} actions={actions} />}
      {failure === null ? null : <FailureText failure={failure} />}
      <section className={css['answer']}>
        <TextBox id={boxId} label={t('queue.answer')} text={text} lang={locale} onChange={answering.write} />
        <div className={css['row']}>
          <Button look="primary" aria-disabled={text.trim() === '' || busy !== null} onClick={() => void answering.answer()}>
            {t('queue.send')}<ActionKey of={actions.send} tone="inherit" />
          </Button>
          <Button aria-disabled={busy !== null} onClick={() => void answering.decline()}>{t('queue.decline')}<ActionKey of={actions.decline} /></Button>
          <span className={css['hint']}>{t('queue.typing')}</span>
        </div>
      </section>
      <Harm />
    </article>
  )
}

/** What is asked, and what it is about. */
function Asked(props: QuestionPageProps) {
  const { t } = useTranslation('ask')
  const { question } = props
  const { locale, words } = question
  return (
    <>
      <section>
        <h2>{t('queue.question')}</h2>
        <p className={css['asked']} lang={locale}>{question.text}</p>
      </section>
      <section>
        <h2>{t('queue.words')}</h2>
        <p className={css['words']} lang={words.length === 0 ? undefined : locale}>
          {words.length === 0 ? <i>{t('queue.noWords')}</i> : words.map(word => word.text).join(' ')}
        </p>
        {question.wordsApproximate && words.length > 0 ? <p className={css['hint']}>{t('queue.approximate')}</p> : null}
      </section>
      {question.flags.length > 0 ? <Caution alert={false}>{t('queue.flagged')}</Caution> : null}
      <Seconds {...props} />
    </>
  )
}

/** Peaks are there from the start; the sound is fetched when it is asked for. */
function Seconds({ answering, player, question, actions }: QuestionPageProps) {
  const { t } = useTranslation('ask')
  const { excerpt } = question
  const durationMs = excerpt.to - excerpt.from
  const soft = useStore(answering, state => state.soft)
  const fetching = useStore(answering, state => state.busy === 'fetching')
  const ready = useStore(player, state => state.sound === 'ready')
  const playing = useStore(player, state => state.playing)
  const textAt = useCallback((ms: number) => t('queue.at', { at: seconds(ms), duration: seconds(durationMs) }), [t, durationMs])
  const markText = (ms: number, last: boolean): string => (last ? t('queue.unit', { seconds: seconds(ms) }) : seconds(ms))
  return (
    <section data-keys="listen" aria-label={t('queue.sound')}>
      <Waveform player={player} durationMs={durationMs} peaks={question.peaks} gainDb={question.gainDb} label={t('queue.position')} textAt={textAt} markText={markText} />
      <div className={css['controls']}>
        <ActionButton action={{ ...actions.play, label: t(playing ? 'queue.pause' : 'queue.play') }} />
        <ActionButton action={actions.replay} />
        <ActionButton action={{ ...actions.soft, label: t(soft ? 'queue.softOn' : 'queue.softOff') }} />
        <span role="status" className={css['hint']}>{fetching ? t('queue.fetching') : ready ? null : t('queue.unfetched')}</span>
      </div>
    </section>
  )
}

/** Whom to tell where what was heard is worse than unclear. */
function Harm() {
  const { t } = useTranslation('ask')
  const { session } = useWorkstation()
  const phone = useStore(session, state => state.value?.emergencyPhone ?? null)
  return <p className={css['hint']}>{phone === null ? t('queue.harm') : <>{t('queue.harmPhone')} <b>{phone}</b></>}</p>
}
