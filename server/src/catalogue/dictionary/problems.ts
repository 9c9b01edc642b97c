import { defineProblems } from '../../platform/problem.ts'

/** The refusals of the dictionary. Codes are `catalogue/<key>`, as those of the whole slice, and never change once released. */
export const problem = defineProblems('catalogue', {
  entryUnknown: {
    status: 404,
    zh: '字典里没有这个词条。请核对，或者新加一条。',
    en: 'The dictionary has no such entry. Check the word, or add an entry.',
  },
  entryMalformed: {
    status: 422,
    zh: '词条不完整，或者和地址不符。请按提示改。',
    en: 'The entry is incomplete or not the one its address names. Mend what is shown.',
  },
  entryChanged: {
    status: 412,
    zh: '别人先改了这个词条，两份都在这里。请对照后再存。',
    en: 'Someone else changed this entry first; here are both texts. Compare them and save again.',
  },
  dictionaryNotChecked: {
    status: 409,
    zh: '词条改了，还没有重跑查询。请先检查、看过结果再发布。',
    en: 'The query sets were not run with these entries. Check them and look at the result before you publish.',
  },
  dictionaryUnchanged: {
    status: 409,
    zh: '没有要发布的改动。请先改词条。',
    en: 'There is nothing to publish. Change an entry first.',
  },
})
