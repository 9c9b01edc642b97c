import { Given } from '../../visit/given.ts'

/** A PDF instead of a page, shown by the browser's own reader. */
export const givenPdf = (pdf: Uint8Array<ArrayBuffer>, name: string): Given =>
  new Given(
    new Response(pdf, {
      headers: {
        'content-type': 'application/pdf',
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`,
        'cache-control': 'no-store',
      },
    }),
  )
