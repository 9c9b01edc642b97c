/** An event of a life or a matter of a firm, and the everyday words whose items belong to it, in the order in which people meet them. */
export interface Topic {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly words: readonly string[]
}

/** The search decides which items these are, so that a topic never promises what the catalogue has not. */
export const lifeEvents: readonly Topic[] = [
  { id: 'birth', zh: '生了娃', en: 'A child is born', words: ['生育登记', '新生儿入户', '社保卡'] },
  { id: 'school', zh: '上学', en: 'School', words: ['转学', '学历公证'] },
  { id: 'work', zh: '失业', en: 'Out of work', words: ['失业保险金申领', '失业保险金发放关系转移', '离职提取公积金'] },
  { id: 'marriage', zh: '结婚', en: 'Marriage', words: ['结婚登记', '户口迁移'] },
  { id: 'move', zh: '搬到对面住', en: 'Moving to the other region', words: ['户口迁移', '身份证异地办理', '残疾人证迁移'] },
  { id: 'car', zh: '跑货运', en: 'Carrying goods', words: ['道路货物运输驾驶员从业资格证换证', '驾照'] },
  { id: 'health', zh: '异地看病', en: 'Care away from home', words: ['异地就医备案', '社保卡'] },
  { id: 'retirement', zh: '退休', en: 'Retirement', words: ['退休提公积金', '养老保险关系转移'] },
  { id: 'company', zh: '开公司', en: 'Starting a company', words: ['公司设立登记', '社会保障卡申领'] },
]

/** What a firm has to do with authorities in the course of its life. */
export const firmMatters: readonly Topic[] = [
  {
    id: 'start',
    zh: '开办',
    en: 'Starting up',
    words: ['公司设立登记', '个体工商户设立登记', '分公司设立登记', '住房公积金单位登记开户'],
  },
  {
    id: 'staff',
    zh: '用工',
    en: 'Employing people',
    words: ['单位参保登记', '就业登记', '社会保障卡申领', '职工养老保险关系转移'],
  },
  { id: 'change', zh: '变更', en: 'Changes', words: ['公司变更登记', '个体工商户变更登记', '住房公积金单位及个人缴存信息变更'] },
  { id: 'move', zh: '迁移', en: 'Moving away', words: ['市场主体迁移调档'] },
  { id: 'yearly', zh: '年审', en: 'Yearly checks', words: ['普通货运车辆网上年审', '客货运输车辆年度审验', '诚信考核等级签注'] },
  { id: 'close', zh: '注销', en: 'Closing down', words: ['公司注销登记', '个体工商户注销登记', '企业注销社会保险登记'] },
]
