/** The names of all settings of a finetuning's recipe, by their paths: for whoever misspells one. */
import { Finetuning } from "@stoa/scenarios"
import { Schema, type SchemaAST } from "effect"

const below = (ast: SchemaAST.AST, above: string): ReadonlyArray<string> =>
  ast._tag !== "Objects"
    ? []
    : ast.propertySignatures.flatMap((
      { name, type }
    ) => [`${above}${String(name)}`, ...below(type, `${above}${String(name)}.`)])

/** As in debate.agents. */
export const settingNames: ReadonlyArray<string> = below(Schema.toType(Finetuning.Recipe.Recipe).ast, "")
