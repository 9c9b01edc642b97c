/** What is wrong with the materials, in the words of whoever asked for more: from the section `materials` of such a notice. */
export function noticeWhy(content: Readonly<Record<string, unknown>>): string | undefined {
  const said = content['materials']
  const why: unknown = typeof said === 'object' && said !== null && 'why' in said ? said.why : undefined
  return typeof why === 'string' ? why : undefined
}
