import type { WorkCase } from '../desk.ts'

/**
 * Who is meant by the id of an event: a name where the person works at this node, else their number, which their own node can resolve;
 * the applicant and a rule have none.
 */
export const whoseWord =
  (say: (zh: string, en: string) => string, { staff }: Pick<WorkCase, 'staff'>) =>
  (actor: string | undefined): string => {
    if (actor === undefined || actor === 'rule') return say('按规则自动', 'by rule')
    if (actor === 'applicant') return say('申请人', 'the applicant')
    return staff[actor] ?? say(`工号 ${actor}`, `staff ${actor}`)
  }
