import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import css from './OneOf.module.css'

type OneOfProps<N extends string> = {
  label: string
  names: readonly N[]
  chosen: N
  textOf(name: N): string
  onChoose(name: N): void
}

/** A few things side by side of which one holds; arrows go between them. */
export function OneOf<N extends string>({ label, names, chosen, textOf, onChoose }: OneOfProps<N>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={css['group'] ?? ''}
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={keys => {
        const next = names.find(name => keys.has(name))
        if (next !== undefined && next !== chosen) onChoose(next)
      }}
    >
      {names.map(name => <ToggleButton key={name} id={name} className={css['one'] ?? ''}>{textOf(name)}</ToggleButton>)}
    </ToggleButtonGroup>
  )
}
