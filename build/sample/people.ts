import type { SampleRole } from './contract.ts'

// Invented people of the sample hub. Their passphrases and second factors are no secret: everything they open is
// invented too. `factor` is what an authenticator app would hold, in base32.
export const samplePeople: Record<SampleRole, { code: string; passphrase: string; factor: string | null }> = {
  reviewer: { code: 'r-101', passphrase: 'sample passphrase of r-101', factor: null },
  supervisor: { code: 's-201', passphrase: 'sample passphrase of s-201', factor: null },
  safety: { code: 'l-301', passphrase: 'sample passphrase of l-301', factor: 'EARSHOTEARSHOTEARSHOTEARSHOT2345' },
}
