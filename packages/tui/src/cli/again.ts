/** The command that goes on with what has a folder of its own: the one that was given, with its name. */

const quoted = (argument: string): string => (/^[\w./:=@%+,-]+$/.test(argument) ? argument : JSON.stringify(argument))

/** The words behind a command as they were given, and the name where they hold none. */
export const again = (command: string, name: string): string => {
  const { argv } = process
  const given = argv.slice(argv.indexOf(command) + 1)
  const isNamed = given.some((argument) => argument === "--name" || argument.startsWith("--name="))
  return [`npx stoa ${command}`, ...given.map(quoted), ...(isNamed ? [] : [`--name ${name}`])].join(" ")
}
