import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseBounded } from '@tongban/protocol/canonical'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Static, Type } from 'typebox'
import { fieldProblems } from './http/field-text.ts'

const Levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const Settings = Type.Object(
  {
    /** URN of this node. */
    node: Type.String({ pattern: '^urn:tongban:node:\\d{6}$' }),
    /** Division codes of the regions it serves. */
    regions: Type.Array(Type.String({ pattern: '^\\d{6}$' }), { minItems: 1, uniqueItems: true }),
    host: Type.String({ default: '127.0.0.1', minLength: 1 }),
    port: Type.Integer({ default: 8080, minimum: 0, maximum: 65_535 }),
    /** Port of the portal and the workbench; without it the node serves its API only. */
    webPort: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
    /** Where people find the portal, as an origin: `https://portal.example`. */
    webOrigin: Type.Optional(Type.String({ pattern: '^https?://[^/?#]+$' })),
    /** Issuer of the identity provider by which people and staff sign in; needs `signInClient` and `webOrigin`. */
    signInIssuer: Type.Optional(
      Type.String({ pattern: '^(https://[^?#]+|http://(127[.]0[.]0[.]1|localhost)(:\\d+)?(/[^?#]*)?)$' }),
    ),
    /** Under which the portal is registered there. */
    signInClient: Type.Optional(Type.String({ minLength: 1 })),
    /** Its secret; a public client has none. */
    signInSecret: Type.Optional(Type.String({ minLength: 1 })),
    /** Folder of everything the node keeps: keys, files and, without `databaseUrl`, PostgreSQL. */
    data: Type.String({ default: '.tongban', minLength: 1 }),
    databaseUrl: Type.Optional(Type.String({ pattern: '^postgres(ql)?://' })),
    /** What the node signs and hashes with; what others encrypt to it with. */
    suite: Type.Unsafe<'intl' | 'gm'>({ type: 'string', enum: ['intl', 'gm'], default: 'intl' }),
    /** The signed trust list. */
    trust: Type.Optional(Type.String({ minLength: 1 })),
    /** The signed agreements. */
    agreements: Type.Optional(Type.String({ minLength: 1 })),
    clock: Type.Unsafe<'system' | 'lab'>({ type: 'string', enum: ['system', 'lab'], default: 'system' }),
    logLevel: Type.Unsafe<(typeof Levels)[number]>({ type: 'string', enum: [...Levels], default: 'info' }),
    /** Of one actor, or one address without an actor; 0 for no limit. */
    requestsPerMinute: Type.Integer({ default: 6000, minimum: 0 }),
    /** Names this process among those of its node, the same after a restart. */
    process: Type.String({ default: 'main', pattern: '^[a-z0-9-]{1,40}$' }),
  },
  { additionalProperties: false },
)

/** How a node runs. Paths are absolute. */
export type Config = Readonly<Static<typeof Settings>>

/** One mistake: which setting, where it was set, and what would be right. */
export interface ConfigMistake {
  readonly setting: string
  /** The variable's name, or the file. */
  readonly from: string
  readonly zh: string
  readonly en: string
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; mistakes: readonly ConfigMistake[] }

export interface ConfigSource {
  readonly env: Readonly<Record<string, string | undefined>>
  /** `serve` is production: it refuses the lab clock. */
  readonly mode: 'serve' | 'demo' | 'test'
}

const variables: Readonly<Record<string, string>> = {
  TONGBAN_NODE: 'node',
  TONGBAN_REGIONS: 'regions',
  TONGBAN_HOST: 'host',
  TONGBAN_PORT: 'port',
  TONGBAN_WEB_PORT: 'webPort',
  TONGBAN_WEB_ORIGIN: 'webOrigin',
  TONGBAN_SIGN_IN_ISSUER: 'signInIssuer',
  TONGBAN_SIGN_IN_CLIENT: 'signInClient',
  TONGBAN_SIGN_IN_SECRET: 'signInSecret',
  TONGBAN_DATA: 'data',
  DATABASE_URL: 'databaseUrl',
  TONGBAN_SUITE: 'suite',
  TONGBAN_TRUST: 'trust',
  TONGBAN_AGREEMENTS: 'agreements',
  TONGBAN_CLOCK: 'clock',
  TONGBAN_LOG_LEVEL: 'logLevel',
  TONGBAN_REQUESTS_PER_MINUTE: 'requestsPerMinute',
  TONGBAN_PROCESS: 'process',
}
/** Read elsewhere: the file's name, the fail points and the seed of the tests. */
const otherVariables = ['TONGBAN_CONFIG', 'TONGBAN_FAILPOINT', 'TONGBAN_SEED']

