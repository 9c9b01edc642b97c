import type { ServiceGuide } from '@tongban/protocol/version/service-guide'
import type { EvidenceMark, Version } from '@tongban/protocol/version/version'

interface Said {
  readonly zh: string
  readonly en: string
}

/** How far what stands there can be trusted, as people are told. */
export const evidenceWords: Readonly<Record<EvidenceMark, Said>> = {
  read: { zh: '来源中读到', en: 'read in a source' },
  recalled: { zh: '凭记忆，须核对', en: 'from memory, check it' },
  derived: { zh: '由来源推得', en: 'derived from a source' },
  demo: { zh: '演示数据', en: 'made up for a demo' },
  unknown: { zh: '未知', en: 'not known' },
}

export const standingWords: Readonly<Record<ServiceGuide['standing'], Said>> = {
  published: { zh: '已发布，可以申请。', en: 'Published: open to applications.' },
  several: { zh: '有多个办理地可以申请，请先选一个。', en: 'Several places take applications: choose one first.' },
  listed: {
    zh: '只在目录中列出，还没有发布，不能在这里申请。请先向办理部门核实。',
    en: 'Only found in a list and not published: it cannot be applied for here. Ask the authority first.',
  },
  noted: {
    zh: '这里只知道事项名称，还没有发布，不能在这里申请。',
    en: 'Only the name is known here; it is not published and cannot be applied for here.',
  },
}

export const modeWords: Readonly<Record<Version['mode'], Said>> = {
  online: { zh: '全程网办', en: 'wholly online' },
  relay: { zh: '异地代收代办', en: 'taken in where you are, decided there' },
  joint: { zh: '多地联办', en: 'several places decide together' },
}

export const formWords: Readonly<Record<Version['materials'][number]['forms'][number], Said>> = {
  upload: { zh: '上传', en: 'upload' },
  original: { zh: '窗口看原件', en: 'original seen at a window' },
  promise: { zh: '可先承诺后补', en: 'may be promised and brought later' },
}

export const requiredWords: Readonly<Record<Version['materials'][number]['required'], Said>> = {
  always: { zh: '必要', en: 'always' },
  whenSituation: { zh: '按情形', en: 'depending on the situation' },
  optional: { zh: '可不交', en: 'optional' },
}

/** Members of what guides were seen to say. What is not among them is shown under its own name. */
export const noteWords: Readonly<Record<string, string>> = {
  conditions: '条件',
  materials: '材料',
  steps: '步骤',
  channels: '办理渠道',
  legalBasis: '依据',
  serviceObject: '服务对象',
  promisedDays: '承诺时限',
  legalDays: '法定时限',
  dayType: '时限单位',
  fee: '收费',
  result: '结果',
  contact: '联系',
  note: '说明',
  asOf: '页面日期',
  validity: '有效期',
  itemNameLocal: '当地名称',
  itemType: '事项类型',
  itemCode: '事项整码',
  source: '来源',
}
