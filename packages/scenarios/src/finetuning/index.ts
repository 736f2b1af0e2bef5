/** Multiagent finetuning (arXiv:2501.05707): debate, vote, specialise, iterate. */
export * as Recipe from "./Recipe.ts"
export * as Result from "./Result.ts"
