import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type ReactNode } from 'react'
import css from './VirtualList.module.css'
import { cx } from './cx.ts'
import { remPx } from './rem.ts'

type VirtualListProps = {
  /** Also what its options are called after: `<id>-<index>`. */
  id: string
  label: string
  count: number
  /** The option that keys act on; it is kept in view. */
  at: number
  /** Height of a row in rem. */
  rowRem: number
  renderRow(index: number): ReactNode
  isDisabled?: (index: number) => boolean
  onPress(index: number): void
  /** The end of the list comes into view. */
  onEnd?: () => void
  className?: string | undefined
}

/** A list of any length of which only what is in view is drawn. The focus stays with the field that steers it. */
export function VirtualList({ id, label, count, at, rowRem, renderRow, isDisabled, onPress, onEnd, className }: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count, overscan: 6,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowRem * remPx(),
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1

  useEffect(() => {
    if (at >= 0 && at < count) virtual.scrollToIndex(at, { align: 'auto' })
  }, [virtual, at, count])
  useEffect(() => {
    if (last >= count - 1) onEnd?.()
  }, [last, count, onEnd])

  return (
    <div ref={scroller} className={cx(css['scroller'], className)} tabIndex={0} data-list>
      <div role="listbox" id={id} aria-label={label} className={css['space']} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start, size }) => (
          <div
            key={index}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            aria-disabled={isDisabled?.(index) === true ? true : undefined}
            aria-setsize={count}
            aria-posinset={index + 1}
            className={css['row']}
            style={{ height: size, transform: `translateY(${start}px)` }}
            onMouseDown={event => event.preventDefault()}
            onClick={() => onPress(index)}
          >
            {renderRow(index)}
          </div>
        ))}
      </div>
    </div>
  )
}
