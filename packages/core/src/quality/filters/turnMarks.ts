import * as Filter from "../Filter.ts"
import * as Spoken from "../Spoken.ts"

/** Tokens by which the chat templates of models part turns, and thinking from answers; in a row they would part them where nobody meant it. */
const marks =
  /<\|(?:im_start|im_end|im_sep|endoftext|begin_of_text|end_of_text|start_header_id|end_header_id|eot_id|eom_id|system|user|assistant|end|channel|message|start|return)\|>|<｜[^<>]{1,40}｜>|\[\/?(?:INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_CALLS|TOOL_RESULTS)\]|<<\/?SYS>>|<\/?(?:start|end)_of_turn>|<extra_id_\d+>|<\/?think>/

/** Drops rows that hold the tokens of a chat template (a model that ran past its turn leaves them). */
export const turnMarks = Filter.pure(
  "turn-marks",
  "The row holds no tokens of a chat template.",
  (draft) =>
    Spoken.firstIn(Spoken.texts(draft), ({ text }) => {
      const found = marks.exec(text)
      return found === null ? undefined : `holds "${found[0]}"`
    })
)
