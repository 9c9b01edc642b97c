/** Items, what lists and guides say of them, and the versions that take applications. What other slices may use stands here. */

export type { BundlePart, ShownBundle } from './bundles/show-bundle.ts'
export { type Catalogue, createCatalogue } from './catalogue.ts'
export type { CatalogueEnv } from './env.ts'
export type { ItemView, VersionLine } from './finding/show-item.ts'
export type { Imported } from './importing/import-list.ts'
export type { Published, Publishing } from './publishing/publish-version.ts'
export type { NamedVersion } from './publishing/read-version.ts'
export { itemId } from './stable-id.ts'
