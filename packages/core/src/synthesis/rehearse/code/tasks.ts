/** All small programming tasks, and the one that an instruction asks for. */
import { checkTasks } from "./checks.ts"
import { exactTasks } from "./exact.ts"
import { folderTasks } from "./folders.ts"
import { listTasks } from "./lists.ts"
import { queryTasks } from "./queries.ts"
import { rowTasks } from "./rows.ts"
import type { Task } from "./Task.ts"
import { turnTasks } from "./turns.ts"
import { webTasks } from "./web.ts"

/** All tasks; where the words of two are alike, the more particular stands first. */
export const tasks: ReadonlyArray<Task> = [
  ...webTasks,
  ...exactTasks,
  ...checkTasks,
  ...queryTasks,
  ...folderTasks,
  ...turnTasks,
  ...listTasks,
  ...rowTasks
]
