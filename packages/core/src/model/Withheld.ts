/** What may be told of the trouble with a private request. */
import { BadRequest, ModelError, Overflow, Transient } from "./Model.ts"

/** An error without the words of a server, which may quote what it was sent. */
export const withheld = (error: ModelError): ModelError => {
  const { endpoint, model, reason } = error
  const because = (reason: ModelError["reason"]) =>
    new ModelError({ model, endpoint, reason, ...(error.begun === undefined ? {} : { begun: error.begun }) })
  switch (reason._tag) {
    case "Transient": {
      const { limited, retryAfter, status } = reason
      return because(
        new Transient({
          detail: status === undefined ? "no usable answer came" : `status ${status}`,
          ...(retryAfter === undefined ? {} : { retryAfter }),
          ...(limited === undefined ? {} : { limited }),
          ...(status === undefined ? {} : { status })
        })
      )
    }
    case "BadRequest":
      return because(new BadRequest({ detail: "the server refused it" }))
    case "Overflow":
      return because(new Overflow({ detail: "it is too long for the server" }))
    default:
      return error
  }
}
