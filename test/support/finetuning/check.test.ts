import { assert, describe, it } from "@effect/vitest"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { checkFinetuning, missing } from "./check.ts"
import { files, write } from "./sample.ts"

type Files = Record<string, string>

/** Checks the files of the sample after somebody has changed them. */
const checked = (change: (files: Files) => void = () => {}) => {
  const folder = mkdtempSync(join(tmpdir(), "stoa-check-"))
  try {
    const all = files()
    change(all)
    write(folder, all)
    const found = checkFinetuning(folder)
    if (found.outcome === "skipped") throw new Error(found.why)
    return found
  } finally {
    rmSync(folder, { recursive: true })
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- whatever the sample holds
type Row = any

/** Changes the rows of a file of lines, or the value of another one. */
const edit = (files: Files, name: string, change: (rows: Row) => void) => {
  const text = files[name]!
  const isLines = name.endsWith(".jsonl")
  const value: Row = isLines ? text.trimEnd().split("\n").map((line) => JSON.parse(line)) : JSON.parse(text)
  change(value)
  files[name] = isLines ? value.map((row: Row) => `${JSON.stringify(row)}\n`).join("") : JSON.stringify(value)
}

const faulty = (name: string, change: (rows: Row) => void) =>
  checked((files) => edit(files, name, change)).faults.join("\n")

const data = (agent: string, kind = "sharegpt.json") => `data/finetuned/1/${agent}.${kind}`

describe.skipIf(missing !== undefined)(
  `the independent check of a finetuning${missing === undefined ? "" : ` (${missing})`}`,
  () => {
    it("finds nothing wrong with what is right", () => {
      const { faults, lines, outcome } = checked()
      assert.deepStrictEqual(faults, [])
      assert.strictEqual(outcome, "holds")
      assert.match(lines.at(-1)!, /^all of \d\d+ checks hold$/)
      assert.isTrue(lines.slice(0, -1).every((line) => line.startsWith("ok ")))
    })

    it("accepts either of two tied answers, and not a third", () => {
      const tied = (answer: string) =>
        faulty("transcripts/debate.train.jsonl", (rows) => {
          rows[3].vote.answer = answer
        })
      assert.notInclude(tied("24"), "debate.train: votes")
      assert.include(tied("22"), "the vote is '22', and must be '24' or '23'")
    })

    it("finds a flipped vote", () => {
      const found = faulty("transcripts/debate.train.jsonl", (rows) => {
        rows[1].vote.answer = "4"
      })
      assert.include(found, "debate.train: votes: debate.train, t2: the vote is '4', and must be '5'")
    })

    it("finds an answer that the text does not give", () => {
      const found = faulty("transcripts/debate.test.jsonl", (rows) => {
        rows[0].said[1].answer = "4"
      })
      assert.include(found, "generator-2 in round 1 answered 5, and not '4'")
    })

    it("finds an answer put together with another one", () => {
      const found = faulty("transcripts/debate.test.jsonl", (rows) => {
        rows[1].vote.classes = [{ answer: "7", agents: ["critic-1", "critic-2", "critic-3"] }]
      })
      assert.include(found, "debate.test: votes")
    })

    it("finds a member that does not belong to D^G", () => {
      const found = checked((files) => {
        edit(files, data("generator-1"), (rows) => {
          rows.push({
            id: "t4/generator-1/G",
            conversations: [
              { from: "human", value: "What is 0 + 5 * 5 + 0 - 1 * 1?" },
              { from: "gpt", value: "Agent 1 on t4, round 1:\n\\boxed{24}" }
            ]
          })
        })
      }).faults.join("\n")
      assert.include(found, "generator-1: t4/generator-1/G does not belong to it")
    })

    it("finds a missing row, in one file and in the other", () => {
      assert.include(faulty(data("generator-2"), (rows) => rows.splice(1, 1)), "generator-2: t2/generator-2/G missing")
      assert.include(
        faulty(data("generator-2", "openai.jsonl"), (rows) => rows.splice(1, 1)),
        "openai files say the same"
      )
    })

    it("finds a critic's mix that is off by one, and one drawn twice", () => {
      assert.include(faulty(data("critic-2"), (rows) => rows.splice(0, 1)), "mix of critics")
      assert.include(faulty(data("critic-2"), (rows) => rows.push(rows[0])), "no conversation twice")
    })

    it("finds what was corrected sold as what stayed right", () => {
      const found = faulty(data("critic-3"), (rows) => {
        rows[0].id = "t1/critic-3/C+"
      })
      assert.include(found, "t1/critic-3/C+ does not belong to it")
    })

    it("finds a wrong first answer that is learnt", () => {
      const found = faulty(data("critic-3"), (rows) => {
        delete rows[0].conversations[1].train
      })
      assert.include(found, "conversations word for word")
    })

    it("finds words of another agent", () => {
      const found = faulty(data("generator-1"), (rows) => {
        rows[0].conversations[1].value = "Agent 2 on t1, round 1:\n\\boxed{6}"
      })
      assert.include(found, "own answers only")
    })

    it("finds a wrong accuracy, error, score and best iteration", () => {
      assert.include(
        faulty("result.json", (result) => {
          result.measured[1].accuracy = 0.999
        }),
        "finetuned 1, test, accuracy: 0.999, and not 1.0"
      )
      assert.include(
        faulty("result.json", (result) => {
          // That of a sample instead of the population's.
          result.measured[0].error = 0.5
        }),
        "standard error"
      )
      assert.include(
        faulty("result.json", (result) => {
          result.measured[0].scores[1].right = true
        }),
        "finetuned 0, test: scores"
      )
      assert.include(
        faulty("result.json", (result) => {
          result.best = 0
        }),
        "result: best iteration"
      )
    })

    it("finds wrong votes over train, sizes, trainings and models", () => {
      const wrong = (change: (iteration: Row) => void) =>
        faulty("result.json", (result) => change(result.iterations[0]))
      assert.include(
        wrong((iteration) => {
          iteration.votes.accuracy = 0.75
        }),
        "accuracy of the votes: 0.75, and not 0.5"
      )
      assert.include(
        wrong((iteration) => {
          iteration.sizes[4].found["C+"] = 2
        }),
        "iteration 1: sizes"
      )
      assert.include(
        wrong((iteration) => {
          iteration.consensus = 0.8
        }),
        "iteration 1: consensus"
      )
      assert.include(
        wrong((iteration) => {
          iteration.generators[2] = "generator-3-1"
        }),
        "who plays next"
      )
      assert.include(
        faulty("transcripts/finetuned-1.test.jsonl", (rows) => {
          rows[0].said[6].model = "base-model"
        }),
        "finetuned-1.test: models"
      )
    })

    it("finds questions in both sets, and conversations about questions of test", () => {
      assert.include(
        faulty("questions/test.jsonl", (rows) => {
          rows[1].question = "What is  1 + 2 * 3 + 4 - 5 * 1?"
        }),
        "train and test share no question: in both: t1"
      )
      assert.include(
        faulty(data("critic-1"), (rows) => {
          rows[0].id = "e1/critic-1/C+"
        }),
        "e1/critic-1/C+ is no question of train"
      )
    })

    it("finds a wrong reference answer", () => {
      assert.include(
        faulty("questions/test.jsonl", (rows) => {
          rows[0].outcome.text = "5"
        }),
        "test, e1: 4, and not '5'"
      )
    })

    it("finds a reference answer in a transcript, as a field or in a prompt", () => {
      assert.include(
        faulty("transcripts/debate.train.jsonl", (rows) => {
          rows[0].outcome = { kind: "number", text: "6" }
        }),
        "debate.train: fields"
      )
      assert.include(
        faulty("transcripts/debate.train.jsonl", (rows) => {
          rows[0].said[0].asked += "\nWorked out with care, it comes to 6."
        }),
        "generator-1 was shown the reference answer"
      )
    })

    it("finds a call too few, and one out of its turn", () => {
      assert.include(faulty("transcripts/debate.test.jsonl", (rows) => rows[0].said.splice(4, 1)), "debate.test: calls")
      assert.include(
        faulty("transcripts/debate.test.jsonl", (rows) => rows[0].said.push(rows[0].said.shift())),
        "debate.test: calls"
      )
    })

    it("finds who knew what was said in the same round", () => {
      assert.include(
        faulty("transcripts/debate.train.jsonl", (rows) => {
          rows[0].said[7].asked += `\n${rows[0].said[6].text}`
        }),
        "critic-2 in round 2 was shown what critic-1 said in round 2"
      )
      assert.include(
        faulty("transcripts/debate.train.jsonl", (rows) => {
          rows[0].said[1].asked += `\n${rows[0].said[0].text}`
        }),
        "generator-2 in round 1 was shown what generator-1 said in round 1"
      )
    })

    it("finds a summary of one's own answer, one that leaves somebody out, and one that never arrives", () => {
      const summary = (change: (said: Row) => void) =>
        faulty("transcripts/debate.train.jsonl", (rows) => change(rows[0].said))
      assert.include(
        summary((said) => {
          said[3].asked += `\n${said[0].text}`
        }),
        "was shown the answer of the critic it sums up for"
      )
      assert.include(
        summary((said) => {
          said[3].asked = said[1].text
        }),
        "was shown 1 of 2 answers"
      )
      assert.include(
        summary((said) => {
          said[6].asked = "Answer again."
        }),
        "was not shown its summary"
      )
    })

    it("finds a question that is missing from a debate, and a transcript that is missing altogether", () => {
      assert.include(faulty("transcripts/debate.train.jsonl", (rows) => rows.pop()), "debate.train: questions")
      const { faults } = checked((files) => {
        delete files["transcripts/finetuned-1.test.jsonl"]
      })
      assert.include(faults.join("\n"), "is missing")
    })

    it("finds a share of agreement or votes that nobody has, and misses those that are there", () => {
      const iteration = (change: (iteration: Row) => void) =>
        faulty("result.json", (result) => change(result.iterations[0]))
      assert.include(iteration((its) => delete its.consensus), "iteration 1: consensus")
      assert.include(iteration((its) => delete its.votes), "whether votes can be held against anything")
      assert.include(
        faulty("result.json", (result) => {
          delete result.measured[0].diversity.consensus
        }),
        "finetuned 0, test: consensus"
      )
    })

    it("holds votes against those questions alone that have a reference answer", () => {
      const change = (votes: object | undefined, known: ReadonlyArray<string>) =>
        checked((files) => {
          edit(files, "questions/train.jsonl", (rows) => {
            for (const row of rows) if (!known.includes(row.id)) delete row.outcome
          })
          edit(files, "result.json", ({ iterations: [iteration] }) => {
            if (votes === undefined) delete iteration.votes
            else iteration.votes = votes
          })
        }).faults
      assert.deepStrictEqual(change({ questions: 1, without: 0, tied: 0, accuracy: 1, error: 0 }, ["t1"]), [])
      assert.deepStrictEqual(change(undefined, []), [])
      assert.include(
        change({ questions: 4, without: 0, accuracy: 0.5, error: 0.25 }, ["t1"]).join(),
        "votes over train"
      )
    })

    it("counts a tie that nobody won apart from silence, and its largest class as agreement", () => {
      const tied = (count: number) =>
        checked((files) => {
          edit(files, "finetuning.json", (recipe) => {
            recipe.debate.tie = "none"
          })
          edit(files, "transcripts/debate.train.jsonl", (rows) => {
            rows[3].vote.answer = null
          })
          edit(files, "result.json", ({ iterations: [iteration] }) => {
            iteration.votes = { ...iteration.votes, without: 1, tied: count }
          })
        }).faults.filter((fault) => /votes over train|consensus/.test(fault))
      assert.deepStrictEqual(tied(1), [])
      assert.include(tied(0).join(), "iteration 1: [4, 1, 0], and must be [4, 1, 1]")
    })

    describe("of answers with a hint", () => {
      /** Of a star that got t3 wrong and found it with the answer as a hint. */
      const star = (files: Files) => {
        const alone = (answers: Readonly<Record<string, string>>, hinted: boolean) =>
          files["transcripts/debate.train.jsonl"]!.trimEnd().split("\n").map((line): Row => JSON.parse(line))
            .filter(({ question }) => question in answers)
            .map((row) => {
              const answer = answers[row.question]!
              const text = `${hinted ? "Told how, it" : "It"} comes to \\boxed{${answer}} here.`
              return {
                ...row,
                rounds: 1,
                said: [{ ...row.said[0], text, answer }],
                vote: { answer, classes: [{ answer, agents: ["generator-1"] }], tied: false }
              }
            })
        const put = (name: string, rows: ReadonlyArray<Row>) => {
          files[name] = rows.map((row) => `${JSON.stringify(row)}\n`).join("")
        }
        put("transcripts/base.train.jsonl", alone({ t1: "6", t2: "4", t3: "11", t4: "24" }, false))
        put("transcripts/star-1.hints.train.jsonl", alone({ t3: "12" }, true))
      }
      const wrong = (change: (rows: Row) => void) =>
        checked((files) => {
          star(files)
          edit(files, "transcripts/star-1.hints.train.jsonl", change)
        }).faults.join("\n")

      it("finds nothing wrong with what is right", () => {
        assert.strictEqual(wrong(() => {}), "")
      })

      it("finds a hint in what is learnt, another model, a second reply, and a question that was right before", () => {
        assert.include(
          wrong(([row]) => {
            row.said[0].asked += " The answer is 12."
          }),
          "what is learnt was not asked like that before"
        )
        assert.include(
          wrong(([row]) => {
            row.said[0].model = "another"
          }),
          "star-1.hints.train: models"
        )
        assert.include(wrong(([row]) => row.said.push(row.said[0])), "star-1.hints.train: one reply")
        assert.include(
          wrong((rows) => {
            rows[0].question = "t1"
          }),
          "star-1.hints.train: questions"
        )
      })
    })

    it("finds a recipe of which something else was played, and accepts one that was stopped or has become more", () => {
      const played = (recipe: object, more: object = {}) =>
        checked((files) => {
          edit(files, "finetuning.json", (its) => Object.assign(its, recipe))
          edit(files, "result.json", (result) => Object.assign(result, more))
        }).faults.join("\n")
      assert.strictEqual(played({ seed: 1, iterations: 1, methods: ["debate"], model: "base-model" }), "")
      assert.include(played({ seed: 2 }), "result: recipe: seed: 1, and must be 2")
      assert.include(played({ iterations: 2 }), "result: iterations: 1 of 2 iterations")
      assert.strictEqual(played({ iterations: 2 }, { finished: false }), "")
      const alarms = [{ kind: "drift", iteration: 1, sentence: "Worse." }]
      assert.strictEqual(played({ iterations: 2, alarms: { stop: true } }, { alarms }), "")
      assert.include(played({ methods: ["debate", "star"] }), "result: methods: not measured: star")
      assert.strictEqual(
        played({ methods: ["debate", "star"] }, { notes: ["star is not measured: nobody was trained."] }),
        ""
      )
      assert.include(played({ methods: [] }), "result: methods: in no recipe: debate")
    })

    it("breaks off where there is nothing to check", () => {
      assert.throws(() => checkFinetuning(join(tmpdir(), "stoa-no-such-folder")), /broke off/)
    })
  }
)
