import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FailureCode } from '../../shared/contract/failure.ts'
import type { Player } from '../player/player.ts'
import { createSearching, type Searching } from '../state/searching.ts'
import { settingsOf, type Workstation } from '../state/workstation.ts'
import { chosenText, createChoosing, type Choosing } from './choosing.ts'
import { createHearing, type Hearing } from './hearing.ts'
import { createJudging, type Judging } from './judging.ts'

export type Stage = 'search' | 'choose' | 'judge'

/** Looking for words, choosing a label, and judging where it belongs, with a player of its own. */
export type Mining = {
  player: Player
  searching: Searching
  choosing: Choosing
  judging: Judging
  hearing: Hearing
  judges: StoreApi<{ judging: boolean }>
  stage(): Stage
  /** Proposes the label at an index for the chosen words, the one stood at unless another is named. */
  propose(index?: number): void
  leaveJudging(): void
  /** Begins; what it returns ends everything. */
  follow(): () => void
}

type MiningParts = {
  workstation: Workstation
  openSound(): { player: Player; close(): void }
  say: { noLabels(): void; elsewhere(): void }
}

/** How a clip is refused that was taken back, or whose lease is over. */
const ended: ReadonlySet<FailureCode> = new Set(['recalled', 'expired'])

export function openMining({ workstation, openSound, say }: MiningParts): Mining {
  const { client, notices, unsettled } = workstation
  const { player, close: closeSound } = openSound()
  const fail = notices.fail
  const searching = createSearching(client)
  const choosing = createChoosing({ client, fail, onNoLabels: say.noLabels })
  const hearing = createHearing({ client, player, fail })
  const judging = createJudging({
    client, hearing, fail,
    autoplay: proposal => settingsOf(workstation).autoplay && !settingsOf(workstation).shieldAll && !proposal.shielded,
    onElsewhere: say.elsewhere,
  })
  const judges = createStore(() => ({ judging: false }))
  const handOver = async (): Promise<void> => {
    judging.disarm()
    hearing.silence()
    await hearing.report()
  }
  const inFront = (): string | undefined => {
    const { proposals, at } = judging.getState()
    return judges.getState().judging ? proposals[at]?.clip : choosing.getState().choice?.match.clip
  }
  /** Clips that the hub took back, or whose lease is over, go from here as well; from the front with a plain word. */
  async function giveBack(): Promise<void> {
    const front = inFront()
    const [listed, opened] = await Promise.all([client.call('clips.list', {}), front === undefined ? null : client.call('clips.open', { clip: front })])
    if (!listed.ok) return fail(listed.failure)
    const here = new Set(listed.value.flatMap(({ clip, state }) => (state === 'escalated' || state === 'shredded' ? [] : [clip])))
    if (front !== undefined && opened?.ok === false && ended.has(opened.failure.code)) {
      here.delete(front)
      fail(opened.failure)
    }
    const { choice } = choosing.getState()
    if (choice !== null && !here.has(choice.match.clip) && !judges.getState().judging) choosing.leave()
    await judging.leaveOut(new Set(judging.getState().proposals.flatMap(({ clip }) => (here.has(clip) ? [] : [clip]))))
    await searching.look(searching.getState().text)
  }
  return {
    player, searching, choosing, judging, hearing, judges,
    stage: () => (judges.getState().judging ? 'judge' : choosing.getState().choice === null ? 'search' : 'choose'),
    propose(index) {
      const { choice } = choosing.getState()
      const label = choice?.labels[index ?? choice.labelAt]
      if (choice === null || label === undefined) return
      judges.setState({ judging: true })
      void judging.begin({ words: chosenText(choice), label, titles: choice.titles, first: choice.match.clip })
    },
    leaveJudging() {
      void handOver()
      judges.setState({ judging: false })
      choosing.leave()
      void searching.look(searching.getState().text)
    },
    follow() {
      unsettled.add(handOver)
      const unwatch = client.on(['clips.withdrawn'], () => void giveBack())
      return () => {
        unwatch()
        unsettled.delete(handOver)
        void handOver()
        judging.close()
        hearing.close()
        closeSound()
      }
    },
  }
}
