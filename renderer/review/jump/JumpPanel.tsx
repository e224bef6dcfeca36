import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { BatchProgress, ListedClip } from '../../../shared/contract/flow.ts'
import type { Action } from '../../keys/action.ts'
import { createSearching } from '../../state/searching.ts'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { listActions, moved } from '../../ui/list-actions.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { JumpFilters } from './JumpFilters.tsx'
import css from './JumpPanel.module.css'
import { JumpRow } from './JumpRow.tsx'
import { entriesOf, filters, isOpenable, type Choice } from './listing.ts'

type JumpPanelProps = {
  /** The clip in front, or the one that was pressed. */
  clip: string
  onOpen(clip: string): void
  onClose(): void
}

/** A list of choices that has the focus keeps its own keys. */
const outsideChoices = (): boolean => !(document.activeElement instanceof HTMLSelectElement)

/** All clips on this laptop: typed words find them, filters narrow them down, Enter opens one. */
export function JumpPanel({ clip: here, onOpen, onClose }: JumpPanelProps) {
  const { t } = useTranslation('review')
  const { client, notices } = useWorkstation()
  const searching = useMemo(() => createSearching(client), [client])
  const found = useStore(searching)
  const [clips, setClips] = useState<readonly ListedClip[] | null>(null)
  const [batches, setBatches] = useState<readonly BatchProgress[]>([])
  const [choice, setChoice] = useState<Choice>({ filter: 'all', batch: null, wake: null })
  const [wanted, setWanted] = useState<number | null>(null)

  useEffect(() => {
    void Promise.all([client.call('clips.survey', {}), client.call('batches.list', {})]).then(([survey, list]) => {
      if (survey.ok) setClips(survey.value)
      else notices.fail(survey.failure)
      if (list.ok) setBatches(list.value)
    })
  }, [client, notices])

  const looking = found.text.trim() !== ''
  const entries = useMemo(() => entriesOf(clips ?? [], choice, looking ? found.matches : null), [clips, choice, looking, found.matches])
  const start = looking ? 0 : Math.max(0, entries.findIndex(({ clip }) => clip.clip === here))
  const at = Math.min(wanted ?? start, entries.length - 1)

  // Keys act on what is drawn now; the actions themselves stay the same, so that the dialog keeps its layer.
  const now = useRef({ entries, at, choice })
  now.current = { entries, at, choice }
  const open = useCallback((index: number) => {
    const entry = now.current.entries[index]
    if (entry !== undefined && isOpenable(entry)) onOpen(entry.clip.clip)
  }, [onOpen])
  const choose = useCallback((change: Partial<Choice>) => {
    setChoice(before => ({ ...before, ...change }))
    setWanted(null)
  }, [])
  const actions = useMemo(() => {
    const act = (id: string, label: string, keys: string[], run: () => void): Action => ({ id: `jump-${id}`, label, keys, run, available: outsideChoices })
    const labels = {
      next: t('jump.actions.next'), previous: t('jump.actions.previous'), pageNext: t('jump.actions.pageNext'),
      pagePrevious: t('jump.actions.pagePrevious'), first: t('jump.actions.first'), last: t('jump.actions.last'),
    }
    const [next, previous, ...others] = listActions('jump', labels, by => setWanted(moved(now.current.at, by, now.current.entries.length)), outsideChoices)
    return {
      shown: [
        act('open', t('jump.actions.open'), ['Enter', 'NumpadEnter'], () => open(now.current.at)),
        ...[next, previous].flatMap(action => action ?? []),
        act('close', t('jump.actions.close'), ['Escape'], onClose),
      ],
      others: [
        ...others,
        ...filters.map((filter, index) =>
          act(`filter-${filter}`, t('jump.actions.filter', { filter: t(`jump.filter.${filter}`) }), [`Alt+Digit${index + 1}`], () => choose({ filter }))),
      ],
    }
  }, [t, open, choose, onClose])
  const all = useMemo(() => [...actions.shown, ...actions.others], [actions])

  return (
    <Dialog title={t('jump.title')} onClose={onClose} actions={all} width="64rem">
      <div className={css['panel']}>
        <input
          className={css['search']}
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="jump-list"
          aria-activedescendant={at >= 0 ? `jump-list-${at}` : undefined}
          aria-label={t('jump.search')}
          placeholder={t('jump.placeholder')}
          dir="auto"
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          autoFocus
          value={found.text}
          onChange={({ target }) => {
            setWanted(null)
            void searching.look(target.value.toWellFormed())
          }}
        />
        <JumpFilters clips={clips ?? []} batches={batches} choice={choice} onChange={choose} />
        {found.failure === null ? null : <FailureText failure={found.failure} />}
        <VirtualList
          id="jump-list"
          label={t('jump.list')}
          className={css['list']}
          count={entries.length}
          at={at}
          rowRem={2.75}
          row={index => <JumpRow entry={entries[index]} here={here} batches={batches} />}
          isDisabled={index => { const entry = entries[index]; return entry !== undefined && !isOpenable(entry) }}
          onPress={open}
          onEnd={() => void searching.readMore()}
        />
        <div className={css['foot']}>
          <p role="status">{summary()}</p>
          {actions.shown.map(action => <ActionButton key={action.id} action={action} />)}
        </div>
      </div>
    </Dialog>
  )

  function summary(): string {
    if (clips === null) return t('jump.loading')
    if (entries.length === 0 && !found.loading) return t('jump.nothing')
    if (looking) return found.more ? t('jump.foundMore', { count: entries.length }) : t('jump.found', { count: entries.length })
    return t('jump.shown', { shown: entries.length, count: clips.length })
  }
}
