import pg from 'pg'
import { storeCode } from './error.ts'

/** The URL of another database of the same server. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** True when the server behind `url` has this database. */
export function databaseExists(url: string, name: string): Promise<boolean> {
  return administer(url, async (client) => {
    const { rowCount } = await client.query('select from pg_catalog.pg_database where datname = $1', [name])
    return rowCount === 1
  })
}

/** Makes a database, empty or as a copy of a template; answers false when it is there already. */
export function createDatabase(url: string, name: string, template = 'template1'): Promise<boolean> {
  return administer(url, async (client) => {
    try {
      await client.query(`create database ${client.escapeIdentifier(name)} template ${client.escapeIdentifier(template)}`)
      return true
    } catch (error) {
      // 42P04; 23505 when two processes make it in the same moment.
      if (storeCode(error) === '42P04' || storeCode(error) === '23505') return false
      throw error
    }
  })
}

/** Renames a database nobody is connected to; answers false when the new name is taken. */
export function renameDatabase(url: string, from: string, to: string): Promise<boolean> {
  return administer(url, async (client) => {
    try {
      await client.query(`alter database ${client.escapeIdentifier(from)} rename to ${client.escapeIdentifier(to)}`)
      return true
    } catch (error) {
      if (storeCode(error) === '42P04' || storeCode(error) === '23505') return false
      throw error
    }
  })
}

/** Removes a database and cuts off whoever is connected to it. */
export function dropDatabase(url: string, name: string): Promise<void> {
  return administer(url, async (client) => {
    await client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`)
  })
}

async function administer<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}
