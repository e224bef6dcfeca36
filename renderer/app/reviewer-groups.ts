import type { i18n } from 'i18next'
import type { ActionGroup } from '../keys/groups.ts'
import { createMiningActions, mineAction, miningGroups } from '../mining/mining-actions.ts'
import type { Mining } from '../mining/open-mining.ts'
import type { Player } from '../player/player.ts'
import { reviewGroups } from '../review/actions/action-groups.ts'
import { endActions } from '../review/actions/end-actions.ts'
import { createReviewActions } from '../review/actions/review-actions.ts'
import type { Desk } from '../review/desk/desk.ts'
import type { ShiftActions } from '../shift/shift-actions.ts'

const nothing = (): void => undefined

/** The labelling screen's actions are read here, never run: they are made anew when somebody goes there. */
const noMining = new Proxy({}, { get: () => ({}) }) as Mining

/** Every action of a reviewer's work by where it holds. */
export function reviewerGroups(desk: Desk, player: Player, shift: ShiftActions | null, { getFixedT }: Pick<i18n, 'getFixedT'>): ActionGroup[] {
  const t = getFixedT(null, 'commands')
  const tReview = getFixedT(null, 'review')
  const tMining = getFixedT(null, 'mining')
  const { goOn, undo, list } = endActions(desk, tReview)
  const mine = mineAction(tMining, () => false, nothing)
  const clip = reviewGroups(createReviewActions(desk, player, tReview), tReview)
  if (shift === null) return clip
  return [
    ...clip.map(group => (group.id === 'listen' ? { ...group, actions: [...group.actions, mine] } : group)),
    ...miningGroups(createMiningActions(noMining, tMining, { close: nothing, open: nothing, escalate: nothing }), tMining),
    { id: 'shift', name: t('shift'), actions: [shift.pause], always: true },
    { id: 'home', name: t('home'), actions: [shift.clockIn, shift.resume, goOn, undo, list, mine] },
  ]
}
