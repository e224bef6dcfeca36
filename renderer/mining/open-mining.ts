import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Player } from '../player/player.ts'
import { createSearching, type Searching } from '../state/searching.ts'
import { settingsOf, type Workstation } from '../state/workstation.ts'
import { createChoosing, type Choosing } from './choosing.ts'
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
  judge(words: string, label: string, first: string): void
  leaveJudging(): void
  close(): void
}

type MiningParts = {
  workstation: Workstation
  openSound(): { player: Player; close(): void }
  say: { noLabels(): void; elsewhere(): void }
}

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
    hearing.silence()
    await hearing.report()
  }
  unsettled.add(handOver)
  return {
    player, searching, choosing, judging, hearing, judges,
    stage: () => (judges.getState().judging ? 'judge' : choosing.getState().choice === null ? 'search' : 'choose'),
    judge(words, label, first) {
      judges.setState({ judging: true })
      void judging.begin(words, label, first)
    },
    leaveJudging() {
      judging.disarm()
      void handOver()
      judges.setState({ judging: false })
      choosing.leave()
      void searching.look(searching.getState().text)
    },
    close() {
      unsettled.delete(handOver)
      void handOver()
      judging.close()
      hearing.close()
      closeSound()
    },
  }
}
