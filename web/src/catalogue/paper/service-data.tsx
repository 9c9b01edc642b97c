import { useVisit } from '../../visit/visit.ts'
import type { ShownGuide } from '../guide-shape.ts'
import { guideAddress } from './paper-code.tsx'

const FEN = 100
const schemaKinds = { person: 'citizens', enterprise: 'enterprises' } as const

/**
 * A published guide for search engines (schema.org GovernmentService): what is known and nothing else. It is data, which no browser runs, so
 * the policy that allows no script does not concern it.
 */
export function ServiceData(shown: ShownGuide) {
  const { origin } = useVisit()
  if (shown.guide.standing !== 'published') return null
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React would write entities, which are none in a script; what could end it is escaped
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: serviceText(shown, origin) }} />
}

/** The description as text that can stand in a page: no `<` can end the element it stands in. */
export const serviceText = (shown: ShownGuide, origin: string): string =>
  JSON.stringify(serviceOf(shown, origin)).replaceAll('<', '\\u003c')

function serviceOf({ item, guide, placeName }: ShownGuide, origin: string): object {
  const { implementer, audience, fee, phone, address, result } = guide.parts
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': guideAddress(origin, { item, guide }),
    url: guideAddress(origin, { item, guide }),
    name: guide.name.zh,
    ...(guide.name.en === null ? {} : { alternateName: { '@value': guide.name.en, '@language': 'en' } }),
    ...(placeName === null ? {} : { areaServed: { '@type': 'AdministrativeArea', name: placeName } }),
    ...(implementer.known ? { provider: { '@type': 'GovernmentOrganization', name: implementer.value.name } } : {}),
    ...(audience.known
      ? {
          audience: {
            '@type': 'Audience',
            audienceType: audience.value.text ?? (audience.value.kinds ?? []).map((kind) => schemaKinds[kind]).join(', '),
          },
        }
      : {}),
    ...(result.known ? { serviceOutput: { '@type': 'Thing', name: result.value.name.zh } } : {}),
    ...(fee.known
      ? { offers: { '@type': 'Offer', price: fee.value === null ? 0 : fee.value.amount / FEN, priceCurrency: 'CNY' } }
      : {}),
    availableChannel: {
      '@type': 'ServiceChannel',
      serviceUrl: guideAddress(origin, { item, guide }),
      ...(phone.known ? { servicePhone: { '@type': 'ContactPoint', telephone: phone.value } } : {}),
      ...(address.known ? { serviceLocation: { '@type': 'Place', address: address.value } } : {}),
    },
  }
}
