import type { Version } from '@tongban/protocol/version/version'
import type { AnyHeader, Delivery, Item, SaidBefore, Verdict } from '../exchange/index.ts'
import type { ReadTx, Tx } from '../platform/db/db.ts'
import type { App } from '../platform/http/app.ts'
import { bundleRoutes } from './bundles/bundle.routes.ts'
import { type BundleWanted, type ShownBundle, showBundle } from './bundles/show-bundle.ts'
import { comparingRoutes } from './comparing/comparing.routes.ts'
import { rescore, rescoreQueue } from './comparing/rescore.ts'
import { dictionaryRoutes } from './dictionary/dictionary.routes.ts'
import { createDictionary, type Dictionary } from './dictionary/dictionary.ts'
import type { CatalogueEnv } from './env.ts'
import { exportRoutes } from './exporting/export.routes.ts'
import { exportList, importTemplate } from './exporting/export-list.ts'
import { findingRoutes } from './finding/finding.routes.ts'
import type { PlacedLine } from './finding/item.store.ts'
import { type ItemsWanted, listItems } from './finding/list-items.ts'
import { createLexiconReader } from './finding/read-lexicon.ts'
import { gatherQueue, refreshIndex } from './finding/refresh-index.ts'
import { type SearchAnswer, type SearchQuery, search } from './finding/search.ts'
import { type ItemView, showItem } from './finding/show-item.ts'
import { guideRoutes } from './guides/guide.routes.ts'
import { showGuide } from './guides/show-guide.ts'
import { importRoutes } from './importing/import.routes.ts'
import type { ListRecord } from './importing/import.store.ts'
import { type Imported, importFile, importList } from './importing/import-list.ts'
import type { IncomingFile } from './importing/incoming-file.ts'
import { type RowsWanted, readImport, readRows } from './importing/read-import.ts'
import type { ReportedRow } from './importing/row.store.ts'
import { draftRoutes } from './listing/draft.routes.ts'
import { listingRoutes } from './listing/listing.routes.ts'
import { type Published, type Publishing, publishVersion } from './publishing/publish-version.ts'
import { createVersionReader, type NamedVersion, readDocument } from './publishing/read-version.ts'
import { versionRoutes } from './publishing/version.routes.ts'
import { situationRoutes } from './situations/situation.routes.ts'
import { createSituations } from './situations/situations.ts'
import { standardRoutes } from './standards/standard.routes.ts'
import { hear } from './statements/hear.ts'
import { sayAgain } from './statements/say-again.ts'
import { alertQueue, raiseAlert } from './variance/alerts.ts'
import { registeredRoutes } from './variance/registered.routes.ts'
import { varianceRoutes } from './variance/variance.routes.ts'

interface Page<T> {
  readonly entries: T[]
  readonly next?: string
}

