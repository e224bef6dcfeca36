import { verifyEvidence, type EvidenceFinding, type Verdict } from '../evidence/verify.ts'
import type { ExitCode, Outcome } from './console.ts'
import { readGivenFile } from './given-file.ts'

const said: Record<EvidenceFinding['kind'], (finding: EvidenceFinding) => string> = {
  no_archive: () => 'This is no zip archive, or one that was broken.',
  no_manifest: () => 'manifest.json is missing, or is not one that a hub writes. Nothing in the file is vouched for.',
  signature: () => 'manifest.sig: the signature does not hold for manifest.json. The manifest or the signature was altered, or made by somebody else.',
  other_key: finding => `manifest.json: signed by another key than the one you named: ${'found' in finding ? finding.found : ''}`,
  changed: finding => `${fileOf(finding)} is not what was signed.`,
  missing: finding => `${fileOf(finding)} is missing.`,
  added: finding => `${fileOf(finding)} was not in the bundle when it was signed.`,
  wrapping: () => 'Every file is as it was signed. The archive around them was altered, or packed anew by another program.',
}

const fileOf = (finding: EvidenceFinding): string => ('file' in finding ? finding.file : '')

function words({ manifest, findings }: Verdict, key: string | null): string {
  const problems = findings.map(finding => said[finding.kind](finding))
  if (manifest === null) return problems.join('\n')
  const facts = [
    `Case ${manifest.escalation}, export ${manifest.export}`,
    `made ${manifest.madeAt} for ${manifest.givenTo} by the hub ${manifest.hub}`,
    `signed with the key of fingerprint ${manifest.fingerprint}`,
    ...manifest.files.map(({ name, sha256, bytes }) => `  ${sha256}  ${name} (${bytes} bytes)`),
  ]
  if (problems.length > 0) return ['NOT as it left the hub:', ...problems, '', ...facts].join('\n')
  const whose = key === null ? 'Compare the fingerprint with the one that the hub\'s operator tells you, or name it with --key.' : 'The key is the one you named.'
  return ['As it left the hub: every file is what was signed.', ...facts, whose].join('\n')
}

/** 0: as it left the hub; 1: every file is, the archive around them is not; 2: it is not. */
const exitOf = (findings: readonly EvidenceFinding[]): ExitCode =>
  findings.length === 0 ? 0 : findings.every(({ kind }) => kind === 'wrapping') ? 1 : 2

/** Needs no hub: the file, and at best the fingerprint of the key that ought to have signed it. */
export async function verify(file: string, { key = null }: { key?: string | null }): Promise<Outcome> {
  const verdict = verifyEvidence(readGivenFile(file), key)
  const { manifest, findings } = verdict
  return { value: { holds: findings.length === 0, findings, manifest }, words: words(verdict, key), exit: exitOf(findings) }
}
