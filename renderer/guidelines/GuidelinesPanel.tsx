import { useEffect, useLayoutEffect, useMemo, useRef, useState, type FocusEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Guidelines } from '../../shared/contract/documents.ts'
import { useKeyLayer } from '../keys/useKeyLayer.ts'
import { Button } from '../ui/Button.tsx'
import { KnownKey } from '../ui/KnownKey.tsx'
import { Article } from './Article.tsx'
import { Finder } from './Finder.tsx'
import css from './GuidelinesPanel.module.css'
import { createReader, type Reader } from './reader.ts'
import { readingActions } from './reading-actions.ts'
import type { Sought } from './sections.ts'

export type GuidelinesPanelProps = {
  guidelines: Guidelines
  changed: boolean
  /** The question in front. */
  sought: Sought
  /** Takes the focus when it appears; `onEntered` is told. */
  takesFocus: boolean
  onEntered(): void
  onClose(): void
  /** Gives the focus back to the clip. */
  onLeave(): void
  /** Whether a clip sounds: Esc is silence first. */
  sounding(): boolean
}

/** The guidelines beside the clip. Listening keys go on to hold while they are read. */
export function GuidelinesPanel({ guidelines, changed, sought, takesFocus, onEntered, onClose, onLeave, sounding }: GuidelinesPanelProps) {
  const { t } = useTranslation('guidelines')
  const { version, markdown } = guidelines
  const { guide, name } = sought
  const [reader] = useState(createReader)
  const region = useRef<HTMLDivElement>(null)
  const [inside, setInside] = useState(false)
  const { strayed, front, headings } = useStore(reader)

  // Before the text says that it is drawn.
  useLayoutEffect(() => (region.current === null ? undefined : reader.attach(region.current)), [reader])
  useEffect(() => reader.seek({ guide, name }), [reader, guide, name])
  useEffect(() => {
    if (!takesFocus) return
    reader.focusText()
    onEntered()
  }, [reader, takesFocus, onEntered])
  const { paging, within } = useMemo(() => readingActions(reader, t, { sounding, leave: onLeave }), [reader, t, sounding, onLeave])
  useKeyLayer(useMemo(() => ({ name: 'guidelines-paging', actions: paging }), [paging]))
  // Laid on top each time the focus comes in, so that these keys hold before those of the clip.
  useKeyLayer(useMemo(() => (inside ? { name: 'guidelines', title: t('title'), actions: within } : null), [inside, within, t]))

  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setInside(false)
  }
  const section = front === null ? undefined : headings[front]?.text
  return (
    <section className={css['panel']} aria-label={t('title')} onFocus={() => setInside(true)} onBlur={leave}>
      <div className={css['head']}>
        <h2>{t('title')}</h2>
        <span className={css['version']}>{t('version', { version })}</span>
        <Button look="quiet" small keepsFocus aria-label={t('close')} onClick={onClose}><KnownKey id="guidelines" /></Button>
        {changed ? <p className={css['changed']}>{t('changed')}</p> : null}
      </div>
      <Finder reader={reader} />
      {headings.length < 2 ? null : <Contents reader={reader} />}
      <div ref={region} className={css['text']} role="region" aria-label={t('text')} tabIndex={0}>
        <Article markdown={markdown} onDrawn={reader.drawn} />
      </div>
      {strayed && section !== undefined ? (
        <Button look="quiet" small keepsFocus className={css['back']} onClick={reader.followAgain}>{t('back', { section })}</Button>
      ) : null}
    </section>
  )
}

/** The headings, indented as they are ranked. */
function Contents({ reader }: { reader: Reader }) {
  const { t } = useTranslation('guidelines')
  const { headings, front } = useStore(reader)
  return (
    <details className={css['contents']}>
      <summary>{t('contents')}</summary>
      <ol>
        {headings.map(({ text, depth }, index) => (
          <li key={index} style={{ paddingInlineStart: `${Math.min(depth - 1, 3) * 0.75}rem` }}>
            <button type="button" dir="auto" aria-current={index === front ? 'true' : undefined} onClick={() => reader.goTo(index)}>{text}</button>
          </li>
        ))}
      </ol>
    </details>
  )
}
