/** Path and query by which a file of a case is asked for; they are part of what the asking node signs. */
export const askPath = (caseId: string, sha256: string): string => `/exchange/files/${sha256}?case=${caseId}`
