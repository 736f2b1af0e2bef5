/** The command that goes on with what has a folder of its own: the one that was given, with its name. */
import { quoted } from "../ui/state/Again.ts"

const limits = ["--budget", "--max-calls", "--max-tokens"]

/** The words with another number behind each limit: with the same it would stop at once again. */
const raised = (given: ReadonlyArray<string>): ReadonlyArray<string> =>
  given.map((word, index) => {
    if (limits.includes(given[index - 1] ?? "")) return "MORE"
    const limit = limits.find((name) => word.startsWith(`${name}=`))
    return limit === undefined ? word : `${limit}=MORE`
  })

/** The words behind a command as they were given, and the name where they hold none; `used`: where a limit is used up. */
export const again = (command: string, name: string, { used = false }: { readonly used?: boolean } = {}): string => {
  const { argv } = process
  const given = argv.slice(argv.indexOf(command) + 1)
  const isNamed = given.some((argument) => argument === "--name" || argument.startsWith("--name="))
  const words = (used ? raised(given) : given).map(quoted)
  return [`npx stoa ${command}`, ...words, ...(isNamed ? [] : [`--name ${quoted(name)}`])].join(" ")
}
