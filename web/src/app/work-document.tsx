import type { ReactNode } from 'react'
import { useVisit } from '../visit/visit.ts'
import { WorkBand } from '../work/band.tsx'
import { keysAddress } from './assets.ts'
import { PageShell, Switches } from './document.tsx'

/** A page of the workbench: its band instead of the portal's head, its keys, and the modes at the foot. */
export function WorkDocument({ children }: { children: ReactNode }) {
  const { say, nonce } = useVisit()
  return (
    <PageShell
      room="work"
      header={<WorkBand />}
      footer={
        <footer className="foot">
          <nav className="page" aria-label={say('显示方式', 'Display')}>
            <ul>
              <Switches />
            </ul>
          </nav>
        </footer>
      }
      script={nonce === undefined ? null : <script src={keysAddress} nonce={nonce} defer />}
    >
      {children}
    </PageShell>
  )
}