/** Items, what lists and guides say of them, and the versions that take applications (domain.md §4). `actor` is who asks, for the audit. */
export interface Catalogue {
  routes(app: App): void
  /** The version that a case pinned, by its hash. Immutable, so kept in memory. */
  version(tx: ReadTx, hash: string): Promise<Version | undefined>
  /** The version in force at a deciding place on a day (`YYYY-MM-DD`, China Standard Time), with its hash. */
  inForce(
    tx: ReadTx,
    wanted: { readonly item: string; readonly place: string; readonly day: string },
  ): Promise<NamedVersion | undefined>
  /** The version in force at every place that publishes the item. */
  allInForce(tx: ReadTx, item: string, day: string): Promise<NamedVersion[]>
  /** A bundle with its one form, its one list of materials, and who decides each part. Refuses `catalogue/bundleUnknown`. */
  bundle(wanted: BundleWanted): Promise<ShownBundle>
  /** Imports a list of items or guides as published; the same file again changes nothing. Refuses `catalogue/notAList`. */
  importList(actor: string, document: unknown): Promise<Imported>
  /** The same for a file of any format (xlsx, CSV, JSON) and length; `list` names it where the file does not. Refuses also what cannot be read. */
  importFile(actor: string, incoming: { readonly file: IncomingFile; readonly list?: string | undefined }): Promise<Imported>
  /** Refuses `catalogue/versionMalformed`, `versionNotReady`, `formMalformed`, `placeElsewhere`, `itemUnknown`, `dayTaken`. */
  publishVersion(publishing: Publishing): Promise<Published>
  /** Takes what a partner says of its catalogue: the exchange's handler of `cn.tongban.catalogue.`. */
  hear(tx: Tx, delivery: Delivery<AnyHeader>): Promise<Verdict>
  /** What this node said of its catalogue, as it is said to a partner that lost it. */
  sayAgain(tx: ReadTx, events: readonly SaidBefore[]): Promise<Item[]>
  /** The canonical JSON of a version, byte for byte what its hash is over. Refuses `catalogue/versionUnknown`. */
  readDocument(actor: string, hash: string): Promise<string>
  listItems(actor: string, wanted: ItemsWanted): Promise<Page<PlacedLine>>
  /** Refuses `catalogue/itemUnknown`. */
  showItem(actor: string, id: string): Promise<ItemView>
  /** Items, one question back, or three ways on. Refuses `catalogue/placeUnknown`. */
  search(actor: string, query: SearchQuery): Promise<SearchAnswer>
  /** The everyday words of the search. */
  readonly dictionary: Dictionary
  /** Refuses `catalogue/listUnknown`. */
  readImport(actor: string, list: string): Promise<ListRecord>
  readRows(actor: string, wanted: RowsWanted): Promise<Page<ReportedRow>>
}

/** Makes the slice out of the parts of a node. */
export function createCatalogue(env: CatalogueEnv): Catalogue {
  const reader = createVersionReader()
  const searching = { env, lexicons: createLexiconReader() }
  const dictionary = createDictionary(env)
  env.jobs.register(rescoreQueue, (tx, job) => rescore(env, tx, job))
  env.jobs.registerOutside(gatherQueue, () => refreshIndex(env, 'rule'))
  env.jobs.register(alertQueue, (tx, job) => raiseAlert(env, tx, job))
  const catalogue: Omit<Catalogue, 'routes'> = {
    version: reader.version,
    inForce: reader.inForce,
    allInForce: reader.allInForce,
    bundle: (wanted) => showBundle(env, reader, wanted),
    importList: (actor, document) => importList(env, actor, document),
    importFile: (actor, incoming) => importFile(env, actor, incoming),
    publishVersion: (publishing) => publishVersion(env, publishing),
    hear: (tx, delivery) => hear(env, tx, delivery),
    sayAgain: (tx, events) => sayAgain(env.me, tx, events),
    readDocument: (actor, hash) => readDocument(env, actor, hash),
    listItems: (actor, wanted) => listItems(env, actor, wanted),
    showItem: (actor, id) => showItem(env, reader, { actor, id }),
    search: (actor, query) => search(searching, actor, query),
    dictionary,
    readImport: (actor, list) => readImport(env, actor, list),
    readRows: (actor, wanted) => readRows(env, actor, wanted),
  }
  const routes = (app: App) => {
    findingRoutes(app, catalogue)
    dictionaryRoutes(app, dictionary)
    importRoutes(app, catalogue)
    versionRoutes(app, catalogue)
    standardRoutes(app, env)
    varianceRoutes(app, env, reader)
    registeredRoutes(app, env)
    comparingRoutes(app, env, reader)
    listingRoutes(app, env)
    draftRoutes(app, env)
    situationRoutes(app, createSituations(env, reader))
    bundleRoutes(app, env, reader)
    guideRoutes(app, { showGuide: (wanted) => showGuide(env, reader, wanted) })
    exportRoutes(app, { exportList: (exporting) => exportList(env, exporting), importTemplate })
  }
  return { ...catalogue, routes }
}
