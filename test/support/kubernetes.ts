import { validate as deployment } from "kubernetes-models/_schemas/IoK8sApiAppsV1Deployment"
import { validate as statefulSet } from "kubernetes-models/_schemas/IoK8sApiAppsV1StatefulSet"
import { validate as service } from "kubernetes-models/_schemas/IoK8sApiCoreV1Service"
import { validate as networkPolicy } from "kubernetes-models/_schemas/IoK8sApiNetworkingV1NetworkPolicy"

/** A validator of kubernetes-models: compiled from the API's own schemas; it keeps the errors of its last use. */
type Validate = ((data: unknown) => boolean) & {
  readonly errors?: ReadonlyArray<{ readonly instancePath: string; readonly message?: string }> | null
}

const kinds: Readonly<Record<string, Validate>> = {
  Deployment: deployment,
  NetworkPolicy: networkPolicy,
  Service: service,
  StatefulSet: statefulSet
}

/** A value that keeps which of its fields were looked at: the schemas let unknown fields pass, and look at none of them. */
const watched = (value: unknown, path: string, seen: Set<string>): unknown =>
  typeof value !== "object" || value === null
    ? value
    : new Proxy(value, {
      get: (target, key) => {
        const own: unknown = Reflect.get(target, key)
        if (typeof key !== "string" || !Object.hasOwn(target, key)) return own
        const at = `${path}/${key}`
        seen.add(at)
        return watched(own, at, seen)
      }
    })

const fields = (value: unknown, path: string): ReadonlyArray<string> =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => [`${path}/${key}`, ...fields(inner, `${path}/${key}`)])

/** What is wrong with an object of Kubernetes: what its schema says, and each field that its schema does not know. */
export const complaints = (object: { readonly kind?: unknown }): ReadonlyArray<string> => {
  const validate = kinds[String(object.kind)]
  if (validate === undefined) return [`no schema for kind ${String(object.kind)}`]
  const seen = new Set<string>()
  if (!validate(watched(object, "", seen))) {
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? "is wrong"}`)
  }
  return fields(object, "").filter((path) => !seen.has(path)).map((path) =>
    `${path} is no field of ${String(object.kind)}`
  )
}
