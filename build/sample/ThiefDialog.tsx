import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../renderer/ui/Button.tsx'
import { Dialog } from '../../renderer/ui/Dialog.tsx'
import { FailureText } from '../../renderer/ui/FailureText.tsx'
import type { ThiefView } from './contract.ts'
import { bytesOf, hexLines } from './hexdump.ts'
import { sampleMessages as say } from './messages.ts'
import type { SampleStore } from './sample-store.ts'
import css from './ThiefDialog.module.css'

/** The vault's bytes as they lie on the disk, and the proof that the words on the screen are not among them. */
export function ThiefDialog({ store, onClose }: { store: SampleStore; onClose(): void }) {
  const { thief, failure } = useStore(store)
  useEffect(() => void store.steal(), [store])
  return (
    <Dialog title={say.thiefTitle} onClose={onClose} width="52rem">
      <p className={css['lead']}>{say.thiefLead}</p>
      <div className={css['files']} tabIndex={0} role="region" aria-label={say.thiefTitle}>
        {thief?.files.map(file => <File key={file.name} file={file} />)}
      </div>
      {thief === null ? null : <Searched searched={thief.searched} />}
      {failure === null ? null : <FailureText failure={failure} />}
      <Button autoFocus className={css['close']} onClick={onClose}>{say.close}</Button>
    </Dialog>
  )
}

function File({ file: { name, size, entropyBitsPerByte, head } }: { file: ThiefView['files'][number] }) {
  const lines = hexLines(bytesOf(head))
  return (
    <section>
      <h2>{name} <span>{say.size(size)}</span> <span>{say.entropy(entropyBitsPerByte)}</span></h2>
      {lines.length === 0 ? <p>{say.empty}</p> : (
        <pre className={css['dump']} aria-label={say.head(name, bytesOf(head).length)}>
          {lines.map(({ offset, bytes, text }) => (
            <span key={offset}><i>{offset}</i>  {bytes.padEnd(47)}  <i>{text}</i>{'\n'}</span>
          ))}
        </pre>
      )}
    </section>
  )
}

function Searched({ searched }: Pick<ThiefView, 'searched'>) {
  if (searched.length === 0) return <p className={css['searched']}>{say.nothingSearched}</p>
  return (
    <section className={css['searched']}>
      <h2>{say.searched}</h2>
      <ul>
        {searched.map(({ text, found }) => (
          <li key={text} data-found={found}><q>{text}</q> {found ? say.found : say.notFound}</li>
        ))}
      </ul>
    </section>
  )
}
