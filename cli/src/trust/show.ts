import type { TrustedKey, TrustList } from '@tongban/protocol/trust/list-shape'
import type { Lang, Said } from '../language.ts'
import { table } from '../terminal.ts'
import type { ListStanding } from './standing.ts'

const standings: Readonly<Record<ListStanding['standing'], Said>> = {
  inForce: { zh: '有效', en: 'in force' },
  inGrace: { zh: '已过期，在宽限期内', en: 'expired, in its grace period' },
  expired: { zh: '已过期', en: 'expired' },
}

/** A list as a person reads it: whether it stands, who signed it, and every node with its keys. */
export function shown(list: TrustList, standing: ListStanding, lang: Lang): string[] {
  const { signedBy, missing, fault } = standing
  const of = `${signedBy.length}/${list.authorities.length}`
  const names = signedBy.join(' ')
  const head =
    lang === 'zh'
      ? [
          `第 ${list.version} 版，${standings[standing.standing].zh}，${day(list.issuedAt)} 签发，${day(list.expiresAt)} 到期`,
          `签名 ${of}（至少 ${list.threshold}）：${names || '无'}${missing > 0 ? `，还缺 ${missing}` : ''}`,
        ]
      : [
          `version ${list.version}, ${standings[standing.standing].en}, issued ${day(list.issuedAt)}, expires ${day(list.expiresAt)}`,
          `signed ${of} (at least ${list.threshold}): ${names || 'nobody'}${missing > 0 ? `, ${missing} missing` : ''}`,
        ]
  const why =
    fault === undefined || missing > 0 ? [] : [lang === 'zh' ? `没有节点会接受：${fault}` : `No node will take it: ${fault}`]
  return [...head, ...why, ...table(list.nodes.flatMap((node) => node.keys.map((key) => row(node, key, lang))))]
}

const row = (node: TrustList['nodes'][number], key: TrustedKey, lang: Lang): string[] => [
  node.id,
  node.regions.join(','),
  node.address,
  key.suite,
  key.kid.slice(0, 12),
  lifeOf(key, lang),
]

function lifeOf({ from, until, revokedAt }: TrustedKey, lang: Lang): string {
  if (revokedAt !== undefined) return lang === 'zh' ? `${time(revokedAt)} 起撤销` : `revoked ${time(revokedAt)}`
  const start = lang === 'zh' ? `${time(from)} 起` : `from ${time(from)}`
  if (until === undefined) return start
  return lang === 'zh' ? `${start}，${time(until)} 止` : `${start} until ${time(until)}`
}

const day = (instant: string): string => instant.slice(0, 10)
const time = (instant: string): string => `${instant.slice(0, 16)}Z`
