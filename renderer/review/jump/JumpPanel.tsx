import { useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useWorkstation } from '../../state/workstation.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { FailureText } from '../../ui/FailureText.tsx'
import { whole } from '../../ui/format.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { jumpListActions } from '../actions/jump-list-actions.ts'
import { JumpFilters } from './JumpFilters.tsx'
import { createJumpList, type JumpList } from './jump-list.ts'
import css from './JumpPanel.module.css'
import { JumpRow } from './JumpRow.tsx'
import { isOpenable } from './listing.ts'

type JumpPanelProps = {
  /** The clip in front, if any. */
  clip: string | null
  onOpen(clip: string): void
  onClose(): void
}

/** All clips on this laptop: typed words find them, filters narrow them down, Enter opens one. */
export function JumpPanel({ clip: here, onOpen, onClose }: JumpPanelProps) {
  const { t } = useTranslation('review')
  const { client, notices } = useWorkstation()
  const list = useMemo(() => createJumpList({ client, fail: notices.fail, here, onOpen }), [client, notices, here, onOpen])
  const { clips, batches, choice, entries } = useStore(list)
  const { text, failure } = useStore(list.searching)
  const at = useStore(list, list.at)
  useEffect(() => list.follow(), [list])
  const actions = useMemo(() => jumpListActions(t, {
    open: () => void list.open(), move: by => void list.move(by), close: onClose, show: filter => list.choose({ filter }),
  }), [t, list, onClose])
  const keys = useMemo(() => Object.values(actions).flat(), [actions])

  return (
    <Dialog title={t('jump.title')} onClose={onClose} actions={keys} width="64rem">
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
          value={text}
          onChange={({ target }) => list.look(target.value)}
        />
        <JumpFilters clips={clips ?? []} batches={batches} choice={choice} actions={actions.filters} onChange={list.choose} />
        {failure === null ? null : <FailureText failure={failure} />}
        <VirtualList
          id="jump-list"
          label={t('jump.list')}
          className={css['list']}
          count={entries.length}
          at={at}
          rowRem={2.75}
          renderRow={index => <JumpRow entry={entries[index]} here={here} batches={batches} />}
          isDisabled={index => entries[index] !== undefined && !isOpenable(entries[index])}
          onPress={index => void list.open(index)}
          onEnd={() => void list.searching.readMore()}
        />
        <div className={css['foot']}>
          <Summary list={list} />
          {actions.shown.map(action => <ActionButton key={action.id} action={action} />)}
        </div>
      </div>
    </Dialog>
  )
}

/** How many clips are shown. */
function Summary({ list }: { list: JumpList }) {
  const { t } = useTranslation('review')
  const { clips, entries: { length: count } } = useStore(list)
  const { text, more, loading } = useStore(list.searching)
  const said = (): string => {
    if (clips === null) return t('jump.loading')
    if (count === 0 && !loading) return t('jump.nothing')
    if (text.trim() !== '') return more ? t('jump.foundMore', { count }) : t('jump.found', { count })
    return t('jump.shown', { shown: whole(count), all: whole(clips.length) })
  }
  return <p role="status">{said()}</p>
}
