type Pair = readonly [zh: string, en: string]

/** What somebody did with a person's data, and what for, by the purpose that the node wrote down. */
export interface LookWords {
  readonly did: Pair
  readonly why: Pair
}

const words: Readonly<Record<string, LookWords>> = {
  'cases.read': { did: ['看了您的办件', 'looked at your case'], why: ['办这件事', 'to handle it'] },
  'cases.readPapers': {
    did: ['看了办件的文书', 'looked at the papers of your case'],
    why: ['打印或核对', 'to print or check them'],
  },
  'cases.readFile': { did: ['打开了您交的材料', 'opened a file you handed in'], why: ['核对材料', 'to check it'] },
  'cases.export': {
    did: ['下载了办件的全部记录', 'downloaded the whole record of your case'],
    why: ['存档或核验', 'to keep or verify it'],
  },
  'cases.readParent': { did: ['看了您一起交的几件事', 'looked at what you sent together'], why: ['办这些事', 'to handle it'] },
  'cases.draftPickedUp': {
    did: ['用您给的取件码打开了申请', 'opened your application by the code you gave'],
    why: ['在窗口接着办', 'to go on with it at the counter'],
  },
  'cases.draftRead': {
    did: ['看了您交给窗口的申请', 'looked at the application you handed to the counter'],
    why: ['在窗口接着办', 'to go on with it at the counter'],
  },
  'identity.identify': { did: ['看了身份证，认出是您', 'knew you by your identity card'], why: ['在窗口办事', 'to serve you'] },
  'identity.assert': {
    did: ['向另一个地区说明了您是谁', 'told another region who you are'],
    why: ['在那边登录', 'to sign in there'],
  },
  'identity.me': { did: ['看了登记的姓名', 'looked at the registered name'], why: ['填申请', 'to apply'] },
  'identity.fillForm': {
    did: ['取了登记的姓名和身份证号', 'took the registered name and number'],
    why: ['填申请表', 'to fill in an application'],
  },
  'oversight.readTicket': { did: ['看了您的投诉', 'looked at your complaint'], why: ['处理投诉', 'to answer it'] },
}

/** What a later version of the node writes down is told as far as it goes. */
export const wordsOfLook = (purpose: string): LookWords =>
  Object.hasOwn(words, purpose) && words[purpose] !== undefined
    ? words[purpose]
    : { did: ['看了您的信息', 'looked at your data'], why: [purpose, purpose] }
