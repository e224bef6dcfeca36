import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { FailureText } from '../ui/FailureText.tsx'
import { PageTitle } from '../ui/PageTitle.tsx'
import { VirtualList } from '../ui/VirtualList.tsx'
import { InContext } from './InContext.tsx'
import css from './Finder.module.css'
import type { Mining } from './open-mining.ts'

const listId = 'mining-found'

/** Every clip with the words that are typed, each match with what stands around it. */
export function Finder({ mining: { searching, choosing } }: { mining: Mining }) {
  const { t } = useTranslation('mining')
  const { text, matches, more, loading, failure } = useStore(searching)
  const at = Math.min(useStore(choosing, state => state.at), matches.length - 1)
  const said = (): string => {
    if (text.trim() === '') return t('typing')
    if (matches.length === 0) return loading ? t('judge.loading') : t('nothing')
    return more ? t('foundMore', { count: matches.length }) : t('found', { count: matches.length })
  }
  return (
    <div className={css['page']}>
      <PageTitle title={t('title')}>{t('lead')}</PageTitle>
      <input
        className={css['search']}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={at >= 0 ? `${listId}-${at}` : undefined}
        aria-label={t('search')}
        placeholder={t('placeholder')}
        dir="auto"
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        autoFocus
        value={text}
        onChange={({ target }) => {
          choosing.setState({ at: 0 })
          void searching.look(target.value.toWellFormed())
        }}
      />
      <p role="status" className={css['said']}>{said()}</p>
      {failure === null ? null : <FailureText failure={failure} />}
      <VirtualList
        id={listId}
        label={t('matches')}
        count={matches.length}
        at={at}
        rowRem={2.75}
        renderRow={index => {
          const match = matches[index]
          if (match === undefined) return null
          return (
            <>
              <span className={css['position']}>{match.position}</span>
              <InContext text={match.transcript} locale={match.locale} range={match.words[0] ?? null} />
              {match.words.length === 0 ? <span className={css['note']}>{t('recogniser')}</span> : null}
            </>
          )
        }}
        onPress={index => {
          const match = matches[index]
          choosing.setState({ at: index })
          if (match !== undefined) void choosing.choose(match)
        }}
        onEnd={() => void searching.readMore()}
      />
    </div>
  )
}
