import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import Type, { type TObject } from 'typebox'
import { caseActions, caseEventTypes, parentEventTypes, requestedType } from '../src/event/actions.ts'
import { type CatalogueAct, CatalogueHeaderSchema, catalogueFactsSchemas, catalogueTypes } from '../src/event/catalogue.ts'
import { ExchangeHeaderSchema, exchangeActs, exchangeFactsSchemas, exchangeTypes } from '../src/event/exchange.ts'
import { factsSchemas, parentFactsSchemas } from '../src/event/facts.ts'
import { ChainHeaderSchema, RequestHeaderSchema, schemaOf } from '../src/event/header.ts'
import { type TicketAct, TicketHeaderSchema, ticketFactsSchemas, ticketTypes } from '../src/event/ticket.ts'
import { ExportSchema, exportFormat } from '../src/verify/export.ts'

// Writes the published JSON Schemas: one for each event type, named by it, and those of the header and of an export.

const draft = 'https://json-schema.org/draft/2020-12/schema'
const published = (name: string, schema: object, $id = `urn:tongban:schema:${name}`) => ({ $schema: draft, $id, title: name, ...schema })

/** A header of one type: the common members, the type itself, and its facts. Unknown members are kept, so later minor versions pass. */
function eventSchema(type: string, header: TObject, facts: object): object {
  return { ...header, properties: { ...header.properties, type: Type.Literal(type), dataschema: Type.Literal(schemaOf(type)), facts } }
}

const requestFacts = Type.Object({ requestId: Type.Index(ChainHeaderSchema, ['id']), action: Type.Enum([...caseActions]) })

/** The files and their text, as they must stand beside this script. */
export function generate(): ReadonlyMap<string, string> {
  const events: [string, object][] = [
    ...caseActions.map((action): [string, object] => [
      caseEventTypes[action],
      eventSchema(caseEventTypes[action], ChainHeaderSchema, factsSchemas[action]),
    ]),
    ...(['opened', 'childOpened', 'childEnded', 'closed'] as const).map((action): [string, object] => [
      parentEventTypes[action],
      eventSchema(parentEventTypes[action], ChainHeaderSchema, parentFactsSchemas[action]),
    ]),
    ...(Object.keys(catalogueTypes) as CatalogueAct[]).map((act): [string, object] => [
      catalogueTypes[act],
      eventSchema(catalogueTypes[act], CatalogueHeaderSchema, catalogueFactsSchemas[act]),
    ]),
    ...(Object.keys(ticketTypes) as TicketAct[]).map((act): [string, object] => [
      ticketTypes[act],
      eventSchema(ticketTypes[act], TicketHeaderSchema, ticketFactsSchemas[act]),
    ]),
    ...exchangeActs.map((act): [string, object] => [
      exchangeTypes[act],
      eventSchema(exchangeTypes[act], ExchangeHeaderSchema, exchangeFactsSchemas[act]),
    ]),
    [requestedType, eventSchema(requestedType, RequestHeaderSchema, requestFacts)],
  ]
  const files: [string, object][] = [
    ...events.map(([type, schema]): [string, object] => [type, published(type, schema, schemaOf(type))]),
    ['event-header', published('event-header', ChainHeaderSchema)],
    [exportFormat, published(exportFormat, ExportSchema)],
  ]
  return new Map(files.map(([name, schema]) => [`${name}.json`, `${JSON.stringify(schema, null, 1)}\n`]))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of generate()) writeFileSync(new URL(name, import.meta.url), text)
}
