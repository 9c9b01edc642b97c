import { type Mutant, one } from './mutant.ts'

/** Bugs of how nodes hear whom to trust and what was agreed. */
export const mutantsOfTrust: readonly Mutant[] = [
  {
    name: 'equal-version-taken',
    bug: 'another trust list of the same version takes the place of the one that is known',
    edits: [
      {
        file: 'protocol/src/trust/trust-list.ts',
        find: 'list.version <= context.lastVersion',
        put: 'list.version < context.lastVersion',
      },
      {
        file: 'server/src/identity/trust/trust-list.store.ts',
        find: 'stored.by})`)',
        put: 'stored.by})\n    on conflict (version) do update set hash = excluded.hash, document = excluded.document`)',
      },
    ],
  },
  one(
    'list-to-first-only',
    'a newer trust list is said to the first peer only',
    'server/src/exchange/statements/announce-trust.ts',
    'id !== env.me && known.has(id))\n',
    'id !== env.me && known.has(id)).slice(0, 1)\n',
  ),
  one(
    'agreement-to-first-only',
    'a new agreement is said to the first other party only',
    'server/src/exchange/agreements/load-agreement.ts',
    'party !== env.me && listed.has(party))\n',
    'party !== env.me && listed.has(party)).slice(0, 1)\n',
  ),
]
