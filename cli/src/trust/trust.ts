import { type Command, Option } from 'commander'
import { examples } from '../examples.ts'
import type { Io, Run } from '../outcome.ts'
import type { AddOptions, InitOptions, SignOptions, WhichNode } from './acts.ts'

// Loaded only when asked for: the cryptography takes longer than all other commands need to start.
const acts = () => import('./acts.ts')

const collect = (value: string, before: string[]): string[] => [...before, value]

/** `tongban trust …`: who belongs to the exchange, under the signatures of k of n founding authorities (protocol.md, Trust list). */
export function addTrust(program: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  const trust = program.command('trust').description(zh ? '信任名单：哪些节点互认' : 'the trust list: which nodes there are')
  addInit(trust, io, run)
  addAdd(trust, io, run)
  addSign(trust, io, run)
  addPublish(trust, io, run)
  trust
    .command('show')
    .description(zh ? '说明一份清单，或节点现用的清单' : 'tell a list, or the one a node goes by')
    .argument('[file]', zh ? '清单文件；不给则问节点' : 'the list; without it the node is asked')
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--data <dir>', zh ? '节点的数据目录，默认 .tongban' : 'data folder of the node, .tongban by default', '.tongban')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText(
      'after',
      examples(io.lang, ['tongban trust show trust.json', 'tongban trust show --node http://127.0.0.1:8080 --json']),
    )
    .action(run(async (file: string | undefined, options: WhichNode) => (await acts()).showList(io, file, options)))
}

function addInit(trust: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  trust
    .command('init')
    .description(zh ? '建立第一份清单，写明创始机构' : 'begin a list with its founding authorities')
    .argument('<file>', zh ? '新清单的文件' : 'file of the new list')
    .requiredOption(
      '--authority <name=keyfile>',
      zh
        ? '创始机构及其密钥文件，可多次；没有文件则新建密钥'
        : 'an authority and its key file, repeatable; a key is made where there is no file',
      collect,
      [],
    )
    .requiredOption('--threshold <k>', zh ? '至少几家签名才算数' : 'how many of them must sign')
    .option('--days <n>', zh ? '有效天数，默认 365' : 'days it is good for, 365 by default', '365')
    .addOption(
      new Option('--suite <intl|gm>', zh ? '新建密钥的密码套件' : 'suite of the keys made')
        .choices(['intl', 'gm'])
        .default('intl'),
    )
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban trust init trust.json --authority sichuan=keys/sichuan.json --authority chongqing=keys/chongqing.json --threshold 2',
      ]),
    )
    .action(run(async (file: string, options: InitOptions) => (await acts()).initList(io, file, options)))
}

function addAdd(trust: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  trust
    .command('add')
    .description(
      zh
        ? '加入节点、换新密钥或撤销密钥；改后须重新签名'
        : 'add a node, take in its new key, or revoke one; sign again afterwards',
    )
    .argument('<file>', zh ? '清单文件' : 'the list')
    .option('--node <url>', zh ? '节点地址；从那里读公钥' : 'address of the node; its public keys are read there')
    .option('--address <url>', zh ? '其他节点访问它的地址，默认同 --node' : 'where other nodes reach it; --node by default')
    .option(
      '--portal <url>',
      zh ? '门户网址；那里的人凭它到别的地区登录' : 'its portal, by which people at home there sign in elsewhere',
    )
    .option(
      '--regions <codes>',
      zh ? '所管行政区划代码，逗号分隔，默认取节点编号' : 'division codes with commas; those of its URN by default',
    )
    .option('--revoke <kid>', zh ? '撤销的密钥名（开头几位即可）' : 'name of a key to revoke; its beginning will do')
    .option('--days <n>', zh ? '有效天数，默认 365' : 'days it is good for, 365 by default', '365')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText(
      'after',
      examples(io.lang, [
        'tongban trust add trust.json --node https://tongban.example.cn --regions 510000',
        'tongban trust add trust.json --revoke q1W2e3R4t5Y6',
      ]),
    )
    .action(run(async (file: string, options: AddOptions) => (await acts()).addToList(io, file, options)))
}

function addSign(trust: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  trust
    .command('sign')
    .description(zh ? '以一家创始机构的名义签名' : 'sign as one founding authority')
    .argument('<file>', zh ? '清单文件' : 'the list')
    .requiredOption('--as <name>', zh ? '机构名称' : 'name of the authority')
    .requiredOption('--key <file>', zh ? '该机构的密钥文件' : 'its key file')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText('after', examples(io.lang, ['tongban trust sign trust.json --as sichuan --key keys/sichuan.json']))
    .action(run(async (file: string, options: SignOptions) => (await acts()).signList(io, file, options)))
}

function addPublish(trust: Command, io: Io, run: Run): void {
  const zh = io.lang === 'zh'
  trust
    .command('publish')
    .description(zh ? '交给节点启用，不必重启' : 'give it to a running node, which goes by it at once')
    .argument('<file>', zh ? '签好的清单' : 'the signed list')
    .option('--node <url>', zh ? '节点地址' : 'address of the node')
    .option('--data <dir>', zh ? '节点的数据目录，默认 .tongban' : 'data folder of the node, .tongban by default', '.tongban')
    .option('--json', zh ? '输出 JSON' : 'print JSON')
    .addHelpText('after', examples(io.lang, ['tongban trust publish trust.json --node http://127.0.0.1:8080']))
    .action(run(async (file: string, options: WhichNode) => (await acts()).publishList(io, file, options)))
}
