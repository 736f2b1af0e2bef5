/** Keys and passwords that open something. */
import * as Mask from "./Mask.ts"
import type { Finder } from "./Private.ts"

/** What a secret is called, how it is written, and which part of it must not look invented (all, where there is no group). */
type Sort = readonly [kind: string, pattern: RegExp, hint: number]

const sorts: ReadonlyArray<Sort> = [
  ["an API key", /\bsk-(?:ant-|proj-|or-v1-|svcacct-)?(?:[A-Za-z0-9_]|-(?=[A-Za-z0-9])){20,200}/g, 3],
  ["an API key", /\b[sprk]{2}_live_[A-Za-z0-9]{16,120}\b/g, 3],
  ["an access key", /\b(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{16}\b/g, 4],
  ["an access token", /\bgh[pousr]_[A-Za-z0-9]{36,255}\b|\bgithub_pat_[A-Za-z0-9_]{50,255}\b/g, 4],
  ["an access token", /\bglpat-[A-Za-z0-9_-]{20,64}/g, 6],
  ["an access token", /\bxox[abeoprs]-[A-Za-z0-9-]{20,250}/g, 4],
  ["an API key", /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g, 4],
  ["an access token", /\b(?:hf|npm|pypi|dop_v1|shpat|sbp|figd|lin_api|ATATT)[_-][A-Za-z0-9_-]{30,250}/g, 3],
  ["an API key", /\bSG\.[A-Za-z0-9_-]{16,32}\.[A-Za-z0-9_-]{16,64}/g, 3],
  ["an access token", /\beyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/g, 3],
  [
    "a private key",
    /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY(?: BLOCK)?-----\s*(?:[\w-]+:[^\n]*\n\s*)*(?:[A-Za-z0-9+/=]{40,80}\s*){2,200}/g,
    5
  ]
]

// What is written in the place of a key.
const placeholders =
  /your|my[_-]?(?:api|key|secret|token)|example|sample|dummy|fake|test|placeholder|redacted|changeme|insert|replace|secret|token|x{4,}|\*{3,}|\.{3}|(.)\1{5,}|0123456|1234567|abcdefg?|qwerty/i

// The token of the site that explains tokens.
const published = /eyJzdWIiOiIxMjM0NTY3ODkwI/

/** True of letters and digits that nobody would type as an example: mixed, and hardly any twice in a row. */
const isDrawn = (key: string): boolean =>
  !placeholders.test(key) && !published.test(key) && /\d/.test(key) && /[A-Za-z]/.test(key) &&
  new Set(key).size >= Math.min(12, key.length / 2)

const login = /\b[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/@"'`<>{}$]{1,64}):([^\s/@"'`<>{}$]{3,128})@([^\s/:"'`<>?#]{1,253})/gi

const isNobodysLogin = ([, user = "", password = "", host = ""]: RegExpExecArray | RegExpMatchArray): boolean =>
  /^(?:(?:your|my|the)?[_-]?(?:pass|passwd|password|pwd|secret|token|key|user(?:name)?)[_-]?\d*|p(?:a|@)ss(?:w(?:o|0)rd)?\d*|postgres(?:ql)?|mysql|mongo(?:db)?|root|admin\d*|guest|test|example|foo|bar|x+|\*+|\.{3}|1234\d*|changeme|hunter2|s3cr3t)$/i
    .test(password) ||
  password === user || placeholders.test(password) ||
  /^(?:localhost|127\.|0\.0\.0\.0|host(?:name)?|server|db|database|proxy|example|[\w-]+)$/i.test(host) ||
  /(?:^|\.)(?:example\.\w+|[\w-]+\.(?:example|test|invalid|local|internal))$/i.test(host)

const assigned =
  /\b(?:api[_-]?key|secret[_-]?key|access[_-]?token|auth[_-]?token|client[_-]?secret|private[_-]?key|password|passwd|pwd)["']?\s{0,3}(?:=|:)\s{0,3}["'`]?([A-Za-z0-9+/_!@#$%^&*-]{16,128})["'`]?(?![A-Za-z0-9(.])/gi

/** True of a row of signs as a machine draws it: small and large letters and digits, mixed all along. */
const isRandom = (key: string): boolean =>
  isDrawn(key) && /[a-z]/.test(key) &&
  (key.match(/[a-z][0-9]|[0-9][a-zA-Z]|[a-z][A-Z]/g)?.length ?? 0) >= key.length / 5 &&
  !/^(?:https?|process|os|env|config|settings)/i.test(key)

/** The keys and passwords in a text. */
export const find: Finder = (text) => [
  ...sorts.flatMap(([kind, pattern, hint]) =>
    [...text.matchAll(pattern)].filter(([key]) => isDrawn(key.replace(/^-----[^-]*-----/, ""))).map((
      { 0: key, index }
    ) => ({
      kind,
      hint: Mask.beginning(key, hint),
      start: index,
      end: index + key.length
    }))
  ),
  ...[...text.matchAll(login)].filter((found) => !isNobodysLogin(found)).map(({ 0: all, index }) => ({
    kind: "an address with a password",
    hint: Mask.beginning(all, all.indexOf("/") + 2),
    start: index,
    end: index + all.length
  })),
  ...[...text.matchAll(assigned)].filter(({ 1: key = "" }) => isRandom(key)).map(({ 0: all, 1: key = "", index }) => {
    const start = index + all.lastIndexOf(key)
    return { kind: "a key or password", hint: Mask.beginning(key, 2), start, end: start + key.length }
  })
]
