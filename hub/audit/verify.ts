import type { Hub } from '../hub.ts'
import { auditBlobs } from './blobs.ts'
import { auditCases } from './cases.ts'
import type { AuditFinding } from '../../shared/hub-api/audit.ts'
import { auditStreams } from './streams.ts'

/** Verifies everything that the hub holds to prove what happened, and changes nothing. Rejects when `signal` aborts. */
export async function verifyHub(hub: Hub, signal?: AbortSignal) {
  const streams = await auditStreams(hub.store, signal)
  const cases = await auditCases(hub.store)
  const blobs = await auditBlobs(hub, signal)
  const findings: AuditFinding[] = [...streams.flatMap(stream => stream.findings), ...cases.findings, ...blobs.findings]
  return {
    holds: findings.length === 0,
    at: hub.now(),
    streams: streams.map(({ findings: own, ...stream }) => ({ ...stream, holds: own.length === 0 })),
    cases: { cases: cases.cases, steps: cases.steps },
    blobs: { blobs: blobs.blobs, bytes: blobs.bytes },
    findings,
  }
}

export type HubAudit = Awaited<ReturnType<typeof verifyHub>>
