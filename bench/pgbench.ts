import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether pgbench and psql are here; Debian has them in `postgresql-contrib` and `postgresql-client`. */
export const hasPgbench = (): Promise<boolean> =>
  Promise.all([run('pgbench', ['--version']), run('psql', ['--version'])]).then(
    () => true,
    () => false,
  )

/** The columns of one stored row as SQL literals; `id` columns are named instead of copied. */
async function rowAsInsert(
  url: string,
  table: string,
  where: string,
  replaced: Readonly<Record<string, string>>,
): Promise<string> {
  const [schema, name] = table.split('.')
  const { stdout: columns } = await run('psql', [
    url,
    '-Atc',
    `select attname || ' ' || format_type(atttypid, atttypmod) from pg_attribute where attrelid = '${schema}.${name}'::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  ])
  const parts = columns
    .trim()
    .split('\n')
    .map((line) => ({ column: line.slice(0, line.indexOf(' ')), type: line.slice(line.indexOf(' ') + 1) }))
  const literals = await Promise.all(
    parts.map(async ({ column, type }) => {
      const given = replaced[column]
      if (given !== undefined) return given
      const { stdout } = await run('psql', [
        url,
        '-At',
        '-P',
        'null=\\N',
        '-c',
        `select ${column}::text from ${table} where ${where} limit 1`,
      ])
      return `${literal(stdout.replace(/\n$/, ''))}::${type}`
    }),
  )
  return `insert into ${table} (${parts.map(({ column }) => column).join(', ')}) select ${literals.join(', ')} from id`
}

/** A colon would be taken by pgbench for the beginning of a variable, so it is written as a character code. */
const literal = (text: string): string =>
  text === '\\N' ? 'null' : `U&'${text.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll(':', '\\003A')}'`

/**
 * A pgbench script of one statement that inserts the very rows of one case that the node has stored: file, event, bodies, outbox,
 * audit entry, feed, kept answer. Only ids differ, and the audit chain is not chained: the bare limit does less.
 */
export async function writeScript(url: string, caseId: string, file: string): Promise<void> {
  const mine = `case_id = '${caseId}'`
  const id = 'id.c'
  const { stdout: sections } = await run('psql', [url, '-Atc', `select section from cases.body where ${mine}`])
  const bodies = sections.trim().split('\n')
  const inserts = [
    await rowAsInsert(url, 'cases.case_file', mine, { case_id: id, query_number: 'id.c::text' }),
    await rowAsInsert(url, 'cases.event', mine, { case_id: id, event_id: 'id.e' }),
    ...(await Promise.all(
      bodies.map((section) =>
        rowAsInsert(url, 'cases.body', `${mine} and section = '${section}'`, { case_id: id, event_id: 'id.e' }),
      ),
    )),
    await rowAsInsert(url, 'exchange.outbox', mine, { case_id: id, event: 'id.e' }),
    await rowAsInsert(url, 'platform.audit_entry', `lines::text like '%${caseId}%'`, {
      shard: '(:shard)::int',
      seq: '(:big)::bigint',
    }),
    await rowAsInsert(url, 'platform.feed', `subject = '${caseId}'`, { id: 'id.e' }),
    await rowAsInsert(url, 'platform.idempotency', `creation_id = '${caseId}'`, { key: 'id.c::text', creation_id: id }),
  ]
  const uuid = (a: string, b: string) =>
    `('019f' || lpad(to_hex((:${a})::bigint), 8, '0') || '7' || lpad(to_hex((:${b})::bigint), 7, '0') || '8abcdef01234')::uuid`
  const clauses = inserts.map((insert, index) => `i${index} as (${insert})`)
  await writeFile(
    file,
    [
      '\\set a random(0, 2147483647)',
      '\\set b random(0, 268435455)',
      '\\set d random(0, 268435455)',
      '\\set shard random(64, 30000)',
      '\\set big random(1, 2000000000)',
      `with id as (select ${uuid('a', 'b')} as c, ${uuid('a', 'd')} as e), ${clauses.join(', ')} select 1;`,
      '',
    ].join('\n'),
  )
}

/** Transactions a second of a script. */
export async function pgbench(
  url: string,
  script: string,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number> {
  const { stdout } = await run('pgbench', [
    '-n',
    '-M',
    'prepared',
    '-f',
    script,
    '-c',
    String(clients),
    '-j',
    String(Math.min(clients, 2)),
    '-T',
    String(seconds),
    url,
  ])
  const tps = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (tps === undefined) throw new Error(`pgbench said: ${stdout}`)
  return Number(tps)
}
