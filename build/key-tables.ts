import i18next from 'i18next'
import { createCommands } from '../renderer/app/commands/commands.ts'
import { english } from '../renderer/app/messages.ts'
import { createAdjudicateActions } from '../renderer/adjudicate/adjudicate-actions.ts'
import { createContestActions } from '../renderer/adjudicate/gold/contest-actions.ts'
import { createAnswerActions } from '../renderer/ask/answer-actions.ts'
import { reviewerGroups } from '../renderer/app/reviewer-groups.ts'
import { alarmAction } from '../renderer/escalate/alarm-action.ts'
import { ownActions } from '../renderer/escalate/own-actions.ts'
import { panelActions } from '../renderer/escalate/panel-actions.ts'
import { readingActions } from '../renderer/guidelines/reading-actions.ts'
import type { ActionGroup } from '../renderer/keys/groups.ts'
import { createKeymap } from '../renderer/keys/keymap.ts'
import { labelsOf } from '../renderer/keys/layout.ts'
import { verifyAction } from '../renderer/privacy/proof/verify-action.ts'
import { recallActions } from '../renderer/privacy/recalls/recall-actions.ts'
import { fileActions } from '../renderer/safety/figures/file-actions.ts'
import { movingActions } from '../renderer/safety/moving-actions.ts'
import { spanActions } from '../renderer/safety/rota/span-actions.ts'
import { soundActions } from '../renderer/safety/sound/sound-actions.ts'
import { evidenceAction, formActions, stepActions } from '../renderer/safety/steps/step-actions.ts'
import { telephoneAction } from '../renderer/safety/telephone/telephone-action.ts'
import { createShiftActions } from '../renderer/shift/shift-actions.ts'
import { Settings } from '../shared/contract/settings.ts'

// Every key there is, read off the action objects that the app itself is drawn from.

/** Stands for whatever an action would act on: actions are read here, never run. */
const nothing: never = new Proxy(() => nothing, { get: () => nothing, apply: () => nothing }) as never

await i18next.init({ lng: 'en', resources: { en: english }, interpolation: { escapeValue: false } })
const { t } = i18next

/** All groups of actions, in the order of the work. */
export function everyGroup(): ActionGroup[] {
  const shift = createShiftActions(nothing, i18next.getFixedT(null, 'shift'))
  const tEscalate = i18next.getFixedT(null, 'escalate')
  return [
    ...reviewerGroups(nothing, nothing, shift, i18next),
    { id: 'app', name: t('commands:group'), actions: Object.values(createCommands(nothing, i18next.getFixedT(null, 'commands')).actions), always: true },
    { id: 'everywhere', name: tEscalate('everywhere'), actions: [alarmAction(nothing, tEscalate)], always: true },
    { id: 'escalate', name: t('escalate:title'), actions: panelActions(nothing, tEscalate, nothing, nothing).filter(({ label }) => label !== ''), panel: true },
    { id: 'own', name: t('escalate:own'), actions: Object.values(ownActions(nothing, nothing, tEscalate)), panel: true },
    { id: 'guidelines', name: t('guidelines:title'), actions: readingActions(nothing, i18next.getFixedT(null, 'guidelines'), nothing).within },
    { id: 'answer', name: t('ask:queue.title'), actions: Object.values(createAnswerActions(nothing, nothing, i18next.getFixedT(null, 'ask'))) },
    { id: 'adjudicate', name: t('adjudicate:title'), actions: Object.values(createAdjudicateActions(nothing, nothing, i18next.getFixedT(null, 'adjudicate'))) },
    { id: 'contest', name: t('adjudicate:contest.title'), actions: Object.values(createContestActions(nothing, nothing, i18next.getFixedT(null, 'adjudicate'))) },
    ...caseGroups(),
  ]
}

/** Working on reports of harm. */
function caseGroups(): ActionGroup[] {
  const words = i18next.getFixedT(null, 'safety')
  const cases = [
    ...movingActions(nothing, words), ...stepActions(nothing, nothing, words), evidenceAction(nothing, nothing, words),
    ...Object.values(soundActions(nothing, words)), telephoneAction(nothing, words),
  ]
  return [
    { id: 'inbox', name: t('safety:place'), actions: cases },
    { id: 'step-form', name: t('safety:step.form'), actions: formActions(nothing, words), typing: true, panel: true },
    { id: 'rota', name: t('safety:rota.title'), actions: Object.values(spanActions(nothing, 0, nothing, words)) },
    { id: 'figures', name: t('safety:figures.title'), actions: fileActions(nothing, words) },
    { id: 'recalls', name: t('privacy:recalls.title'), actions: Object.values(recallActions(nothing, i18next.getFixedT(null, 'privacy'), nothing)) },
    { id: 'proof', name: t('privacy:proof.title'), actions: [verifyAction(nothing, i18next.getFixedT(null, 'privacy'), true)] },
  ]
}

/** A key as it stands in print, by the layout of the United States. */
const written = (pattern: string): string =>
  labelsOf(pattern, new Map(), key => t(`ui:keys.${key as 'Enter'}`, { defaultValue: key })).map(label => `\`${label === '`' ? 'grave' : label}\``).join(' ')

/** The user's table of keys, as Markdown. */
export function keysPage(): string {
  const groups = everyGroup()
  const keymaps = Settings.shape.keyPreset.options.map(keyPreset => ({ name: t(`settings:presets.${keyPreset}`), keymap: createKeymap({ keyPreset, keys: {} }) }))
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const tables = groups.map(({ name, actions, typing }) => [
    `## ${name}`,
    '',
    row(['', ...keymaps.map(preset => preset.name)]),
    row(['---', ...keymaps.map(() => '---')]),
    ...actions.map(action => row([
      action.label,
      ...keymaps.map(({ keymap }) => [...new Set(keymap.keysOf(action, typing).map(written))].join(', ')),
    ])),
    '',
  ].join('\n'))
  return [
    '# Keys',
    '',
    'Keys are physical: they stay where they are on every layout, and the app labels them as your layout writes them; here they are written as in the United States. `?` and `F1` show them at any time, `Ctrl` `Shift` `P` finds every command by its name, and Settings, Keys, changes any of them or all at once for one hand. `Esc` always silences and `F8` always escalates, whatever else is changed.',
    '',
    ...tables,
  ].join('\n')
}
