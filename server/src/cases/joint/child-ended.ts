import { readCase } from '../case.store.ts'
import type { CasesEnv } from '../env.ts'
import { lockParent } from './parent.store.ts'
import { writeParent } from './parent-pen.ts'

/**
 * The parent learns of an end from the child's events, in a job and never in the child's transaction (domain.md §2); so a parent that
 * cannot be written never holds up a child. Run twice it writes once.
 */
export async function childEnded(env: CasesEnv, { parent: parentId, child }: { parent: string; child: string }): Promise<void> {
  await env.db.write('rule', async (tx) => {
    let parent = await lockParent(tx, parentId)
    const end = (await readCase(tx, child))?.standing.end
    if (!parent || !end || parent.standing.children[child] !== 'open') return
    const duty = env.identity.ruleAt(parent.standing.place)
    parent = await writeParent(env, tx, parent, { action: 'childEnded', duty, facts: { child, end } })
    const open = Object.values(parent.standing.children).some((state) => state === 'named' || state === 'open')
    if (!open) await writeParent(env, tx, parent, { action: 'closed', duty, facts: {} })
  })
}
