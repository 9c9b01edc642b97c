import type { Scenario, TestNode } from '../../test-kit/scenario.ts'

/** Who supervises which places in the demo. */
export const supervisors = {
  guangan: 'staff-511602-supervisor',
  sichuan: 'staff-510000-supervisor',
  yuzhong: 'staff-500103-supervisor',
  chongqing: 'staff-500000-supervisor',
} as const

/** 例远行 lives in Chongqing and has a case that Guang'an's police decides. */
export const person = '999999199005200220'
export const neighbour = '999999198508080334'

export const words = { words: '窗口说要等三天，等了三次都没有人办', wish: '请说明什么时候能办' }
export const answer = {
  outcome: 'upheld',
  findings: '经查，三次都没有在规定时间内转办，属实。',
  measures: '今天已转办，并向您道歉。',
}

/** Asks one node as one person, one of staff, or (without `who`) as somebody not signed in. */
export const speakerAt =
  (scenario: Scenario, node: TestNode) =>
  async (method: Parameters<TestNode['call']>[0], path: string, { who, body }: { who?: string; body?: unknown } = {}) =>
    node.call(method, path, {
      ...(who === undefined ? {} : { as: await scenario.tokenOf(node, who) }),
      ...(body === undefined ? {} : { body }),
    })
