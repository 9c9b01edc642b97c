import { QrCode } from '../../ui/qr-code.tsx'
import { useVisit } from '../../visit/visit.ts'
import type { ShownGuide } from '../guide-shape.ts'

/** The address of a guide at its place, as it is read from paper. */
export const guideAddress = (origin: string, { item, guide }: Pick<ShownGuide, 'item' | 'guide'>): string =>
  `${origin}/items/${item}${guide.place === null ? '' : `?place=${guide.place}`}`

/** A code at the head of a printed guide, with the address in words for whoever has no camera, and the day it was read. */
export function PaperCode(shown: ShownGuide) {
  const { say, origin } = useVisit()
  const address = guideAddress(origin, shown)
  return (
    <div className="paper-code">
      <QrCode text={address} label={say('这份指南的二维码', 'Code of this guide')} />
      <p className="hint">
        {say(`读于 ${shown.day}。扫码看现在的指南：`, `As of ${shown.day}. The guide as it is now: `)}
        <br />
        {address}
        <br />
        {say('打印：Ctrl+P，纸张 A4', 'To print: Ctrl+P, A4')}
      </p>
    </div>
  )
}
