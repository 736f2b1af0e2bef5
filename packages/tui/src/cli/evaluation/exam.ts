/** The examination that comes with Stoa. */
export * from "../../../../scenarios/src/exam/index.ts"
