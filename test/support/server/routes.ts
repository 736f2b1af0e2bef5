import type { IncomingMessage, ServerResponse } from "node:http"
import type { Counters } from "./counters.ts"
import { fineTuning } from "./fineTuning.ts"
import { fieldsOf } from "./multipart.ts"
import type { Options, ParsedRequest, Stats } from "./options.ts"
import { failure, plainJson, type Plan, plan, unknownModel } from "./plans.ts"
import { modelObject } from "./replies.ts"
import { parse } from "./requests.ts"

const endpoints: { readonly [route: string]: ParsedRequest["endpoint"] } = {
  "POST /v1/chat/completions": "chat",
  "POST /v1/embeddings": "embeddings"
}

const read = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.once("end", () => resolve(Buffer.concat(chunks)))
    request.once("error", reject)
  })

/** Writes what there is and breaks the connection once it is on its way. */
const breakOff = (response: ServerResponse, { chunks, headers, status }: Plan): void => {
  response.writeHead(status, headers)
  for (const chunk of chunks.slice(0, -1)) response.write(chunk)
  response.write(chunks.at(-1) ?? "", () => response.destroy())
}

const write = (response: ServerResponse, { chunks, headers, status }: Plan, done?: () => void): void => {
  const [only = ""] = chunks
  const length = chunks.length > 1 ? {} : { "content-length": String(Buffer.byteLength(only)) }
  response.writeHead(status, { ...headers, ...length })
  for (const chunk of chunks.slice(0, -1)) response.write(chunk)
  response.end(chunks.at(-1) ?? "", done)
}

/** The handler of every request to a server with these options, counting as it goes. */
export const routes = (options: Options, counts: Counters) => {
  const chatModels = options.models ?? ["stoa-test"]
  const models = [...new Set([...chatModels, ...(options.embeddingModels ?? ["stoa-embed"])])]

  const tuning = options.fineTuning === "none" ? undefined : fineTuning(options.fineTuning ?? {}, chatModels)
  const chats = (model: string) => chatModels.includes(model) || tuning?.models.has(model) === true
  const everyModel = () => [...models, ...(tuning?.models.keys() ?? [])]

  const send = (response: ServerResponse, to: Plan, digest?: string) =>
    write(response, to, () => counts.written(to.status, digest))

  const serve = async (endpoint: ParsedRequest["endpoint"], request: IncomingMessage, response: ServerResponse) => {
    const leave = counts.enter()
    response.once("close", leave)
    const reply = (to: Plan, digest?: string) => {
      // Left before the last byte goes out, or a client at exactly the limit could be turned away.
      leave()
      send(response, to, digest)
    }
    const parsed = parse(endpoint, (await read(request)).toString("utf8"))
    if (parsed === undefined) return reply(failure(400, options))
    if (!(endpoint === "chat" ? chats(parsed.model) : models.includes(parsed.model))) {
      return reply(unknownModel(parsed.model, options))
    }
    const cached = options.cache === true && endpoint === "chat" ? { cached: counts.cached(parsed) } : {}
    const decided = plan({ ...parsed, ...counts.admit(endpoint, parsed.digest), ...cached }, options)
    if (decided.fault !== undefined) counts.fault(decided.fault)
    const act = () => {
      if (decided.ending === "drop") request.socket.resetAndDestroy()
      else if (decided.ending === "cut") breakOff(response, decided)
      else if (decided.ending === "reply") reply(decided, parsed.digest)
    }
    if (decided.delay <= 0) return act()
    const timer = setTimeout(act, decided.delay)
    response.once("close", () => clearTimeout(timer))
  }

  /** Files and jobs; false where the request is about none of them. */
  const tune = async (name: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (tuning === undefined || !/^\w+ \/v1\/(?:files|fine_tuning)\b/.test(name)) return false
    response.once("close", tuning.enter())
    const raw = await read(request)
    const trouble = tuning.trouble(name)
    const isForm = request.headers["content-type"]?.startsWith("multipart/") === true
    const sent = isForm
      ? { fields: await fieldsOf(raw, request.headers["content-type"] ?? "") }
      : { body: raw.length === 0 ? undefined : JSON.parse(raw.toString("utf8")) as unknown }
    const told = trouble === undefined || trouble.done === true ? tuning.answer(name, sent) : undefined
    if (trouble?.hang === true) return true
    if (trouble?.drop === true) request.socket.resetAndDestroy()
    else if (trouble !== undefined) {
      const given = trouble.message === undefined ? {} : { message: trouble.message }
      const failed = failure(trouble.status ?? 500, options, given)
      send(response, { ...failed, headers: { ...failed.headers, ...trouble.headers } })
    } else if (told === undefined) send(response, failure(404, options))
    else {send(
        response,
        "body" in told ? plainJson(told.body) : failure(told.status, options, { message: told.message })
      )}
    return true
  }

  const other = (name: string): Plan => {
    if (name === "GET /v1/models") return plainJson({ object: "list", data: everyModel().map(modelObject) })
    const asked = /^GET \/v1\/models\/(.+)$/.exec(name)?.[1]
    if (asked === undefined) return failure(404, options)
    const model = decodeURIComponent(asked)
    return everyModel().includes(model) ? plainJson(modelObject(model)) : unknownModel(model, options)
  }

  const stats = (): Stats => ({
    ...counts.stats(),
    ...(tuning === undefined ? {} : { fineTuning: tuning.stats() })
  })
  const reset = () => {
    counts.reset()
    tuning?.reset()
  }

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const name = `${request.method} ${request.url?.split("?")[0]}`
    const endpoint = endpoints[name]
    if (name === "GET /stats") {
      const inDetail = new URLSearchParams(request.url?.split("?")[1]).get("bodies") === "1"
      request.resume()
      return write(response, plainJson({ ...stats(), ...(inDetail ? { bodies: counts.bodies() } : {}) }))
    }
    if (name === "POST /reset") {
      request.resume()
      reset()
      return write(response, plainJson({}))
    }
    counts.request()
    const refused = options.apiKey !== undefined && request.headers.authorization !== `Bearer ${options.apiKey}`
    if (refused || (endpoint !== undefined && counts.inFlight() >= (options.limit ?? Infinity))) {
      // Beyond the limit is no attempt: who meets it is a matter of timing, and must not move anyone's faults.
      if (!refused) counts.limited()
      request.resume()
      return send(response, failure(refused ? 401 : 429, options))
    }
    if (endpoint !== undefined) return serve(endpoint, request, response)
    if (await tune(name, request, response)) return
    // Read or not, the body must go, or the connection could not be used again.
    request.resume()
    send(response, other(name))
  }
  return { handle, stats, reset }
}
