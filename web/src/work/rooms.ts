/** A room of the workbench, and whose it is: the roles that its page demands. */
export interface Room {
  readonly to: string
  readonly roles: readonly string[]
  readonly zh: string
  readonly en: string
}

const rooms: readonly Room[] = [
  { to: '/w/window', roles: ['clerk'], zh: '窗口', en: 'Counter' },
  { to: '/w/pickup', roles: ['clerk'], zh: '结果待领', en: 'To hand out' },
  { to: '/w/review', roles: ['examiner'], zh: '审批', en: 'Review' },
  { to: '/w/complaints', roles: ['supervisor', 'operator'], zh: '投诉', en: 'Complaints' },
  { to: '/w/peers', roles: ['operator'], zh: '节点', en: 'Nodes' },
]

/** The rooms of somebody with these roles, in a fixed order: no door is shown that does not open. */
export const roomsFor = (held: readonly string[]): readonly Room[] =>
  rooms.filter(({ roles }) => roles.some((role) => held.includes(role)))
