import { dayOf } from '../../platform/clock.ts'
import type { CatalogueEnv } from '../env.ts'
import { problem } from '../problems.ts'
import type { VersionReader } from '../publishing/read-version.ts'
import { publishSituations } from './publish-situations.ts'
import { answerSituations, readDraft, situationsOn } from './read-situations.ts'
import { saveSituations } from './save-situations.ts'
import type { Situating } from './situation.routes.ts'

/** What can be done with situations, over the parts of a node. */
export function createSituations(env: CatalogueEnv, reader: VersionReader): Situating {
  return {
    saveSituations: (saving) => saveSituations(env, reader, saving),
    publishSituations: (publishing) => publishSituations(env, reader, publishing),
    readSituationDraft: (actor, wanted) => readDraft(env, actor, wanted),
    answerSituations: (asking) => answerSituations(env, reader, asking),
    readSituations: async ({ actor, item, place, day = dayOf(env.clock.now()) }) => {
      const found = await env.db.read(actor, (tx) => situationsOn(tx, { item, place, day }))
      if (!found) throw problem.situationsUnknown({ item, place, day }, { field: '/query/place' })
      return found
    },
  }
}
