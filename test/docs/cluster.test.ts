import { assert, describe, it } from "@effect/vitest"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { parse, parseAllDocuments } from "yaml"
import * as Compose from "../support/compose.ts"
import { inside } from "../support/inside.ts"
import * as Kubernetes from "../support/kubernetes.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const read = (file: string) => readFileSync(join(root, file), "utf8")

interface Named {
  readonly name: string
}

interface Container {
  readonly args: ReadonlyArray<string>
  readonly env: ReadonlyArray<Named>
  readonly ports: ReadonlyArray<Named & { readonly containerPort: number }>
  readonly volumeMounts: ReadonlyArray<Named>
  readonly [probe: string]: unknown
}

/** An object of Kubernetes, as far as its parts have to go together. */
interface KubernetesObject {
  readonly kind: string
  readonly metadata: Named
  readonly spec: {
    readonly selector?: { readonly matchLabels: Readonly<Record<string, string>> }
    readonly template?: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> }
      readonly spec: { readonly containers: ReadonlyArray<Container>; readonly volumes?: ReadonlyArray<Named> }
    }
    readonly volumeClaimTemplates?: ReadonlyArray<{ readonly metadata: Named }>
    readonly podSelector?: { readonly matchLabels: Readonly<Record<string, string>> }
    readonly ingress?: ReadonlyArray<{ readonly ports: ReadonlyArray<{ readonly port: string }> }>
    readonly ports?: ReadonlyArray<{ readonly targetPort: string }>
  }
}

const compose = parse(read("docs/cluster/compose.yaml"), { merge: true }) as {
  readonly services: Readonly<Record<string, Record<string, unknown>>>
  readonly volumes: object
}
const objects = parseAllDocuments(read("docs/cluster/kubernetes.yaml")).map(
  (document) => document.toJS() as KubernetesObject
)
const pods = objects.filter(({ spec }) => spec.template !== undefined)

/** The containers that run under these labels. */
const containersOf = (labels: Readonly<Record<string, string>>) =>
  pods.filter(({ spec }) =>
    Object.entries(labels).every(([name, value]) => spec.template?.metadata.labels[name] === value)
  ).flatMap(({ spec }) => spec.template?.spec.containers ?? [])

const portsOf = (containers: ReadonlyArray<Container>) =>
  containers.flatMap(({ ports }) => ports.map(({ name }) => name))

/** The value at a path, and the same object with something else there. */
const changed = <A>(
  object: A,
  path: ReadonlyArray<string | number>,
  change: (parent: Record<string, unknown>) => void
): A => {
  const copy = structuredClone(object)
  change(path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], copy) as Record<string, unknown>)
  return copy
}

