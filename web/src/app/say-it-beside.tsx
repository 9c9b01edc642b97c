import type { MyCaseData } from '../cases/mine/my-case.ts'
import { MyCasePage } from '../cases/mine/my-case-page.tsx'
import { type RateDone, RatePage } from '../cases/mine/rate-page.tsx'
import { type GuideData, GuidePage } from '../catalogue/guide-page.tsx'
import { SayIt } from '../oversight/say-it.tsx'

// Where somebody looks at a matter they can also say what is wrong with it; the pages themselves know nothing of complaints.

export const MyCaseWithSayIt = ({ data }: { data: MyCaseData }) => (
  <MyCasePage data={data}>
    <SayIt about={{ case: data.file.id }} />
  </MyCasePage>
)

export const RateWithSayIt = ({ data, done }: { data: MyCaseData; done: RateDone | undefined }) => (
  <RatePage data={data} done={done}>
    <SayIt about={{ case: data.file.id }} />
  </RatePage>
)

export function GuideWithSayIt({ data }: { data: GuideData }) {
  const { item, guide } = data.shown
  return (
    <>
      <GuidePage data={data} />
      {guide.place === null ? null : (
        <div className="page body">
          <SayIt about={{ item, place: guide.place }} />
        </div>
      )}
    </>
  )
}
