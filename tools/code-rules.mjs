// Our own rules, all in one process: each file is read and parsed once.

import { checkBudgets } from './budgets.mjs'
import { checkDependencies } from './dependencies.mjs'
import { runAsCommand } from './findings.mjs'
import { checkForbiddenCalls } from './forbidden-calls.mjs'
import { checkSqlOwnership } from './sql-ownership.mjs'

runAsCommand(import.meta.url, (root) => [
  ...checkBudgets(root),
  ...checkSqlOwnership(root),
  ...checkForbiddenCalls(root),
  ...checkDependencies(root),
])