describe("compose.yaml", () => {
  it("is a compose file by the schema of such files", () => {
    assert.deepStrictEqual(Compose.complaints(compose), [])
  })

  it("would be found out where a field is misspelt or of another type", () => {
    const misspelt = changed(compose, ["services", "worker"], (worker) => (worker["depend_on"] = worker["depends_on"]))
    assert.isNotEmpty(Compose.complaints(misspelt))
    const lasting = changed(compose, ["services", "worker"], (worker) => (worker["stop_grace_period"] = "soon"))
    assert.isNotEmpty(Compose.complaints(lasting))
  })

  it("names the services, volumes and files that are there", () => {
    const { postgres = {}, worker } = compose.services
    assert.deepStrictEqual(Object.keys(worker?.["depends_on"] as object), ["postgres"])
    const [mounted = ""] = postgres["volumes"] as ReadonlyArray<string>
    assert.property(compose.volumes, mounted.replace(/:.*/, ""))
    const build = worker?.["build"] as { readonly context: string; readonly dockerfile: string }
    assert.isTrue(existsSync(join(root, "docs/cluster", build.context, build.dockerfile)))
  })

  it("holds no password", () => {
    assert.notMatch(read("docs/cluster/compose.yaml"), /^[^#]*PASSWORD: (?!\$\{)/m)
    assert.notMatch(read("docs/cluster/compose.yaml"), /^[^#]*:\/\/\w+:(?!\$\{)/m)
  })
})

describe("kubernetes.yaml", () => {
  it("holds objects of Kubernetes by the schemas of its API, without a field that they do not know", () => {
    assert.isAbove(objects.length, 3)
    for (const object of objects) assert.deepStrictEqual(Kubernetes.complaints(object), [], object.metadata.name)
  })

  it("would be found out where a field is misspelt, missing or of another type", () => {
    const worker = objects.find(({ kind }) => kind === "Deployment")
    assert.isDefined(worker)
    const container = ["spec", "template", "spec", "containers", 0]
    const misspelt = changed(worker, container, (inner) => {
      inner["readinesProbe"] = inner["readinessProbe"]
      delete inner["readinessProbe"]
    })
    assert.deepStrictEqual(
      Kubernetes.complaints(misspelt).filter((line) => /readinesProbe is no field/.test(line)).length,
      1
    )
    assert.isNotEmpty(Kubernetes.complaints(changed(worker, container, (inner) => delete inner["name"])))
    assert.isNotEmpty(Kubernetes.complaints(changed(worker, ["spec"], (spec) => (spec["replicas"] = "four"))))
  })

  it("has selectors, volumes, ports and variables that lead somewhere", () => {
    for (const { kind, metadata: { name }, spec } of objects) {
      if (spec.template !== undefined) {
        assert.isNotEmpty(containersOf(spec.selector?.matchLabels ?? {}), name)
        const { containers, volumes = [] } = spec.template.spec
        const there = [...volumes, ...(spec.volumeClaimTemplates ?? []).map(({ metadata }) => metadata)].map((
          { name }
        ) => name)
        for (const container of containers) {
          for (const { name } of container.volumeMounts) assert.include(there, name)
          for (const [, variable = ""] of container.args.join(" ").matchAll(/\$\((\w+)\)/g)) {
            assert.include(container.env.map(({ name }) => name), variable)
          }
          for (const probe of ["startupProbe", "readinessProbe", "livenessProbe"]) {
            const { tcpSocket } = (container[probe] ?? {}) as { readonly tcpSocket?: { readonly port: string } }
            if (tcpSocket !== undefined) assert.include(portsOf([container]), tcpSocket.port)
          }
        }
      }
      if (kind === "Service") {
        const behind = containersOf(spec.selector as unknown as Readonly<Record<string, string>>)
        for (const { targetPort } of spec.ports ?? []) assert.include(portsOf(behind), targetPort)
      }
      if (spec.podSelector !== undefined) {
        const behind = containersOf(spec.podSelector.matchLabels)
        for (const { port } of spec.ingress?.flatMap(({ ports }) => ports) ?? []) assert.include(portsOf(behind), port)
      }
    }
  })

  it("lets a worker listen at the port that it opens", () => {
    const [worker] = containersOf({ app: "stoa-worker" })
    const port = worker?.args[worker.args.indexOf("--port") + 1]
    assert.deepStrictEqual(worker?.ports.map(({ containerPort }) => String(containerPort)), [port])
  })

  it("holds no secret", () => {
    assert.isUndefined(objects.find(({ kind }) => kind === "Secret"))
  })
})

describe("the image", () => {
  it("is made of what is there and not left out", () => {
    const ignored = read("docs/cluster/Dockerfile.dockerignore").split("\n")
    const copied = [...read("docs/cluster/Dockerfile").matchAll(/^COPY (?!--from)(.+) \S+$/gm)]
      .flatMap(([, sources = ""]) => sources.split(" "))
    assert.isAbove(copied.length, 4)
    for (const source of copied) {
      assert.isTrue(existsSync(join(root, source)), source)
      assert.include(ignored, `!${source}`)
    }
  })
})

describe("the page on clusters", () => {
  const page = read("docs/cluster.md")
  const typed = [...page.matchAll(/`([^`\n]+)`|^ *(npx stoa .*)$/gm)].map(([, inline, line = inline ?? ""]) => line)
  const [worker] = containersOf({ app: "stoa-worker" })
  const commands = [
    ...typed.filter((text) => /^(?:npx )?stoa [a-z]/.test(text)).map((text) =>
      text.replace(/^.*?stoa /, "").split(" ")
    ),
    compose.services["worker"]?.["command"] as ReadonlyArray<string>,
    worker?.args ?? []
  ]
  /** The words before the first argument: there are commands of two. */
  const commandOf = ([name = "", second = ""]: ReadonlyArray<string>) => name === "cluster" ? [name, second] : [name]
  const flagsOf = (words: ReadonlyArray<string>) => words.filter((word) => /^--[a-z]/.test(word))
  const helps = new Map<string, string>()
  const help = async (command: ReadonlyArray<string>) => {
    const key = command.join(" ")
    const known = helps.get(key) ?? (await inside([...command, "--help"])).stdout
    helps.set(key, known)
    return known
  }
  const isOf = (text: string, flag: string) => new RegExp(`${flag}(?![\\w-])`).test(text)

  it("names commands and flags that there are, and so do the files beside it", async () => {
    assert.isAbove(commands.length, 8)
    for (const words of commands) {
      const text = await help(commandOf(words))
      assert.match(text, new RegExp(`^ *${commandOf(words).join(" ")} `, "m"), words.join(" "))
      for (const flag of flagsOf(words)) assert.isTrue(isOf(text, flag), `${words.join(" ")}: there is no ${flag}`)
    }
  })

  it("names no flag of a run or a worker that neither has", async () => {
    const texts: Array<string> = []
    for (const command of ["run", "worker", "resume"]) texts.push(await help([command]))
    const flags = flagsOf(typed.filter((text) => text.startsWith("--")).flatMap((text) => text.split(" ")))
    assert.isAbove(flags.length, 8)
    for (const flag of flags) assert.isTrue(texts.some((text) => isOf(text, flag)), `there is no ${flag}`)
  })

  it("leads to files that there are", () => {
    for (const [, path = ""] of page.matchAll(/\]\(([^)#]+)\)/g)) {
      assert.isTrue(existsSync(join(root, "docs", path)), path)
    }
  })
})
