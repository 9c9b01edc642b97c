import qrcode from 'qrcode'

const QUIET = 4

/** A text as a code that a phone reads: drawn here as one path, so that no other site learns of it and the policy allows it. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * QUIET
  const dark = Array.from({ length: modules.size ** 2 }, (_, at) => at)
    .filter((at) => modules.data[at])
    .map((at) => `M${(at % modules.size) + QUIET} ${Math.floor(at / modules.size) + QUIET}h1v1h-1z`)
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <rect className="light" width={side} height={side} />
      <path className="dark" d={dark.join('')} />
    </svg>
  )
}
