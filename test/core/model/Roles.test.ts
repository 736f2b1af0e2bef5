import { assert, describe, it } from "@effect/vitest"
import { Result } from "effect"
import * as fc from "fast-check"
import * as Roles from "../../../packages/core/src/model/Roles.ts"

const pupil = { scenario: "error-correction", role: "pupil", kind: "weak" }

describe("the model of a role", () => {
  it("is that of the role in its scenario, else of the role, else of the kind of model, else the run's own", () => {
    const models = { "error-correction.pupil": "a", pupil: "b", weak: "c" }
    assert.strictEqual(Roles.modelFor(models, pupil), "a")
    assert.strictEqual(Roles.modelFor(models, { ...pupil, scenario: "debate" }), "b")
    assert.strictEqual(Roles.modelFor(models, { ...pupil, scenario: "debate", role: "critic" }), "c")
    assert.isUndefined(Roles.modelFor(models, { scenario: "debate", role: "critic" }))
    assert.isUndefined(Roles.modelFor(models, { scenario: "debate", role: "critic", kind: "strong" }))
    assert.isUndefined(Roles.modelFor({}, pupil))
  })

  it("follows a value that is a key of its own, as far as it goes", () => {
    const models = { pupil: "weak", weak: "small", small: "ollama/llama3.2:1b" }
    assert.strictEqual(Roles.modelFor(models, pupil), "ollama/llama3.2:1b")
    assert.deepStrictEqual(Roles.names(models), ["ollama/llama3.2:1b"])
  })

  it("is that of its own name where a key names itself, alone and at the end of a way", () => {
    const models = { pupil: "weak", weak: "weak", strong: "strong" }
    assert.isTrue(Result.isSuccess(Roles.check(models)))
    assert.strictEqual(Roles.modelFor(models, pupil), "weak")
    assert.strictEqual(Roles.modelFor(models, { scenario: "debate", role: "c", kind: "strong" }), "strong")
    assert.deepStrictEqual(Roles.names(models), ["weak", "strong"])
  })

  it("is none of those that every object has", () => {
    for (const role of ["constructor", "toString", "__proto__"]) {
      assert.isUndefined(Roles.modelFor({}, { scenario: "debate", role }))
    }
    assert.deepStrictEqual(Roles.names({ pupil: "constructor" }), ["constructor"])
  })
})

describe("the names of all models", () => {
  it("are told once each, in the order of the recipe; a key is none", () => {
    const models = { teacher: "openai/gpt-5", weak: "llama", pupil: "weak", peer: "rehearsal", judge: "openai/gpt-5" }
    assert.deepStrictEqual(Roles.names(models), ["openai/gpt-5", "llama", "rehearsal"])
    assert.deepStrictEqual(Roles.names({}), [])
  })
})

describe("keys that lead in a circle", () => {
  it.each([
    [{ pupil: "weak", weak: "pupil" }, "\"pupil\" to \"weak\" to \"pupil\""],
    [{ pupil: "weak", weak: "peer", peer: "weak" }, "\"pupil\" to \"weak\" to \"peer\" to \"weak\""]
  ])("%o are told of, and name no model", (models: Record<string, string>, way: string) => {
    assert.deepStrictEqual(
      Roles.check(models),
      Result.fail(
        `models: ${way} leads in a circle: let one of them name a model (rehearsal, PROVIDER/MODEL, or a bare name with a base URL).`
      )
    )
    assert.isUndefined(Roles.modelFor(models, pupil))
    assert.deepStrictEqual(Roles.names(models), [])
  })

  it("there are none exactly where every key comes to a model, and then all that may be asked is among the names", () => {
    const key = fc.constantFrom("a", "b", "c", "d", "s.a")
    const models = fc.dictionary(key, fc.oneof(key, fc.constantFrom("m", "openai/n")))
    fc.assert(fc.property(models, (models) => {
      const found = Object.keys(models).map((kind) => Roles.modelFor(models, { scenario: "none", role: "none", kind }))
      assert.strictEqual(Result.isSuccess(Roles.check(models)), !found.includes(undefined))
      assert.sameMembers(
        [...new Set(found.filter((name) => name !== undefined))],
        [...Roles.names(models)]
      )
    }))
  })
})
