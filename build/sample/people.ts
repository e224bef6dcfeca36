import type { SampleRole } from './contract.ts'

// Invented people of the sample hub. Their passphrases are no secret: everything they open is invented too.
export const samplePeople: Record<SampleRole, { code: string; passphrase: string }> = {
  reviewer: { code: 'r-101', passphrase: 'sample passphrase of r-101' },
  supervisor: { code: 's-201', passphrase: 'sample passphrase of s-201' },
  safety: { code: 'l-301', passphrase: 'sample passphrase of l-301' },
}
