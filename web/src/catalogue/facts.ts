import type { Version } from '@tongban/protocol/version/version'

type Say = (zh: string, en: string) => string
type Limits = Pick<Version, 'limits' | 'instant'>

const FEN = 100

/** How long it takes, as it is promised; the legal limit only where nothing shorter is. */
export function howLong(say: Say, { limits, instant }: Limits): string {
  if (instant) return say('当场办结', 'On the spot')
  const days = limits.promisedDays ?? limits.legalDays
  const one = days === 1
  if (limits.unit === 'working') return say(`${days} 个工作日`, one ? '1 working day' : `${days} working days`)
  return say(`${days} 天`, one ? '1 day' : `${days} days`)
}

export function howMuch(say: Say, fee: Version['fee']): string {
  return fee === null
    ? say('不收费', 'Free')
    : `${(fee.amount / FEN).toFixed(fee.amount % FEN === 0 ? 0 : 2)} ${say('元', 'yuan')}`
}

/** How many things must be brought or sent in every case. */
export function howMany(say: Say, materials: Version['materials']): string {
  const always = materials.filter(({ required }) => required === 'always').length
  const some = materials.length - always
  const more = some > 0 ? say(`，看情况再加 ${some} 样`, `, ${some} more in some cases`) : ''
  return `${always} ${say('样', always === 1 ? 'thing' : 'things')}${more}`
}
