import * as Addressed from "../address/Addressed.ts"
import * as Asker from "../address/Asker.ts"
import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/**
 * Drops rows that give away for whom they were written: an instruction that is presented by its writer or speaks to the asker, an
 * answer that knows a name or a role which no instruction before it gave.
 */
export const address = Filter.ofRows(
  "address-leak",
  "The instruction is the asker's own, and nobody is addressed who has not said who it is.",
  (draft) => {
    let asked = ""
    return Spoken.firstIn(
      Spoken.texts(draft).filter(({ part }) => part !== "thought"),
      ({ role, text }) => {
        if (role === "assistant") return Addressed.find(text, asked)
        const isFirst = asked === ""
        asked += `${text}\n`
        return role === "user" ? Asker.find(text, { isFirst }) : undefined
      }
    )
  }
)
