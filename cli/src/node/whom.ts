/** Whose token: the three ways to name somebody do not look alike. */
export function whom(text: string): { staff: string } | { person: string } | { idNumber: string } {
  if (/^\d{17}[\dX]$/.test(text)) return { idNumber: text }
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return { person: text }
  return { staff: text }
}
