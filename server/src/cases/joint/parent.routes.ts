import Type from 'typebox'
import { actorOf } from '../../identity/index.ts'
import type { App } from '../../platform/http/app.ts'
import { createAtomically } from '../../platform/http/idempotency.ts'
import { etagOf, ifMatch } from '../../platform/http/if-match.ts'
import type { CasesEnv } from '../env.ts'
import { BundleSubmission, JointSubmission } from '../intake/submission.ts'
import { submitBundle } from './submit-bundle.ts'
import { submitJoint } from './submit-joint.ts'
import { readOneParent } from './view-parent.ts'
import { withdrawWhole } from './withdraw-whole.ts'

const tags = ['parents']
const ParentId = Type.Object({ parentId: Type.String({ format: 'uuid' }) })

export function parentRoutes(app: App, env: CasesEnv): void {
  const submit = submitJoint(env)
  const submitWhole = submitBundle(env)

  app.post(
    '/parents',
    {
      config: { creates: 'atomic' },
      schema: { tags, summary: '多地联办:一次提交 · Submit to several authorities at once', body: JointSubmission },
    },
    (request, reply) =>
      createAtomically(env.db, request, reply, (creation) =>
        submit({ submission: request.body, actor: actorOf(request), creation }),
      ),
  )

  app.post(
    '/parents/bundled',
    {
      config: { creates: 'atomic' },
      schema: { tags, summary: '一件事：一次提交 · Submit a bundle: asked once, a case for each item', body: BundleSubmission },
    },
    (request, reply) =>
      createAtomically(env.db, request, reply, (creation) =>
        submitWhole({ submission: request.body, actor: actorOf(request), creation }),
      ),
  )

  app.get(
    '/parents/:parentId',
    {
      schema: { tags, summary: '联办总件 · A parent and its children', params: ParentId },
    },
    async (request, reply) => {
      const view = await readOneParent(env, request.params.parentId, actorOf(request))
      return reply.header('etag', etagOf(view.version)).send(view)
    },
  )

  app.post(
    '/parents/:parentId/withdraw',
    {
      schema: { tags, summary: '整件撤回 · Withdraw the whole: one request to each child', params: ParentId },
    },
    (request) =>
      withdrawWhole(env, { parentId: request.params.parentId, seenVersion: ifMatch(request), actor: actorOf(request) }),
  )
}
