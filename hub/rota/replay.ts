import type { Replayers } from '../journal/replayer.ts'

/** Who was put on call, and taken off, since a backup. */
export const rotaReplayers: Pick<Replayers, 'rota.changed'> = {
  async 'rota.changed'(transaction, { at, payload: { added, withdrawn, by } }) {
    for (const { span, person, from, to, place } of added) {
      const known = await transaction.selectFrom('people').select('id').where('id', '=', person).executeTakeFirst()
      if (known === undefined) return { subject: person, why: 'Who was put on call is not known here.' }
      const row = { id: span, person, starts_at: from, ends_at: to, place, set_at: at, set_by: by }
      await transaction.insertInto('rota').values(row).onConflict(conflict => conflict.doNothing()).execute()
    }
    if (withdrawn.length > 0) await transaction.updateTable('rota').set({ withdrawn_at: at }).where('id', 'in', withdrawn).where('withdrawn_at', 'is', null).execute()
    return null
  },
}
