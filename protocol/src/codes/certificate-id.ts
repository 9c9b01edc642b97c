import { checkCharacter } from './mod-37-36.ts'
import { fault, type Reading, read } from './reading.ts'

/** Parts of the identifier of an electronic certificate (电子证照标识). */
export interface CertificateId {
  /** Type of certificate: credit code of the body that defined it, and its order there; 21 characters. */
  readonly type: string
  /** Credit code of the issuing body, or its division code where it has none. */
  readonly issuer: string
  readonly serial: string
  /** Three digits, from 001. */
  readonly version: string
}

/** Root of all certificate identifiers (GB/T 36904); it takes no part in the check character. */
export const certificateRoot = '1.2.156.3005.2'

const shapes = {
  type: /^[0-9A-Z]{18}\d{3}$/,
  issuer: /^([0-9A-Z]{18}|\d{6})$/,
  serial: /^[0-9A-Z]{1,64}$/,
  version: /^(?!000)\d{3}$/,
}

/**
 * Reads `root.type.issuer.serial.version.check` (GB/T 36904). The check character is ISO 7064 MOD 37,36 over the four parts without
 * their dots. `shape`: not six parts under the root; `character`: a part is not written as the standard says.
 */
export function parseCertificateId(id: string): Reading<CertificateId, 'shape' | 'character' | 'check'> {
  if (!id.startsWith(`${certificateRoot}.`)) return fault('shape')
  const [type = '', issuer = '', serial = '', version = '', check, ...rest] = id.slice(certificateRoot.length + 1).split('.')
  if (check === undefined || rest.length > 0) return fault('shape')
  const parts = { type, issuer, serial, version }
  if (!fits(parts)) return fault('character')
  return checkCharacter(joined(parts)) === check ? read(parts) : fault('check')
}

/** Writes the identifier of a certificate with its check character. */
export function makeCertificateId(parts: CertificateId): Reading<string, 'character'> {
  const check = fits(parts) ? checkCharacter(joined(parts)) : undefined
  if (check === undefined) return fault('character')
  return read([certificateRoot, parts.type, parts.issuer, parts.serial, parts.version, check].join('.'))
}

const fits = ({ type, issuer, serial, version }: CertificateId): boolean =>
  shapes.type.test(type) && shapes.issuer.test(issuer) && shapes.serial.test(serial) && shapes.version.test(version)

const joined = ({ type, issuer, serial, version }: CertificateId): string => `${type}${issuer}${serial}${version}`
