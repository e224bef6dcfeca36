import { PolicyText } from '../hub.ts'
import type { Replayers } from '../journal/replayer.ts'

/** What an organisation has decided since a backup: no older policy comes back to life with it. */
export const policyReplayers: Pick<Replayers, 'policy.changed'> = {
  async 'policy.changed'(transaction, { payload: { revision, policy } }) {
    const text = JSON.stringify(PolicyText.parse(policy))
    await transaction.updateTable('hub').set({ policy: text, revision }).where('revision', '<', revision).execute()
    return null
  },
}
