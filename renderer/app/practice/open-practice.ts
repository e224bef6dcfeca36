import i18next from 'i18next'
import { alarmAction } from '../../escalate/alarm-action.ts'
import { createPracticeCore } from '../../practice/core/practice-core.ts'
import type { LessonId } from '../../practice/lessons.ts'
import { lessonsFor } from '../../practice/lessons.ts'
import { practiceKeys, type PracticeKeys } from '../../practice/practice-keys.ts'
import { createPractising, type PracticeStore } from '../../practice/practising.ts'
import { createReviewActions } from '../../review/actions/review-actions.ts'
import type { DeskState } from '../../review/desk/desk-state.ts'
import { createWorkstation, settingsOf, type Workstation } from '../../state/workstation.ts'
import { openDesk, type OpenDesk } from '../open-desk.ts'

/** The clip screen over made-up clips: a workstation of its own, with a core in memory. */
export type OpenPractice = {
  workstation: Workstation
  opened: OpenDesk
  store: PracticeStore
  keys: PracticeKeys
  close(): void
}

/** Opens practice beside the real workstation, whose keyboard, notices and announcements it shares and nothing else. */
export async function openPractice(real: Workstation, gone: ReadonlySet<LessonId>): Promise<OpenPractice> {
  const core = createPracticeCore({
    names: { batch: i18next.t('practice:name'), purpose: i18next.t('practice:purpose'), person: i18next.t('practice:person') },
    settings: settingsOf(real),
    newId: () => crypto.randomUUID(),
    now: Date.now,
    onOver() {
      const desk = core.desk()
      if (desk !== null) store.finish(desk)
    },
  })
  const workstation = createWorkstation(core.bridge, real)
  await workstation.session.refresh()
  // What is prepared here needs no ticket: it lies among the page's own files.
  const opened = openDesk(workstation, address => address)
  const { desk, player } = opened
  const actions = createReviewActions(desk, player, i18next.getFixedT(null, 'review'))
  const all = [...actions.listen, ...actions.type, ...actions.tag, ...actions.skip.causes, alarmAction(workstation.alarm, i18next.getFixedT(null, 'escalate'))]
  const store: PracticeStore = createPractising({
    lessons: lessonsFor(new Set(all.map(({ id }) => id))),
    gone,
    onBegin(lesson) {
      core.begin(lesson)
      void desk.start()
    },
  })

  function look({ work, layer, panel, armed, escalating }: DeskState): void {
    const held = core.desk()
    const { playing, speed } = player.getState()
    store.look({
      clip: held === null || work === null ? null : held.indexOf(work.page.clip),
      layer, panel, armed, escalating, playing, speed,
      positionMs: player.position(),
      draft: work?.draft ?? null,
      undone: held?.wasUndone() ?? false,
    })
  }
  const lookNow = (): void => look(desk.store.getState())
  const ends = [desk.store.subscribe(look), player.subscribe(lookNow), player.onPosition(lookNow)]
  return {
    workstation, opened, store,
    keys: practiceKeys(all),
    close() {
      for (const end of ends) end()
      opened.close()
    },
  }
}
