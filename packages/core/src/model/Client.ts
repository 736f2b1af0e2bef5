/** The `openai` client, with a short way for the one request that is made by the million. */
import OpenAI, { type ClientOptions } from "openai"
import { type Connection, type Head, headersOf } from "./Connection.ts"

const asJson = (text: string): object | undefined => {
  try {
    return JSON.parse(text) as object
  } catch {
    return undefined
  }
}

/**
 * The client makes the head of a chat completion once, with its address, key and headers; after that only bodies differ. Its errors
 * are the client's own. What it does for every request besides (two timers, four sets of headers, a response that is a stream) takes
 * twice the CPU of the request itself: 640 us against 240 us.
 */
export class Client extends OpenAI {
  readonly #connection: Connection
  #head: Head | undefined

  constructor(options: ClientOptions, connection: Connection) {
    super(options)
    this.#connection = connection
  }

  async #make(): Promise<Head> {
    const { req, url } = await this.buildRequest({ method: "post", path: "/chat/completions", body: {} })
    return { url, headers: this.#connection.headersFor(req) }
  }

  /** Posts a chat completion and gives the body of the reply, read by `parse` where it is JSON, or what was sent in its place. */
  async complete(body: object, signal: AbortSignal, parse: (text: string) => unknown = JSON.parse): Promise<unknown> {
    this.#head ??= await this.#make()
    const head = this.#head
    const { headers, status, text } = await this.#connection.post(head, JSON.stringify(body), signal)
    if (status < 200 || status > 299) {
      const error = asJson(text)
      throw this.makeStatusError(status, error as object, error === undefined ? text : undefined, headersOf(headers))
    }
    return /[/+]json/i.test(String(headers["content-type"])) && text !== "" ? parse(text) : text
  }
}
