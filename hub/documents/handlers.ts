import type { HubDocument } from '../../shared/hub-api/documents.ts'
import type { Hub } from '../hub.ts'
import { Refusal } from '../refusal.ts'
import type { Handlers, SignedInCaller } from '../server/call.ts'

/** A document of a batch that the caller was given; of any other, not even that it exists is told. */
async function readDocument(hub: Hub, hash: string, { person }: SignedInCaller): Promise<HubDocument> {
  const document = await hub.store
    .selectFrom('documents')
    .select(['hash', 'kind', 'text'])
    .where('hash', '=', hash)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('batches')
          .select('batches.id')
          .where('batches.person', '=', person.person)
          .where(({ or, eb }) => or([eb('batches.guidelines', '=', hash), eb('batches.catalogue', '=', hash)])),
      ),
    )
    .executeTakeFirst()
  if (document !== undefined) return document
  throw new Refusal('not_found', 'None of your batches comes with this document.')
}

/** What comes with batches to read and to choose from. */
export const createDocumentHandlers = (hub: Hub): Pick<Handlers, 'documents.read'> => ({
  'documents.read': ({ params }, { caller }) => readDocument(hub, params.hash, caller),
})
