/** All kinds of requests in plain words. */
import type { Kind } from "./Kind.ts"
import { learning } from "./learning.ts"
import { people } from "./people.ts"
import { planning } from "./planning.ts"
import { thinking } from "./thinking.ts"
import { writing } from "./writing.ts"

/** All kinds; where the words of two are alike, the more particular stands first. */
export const kinds: ReadonlyArray<Kind> = [...writing, ...learning, ...people, ...planning, ...thinking]
