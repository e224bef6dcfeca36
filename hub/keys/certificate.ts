// The certificate library's container asks for this polyfill to be there before it.
import 'reflect-metadata'
import { isIP } from 'node:net'
import { BasicConstraintsExtension, SubjectAlternativeNameExtension, X509CertificateGenerator, type JsonGeneralName } from '@peculiar/x509'
import { createPrivateKey } from 'node:crypto'

export type Certificate = { certificatePem: string; keyPem: string }

const asName = (value: string): JsonGeneralName => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })

const tenYearsMs = 10 * 365 * 24 * 3_600_000

/**
 * A self-signed ECDSA P-256 certificate (RFC 5280) for `host` and this machine. Devices trust it because the hub's
 * signed hello names its hash, so no authority and no short life are needed.
 */
export async function makeCertificate(host: string, now: number): Promise<Certificate> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const names = [...new Set([host, 'localhost', '127.0.0.1', '::1'])]
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Earshot hub',
    keys,
    notBefore: new Date(now),
    notAfter: new Date(now + tenYearsMs),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new SubjectAlternativeNameExtension(names.map(asName)),
    ],
  })
  const exported = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  const key = createPrivateKey({ key: Buffer.from(exported), format: 'der', type: 'pkcs8' })
  return {
    certificatePem: certificate.toString('pem'),
    keyPem: key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  }
}
