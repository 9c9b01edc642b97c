import type { CasesEnv } from '../env.ts'
import { type FormCheck, formChecks } from './form-check.ts'
import { createPin, type Pin } from './pin.ts'

/** What every intake works with: what is in force, and the forms compiled so far. */
export interface IntakeParts {
  readonly pin: Pin
  readonly check: FormCheck
}

export const intakeParts = (env: CasesEnv): IntakeParts => ({ pin: createPin(env), check: formChecks() })
