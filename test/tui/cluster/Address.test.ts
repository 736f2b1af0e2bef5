import { describe, expect, it } from "vitest"
import { unusable } from "../../../packages/tui/src/cli/cluster/Address.ts"

const url = "postgres://stoa:secret@db:5432/village"
const told = (detail: string, at = url) => unusable(at, { detail }).sentence

describe("What is said where the PostgreSQL of a cluster cannot be used", () => {
  it("names where it is and what is the matter, and never the password", () => {
    const sentence = told("It is Sunday")
    expect(sentence).toMatch(
      /^The PostgreSQL of the cluster at db:5432 cannot be used: It is Sunday\. Check that it runs there/
    )
    expect(sentence).not.toContain("secret")
  })

  it.each([
    ["getaddrinfo ENOTFOUND db", "No machine is called db here"],
    ["connect ECONNREFUSED 127.0.0.1:5432", "Nothing listens there"],
    ["connect ETIMEDOUT 10.0.0.7:5432", "a firewall may stand between them"],
    ["password authentication failed for user \"stoa\"", "Check the password of stoa"],
    ["database \"village\" does not exist", "createdb village"],
    ["role \"stoa\" does not exist", "Check the user in the address"],
    ["permission denied for database village", "allowed to make schemas"],
    ["The server does not support TLS", "sslmode"]
  ])("advises what fits: %s", (detail, advice) => {
    expect(told(detail)).toContain(advice)
    expect(told(detail)).not.toContain("secret")
  })

  it("says how a password is given where there is none", () => {
    expect(told("The server requested password authentication", "postgres://stoa@db/village")).toContain("STOA_CLUSTER")
  })
})