/** Reads the file that `TONGBAN_CONFIG` names, then the environment, which wins; and names every mistake at once. */
export async function readConfig({ env, mode }: ConfigSource): Promise<ConfigResult> {
  const file = env['TONGBAN_CONFIG']
  const written = file === undefined ? { settings: {}, mistakes: [] } : await readSettings(file)
  const set = fromEnvironment(env)
  const from = (setting: string) => set.names.get(setting) ?? file ?? nameOf(setting)
  const { settings, mistakes } = check({ ...written.settings, ...set.settings }, from)
  const lab = settings.clock === 'lab' && mode === 'serve' ? [labMistake(from('clock'))] : []
  const all = [...written.mistakes, ...set.mistakes, ...mistakes, ...lab, ...signInMistakes(settings, from)]
  return all.length > 0 ? { ok: false, mistakes: all } : { ok: true, config: withAbsolutePaths(settings) }
}

type Read = { settings: Record<string, unknown>; mistakes: ConfigMistake[] }

const FILE_LIMITS = { maxBytes: 1024 * 1024, maxDepth: 8, maxNodes: 10_000 }

async function readSettings(file: string): Promise<Read> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return unreadable(file, '读不到配置文件', 'The file cannot be read')
  const parsed = parseBounded(text, FILE_LIMITS)
  if (!parsed.ok || !isRecord(parsed.value))
    return unreadable(file, '配置文件不是合格的 JSON 对象', 'The file is not a JSON object')
  return { settings: parsed.value, mistakes: [] }
}

function unreadable(file: string, zh: string, en: string): Read {
  return { settings: {}, mistakes: [{ setting: 'TONGBAN_CONFIG', from: file, zh, en }] }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function fromEnvironment(env: ConfigSource['env']): Read & { names: Map<string, string> } {
  const settings: Record<string, unknown> = {}
  const names = new Map<string, string>()
  for (const [name, setting] of Object.entries(variables)) {
    const value = env[name]
    if (value === undefined || value === '') continue
    settings[setting] = setting === 'regions' ? value.split(',').map((region) => region.trim()) : value
    names.set(setting, name)
  }
  const known = new Set([...Object.keys(variables), ...otherVariables])
  const strange = Object.keys(env).filter((name) => name.startsWith('TONGBAN_') && !known.has(name))
  const mistakes = strange.map((name) => ({ setting: name, from: name, zh: '没有这个配置项', en: 'There is no such setting' }))
  return { settings, names, mistakes }
}

const validate = new Ajv2020({ allErrors: true, useDefaults: true, coerceTypes: true }).compile<Config>(Settings)

function check(
  settings: Record<string, unknown>,
  from: (setting: string) => string,
): { settings: Config; mistakes: ConfigMistake[] } {
  const candidate: unknown = settings
  validate(candidate)
  const problems = fieldProblems(validate.errors ?? [], 'config')
  const mistakes = problems.map(({ field, zh, en }) => {
    const setting = field.split('/')[2] ?? ''
    return { setting, from: from(setting), zh, en }
  })
  return { settings: candidate as Config, mistakes }
}

function nameOf(setting: string): string {
  return Object.keys(variables).find((name) => variables[name] === setting) ?? setting
}

function labMistake(from: string): ConfigMistake {
  return {
    setting: 'clock',
    from,
    zh: '正式运行不能用实验时钟，它只供演示和测试',
    en: 'serve does not run with the lab clock; it is for the demo and tests only',
  }
}

/** A sign-in that is set in part would fail only when somebody needs it. */
function signInMistakes(settings: Config, from: (setting: string) => string): ConfigMistake[] {
  if (settings.signInIssuer === undefined) return []
  const needed = (['signInClient', 'webOrigin'] as const).filter((setting) => settings[setting] === undefined)
  return needed.map((setting) => ({
    setting,
    from: from(setting),
    zh: '接入身份认证（signInIssuer）时必须填写',
    en: 'must be set where signInIssuer is',
  }))
}

function withAbsolutePaths(config: Config): Config {
  const absolute = (path: string | undefined) => (path === undefined ? undefined : resolve(path))
  const trust = absolute(config.trust)
  const agreements = absolute(config.agreements)
  return { ...config, data: resolve(config.data), ...(trust ? { trust } : {}), ...(agreements ? { agreements } : {}) }
}
