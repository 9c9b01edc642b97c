import QRCode from 'qrcode'
import { useVisit } from '../../visit/visit.ts'
import type { ShownGuide } from '../guide-shape.ts'

/** The address of a guide at its place, as it is read from paper. */
export const guideAddress = (origin: string, { item, guide }: Pick<ShownGuide, 'item' | 'guide'>): string =>
  `${origin}/items/${item}${guide.place === null ? '' : `?place=${guide.place}`}`

/** A code at the head of a printed guide, with the address in words for whoever has no camera, and the day it was read. */
export function PaperCode(shown: ShownGuide) {
  const { say, origin } = useVisit()
  const address = guideAddress(origin, shown)
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' })
  const side = modules.size
  const dark = Array.from({ length: side * side }, (_, at) => at).filter((at) => modules.data[at])
  const path = dark.map((at) => `M${at % side} ${Math.floor(at / side)}h1v1h-1z`).join('')
  return (
    <div className="paper-code">
      <svg viewBox={`-4 -4 ${side + 8} ${side + 8}`} role="img" aria-label={say('这份指南的二维码', 'Code of this guide')}>
        <path className="ground" d={`M-4 -4h${side + 8}v${side + 8}h-${side + 8}z`} />
        <path d={path} />
      </svg>
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
