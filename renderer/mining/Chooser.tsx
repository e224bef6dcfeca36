import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { wordsOf } from '../../shared/domain/words.ts'
import { ActionKey } from '../ui/ActionKey.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { chosenText } from './choosing.ts'
import css from './Chooser.module.css'
import { LabelledWords } from './LabelledWords.tsx'
import type { MiningActions } from './mining-actions.ts'
import type { Mining } from './open-mining.ts'

/** The words of one match and the label that they get: arrows move and stretch the words, a digit labels them. */
export function Chooser({ mining, actions }: { mining: Mining; actions: MiningActions }) {
  const { t } = useTranslation('mining')
  const { choosing } = mining
  const choice = useStore(choosing, state => state.choice)
  const page = useRef<HTMLDivElement>(null)
  const pressed = useRef<number | null>(null)
  useEffect(() => page.current?.focus({ preventScroll: true }), [])
  if (choice === null) return null
  const { match, words, labels, labelAt, titles } = choice
  return (
    <div ref={page} className={css['page']} role="application" aria-label={t('choose.title')} tabIndex={-1} data-keys="listen">
      <PageTitle title={t('choose.title')}>{t('choose.lead', { position: match.position })}</PageTitle>
      <div className={css['words']}>
        <LabelledWords
          words={wordsOf(match.transcript)}
          locale={match.locale}
          range={words}
          onPress={(index, extend) => {
            if (!extend) pressed.current = index
            choosing.take(pressed.current ?? index, index)
          }}
        />
      </div>
      <p role="status" className="unseen">{t('choose.chosen', { words: chosenText(choice) })}</p>
      <div className={css['labels']} role="radiogroup" aria-label={t('choose.labels')}>
        {labels.map((label, index) => {
          const action = actions.labels[index]
          return (
            <button
              key={label}
              type="button"
              className={css['label']}
              role="radio"
              aria-checked={index === labelAt}
              tabIndex={-1}
              onMouseDown={event => event.preventDefault()}
              onClick={() => mining.propose(index)}
            >
              {action === undefined ? null : <ActionKey of={action} tone="inherit" />}
              {titles[label] ?? label}
            </button>
          )
        })}
      </div>
    </div>
  )
}
