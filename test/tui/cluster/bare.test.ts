import { assert, describe, it } from "@effect/vitest"
import { filled } from "../../../packages/tui/src/cli/cluster/bare.ts"

const environment = { STOA_CLUSTER: "postgres://stoa@db/stoa" }

describe("--cluster without an address", () => {
  it("means that of the environment, wherever it stands", () => {
    assert.deepStrictEqual(filled(["run", "--cluster"], environment), ["run", `--cluster=${environment.STOA_CLUSTER}`])
    assert.deepStrictEqual(filled(["run", "--cluster", "--seed", "7"], environment), [
      "run",
      `--cluster=${environment.STOA_CLUSTER}`,
      "--seed",
      "7"
    ])
    assert.deepStrictEqual(filled(["run", "--cluster", "recipe.yaml"], environment), [
      "run",
      `--cluster=${environment.STOA_CLUSTER}`,
      "recipe.yaml"
    ])
  })

  it("is left empty where there is none, so that whoever needs one can say so", () => {
    assert.deepStrictEqual(filled(["resume", "a", "--cluster"], {}), ["resume", "a", "--cluster="])
  })

  it("is followed by a recipe that is there, whatever it is called, or by the name of a run", () => {
    const filledIn = `--cluster=${environment.STOA_CLUSTER}`
    for (const args of [["run", "--cluster", "packages"], ["resume", "--cluster", "run-001"]]) {
      assert.deepStrictEqual(filled(args, environment), [args[0], filledIn, args[2]])
    }
  })

  it("takes any other word for an address, which then is told to be none", () => {
    assert.deepStrictEqual(filled(["run", "--cluster", "foo"], environment), ["run", "--cluster", "foo"])
    assert.deepStrictEqual(filled(["worker", "--cluster", "localhost:5432"], {}), [
      "worker",
      "--cluster",
      "localhost:5432"
    ])
  })

  it("changes nothing where an address was given, right or wrong", () => {
    for (
      const args of [["--cluster", "postgres://a/b"], ["--cluster=postgres://a/b"], ["--cluster", "mysql://a"], ["run"]]
    ) assert.deepStrictEqual(filled(args, environment), args)
  })
})
