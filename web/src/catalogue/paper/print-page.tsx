import { type GuideData, GuidePage } from '../guide-page.tsx'

/** A guide to be printed and handed out. */
export const PrintPage = ({ data }: { data: GuideData }) => <GuidePage data={data} onPaper />
