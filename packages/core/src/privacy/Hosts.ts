/** Addresses of single machines in the net. */
import { BlockList, isIPv4, isIPv6 } from "node:net"
import * as Mask from "./Mask.ts"
import type { Finder } from "./Private.ts"

/** Networks that lead to nobody: within a house, kept free for examples, for many at once, not given out. */
const nobodys = (): BlockList => {
  const list = new BlockList()
  for (
    const network
      of `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
    192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3 1.1.1.0/24 1.0.0.0/24 8.8.8.0/24
    8.8.4.0/24 9.9.9.0/24 208.67.222.0/24 208.67.220.0/24 4.2.2.0/24 149.112.112.0/24 94.140.14.0/24`.split(/\s+/)
  ) {
    const [address = "", bits] = network.split("/")
    list.addSubnet(address, Number(bits), "ipv4")
  }
  for (const network of ["2001:db8::/32", "3fff::/20", "2001:4860:4860::/48", "2606:4700:4700::/48", "2620:fe::/48"]) {
    const [address = "", bits] = network.split("/")
    list.addSubnet(address, Number(bits), "ipv6")
  }
  return list
}

const nobody = nobodys()

const four = /(?<![\d.\p{L}_/-]|\bv(?:ersion)?\.? ?|§ ?)(?:\d{1,3}\.){3}\d{1,3}(?![\d\p{L}_]|\.\d|\/\d)/giu

// Numbers of versions and chapters are small; what only counts up is invented.
const isCounted = (address: string): boolean => {
  const parts = address.split(".").map(Number)
  return parts.every((part) => part < 32) || parts.every((part) => part === parts[0]) ||
    parts.every((part, index) => index === 0 || part - (parts[index - 1] ?? 0) === (parts[1] ?? 0) - (parts[0] ?? 0)) ||
    parts.join(".") === "123.45.67.89" || parts.join(".") === "12.34.56.78" ||
    parts.slice(1).every((part) => part === 0)
}

const six = /(?<![\p{L}\p{N}:.])(?:[0-9a-f]{1,4}:){2,7}(?::?[0-9a-f]{1,4}){0,7}(?:::)?(?![\p{L}\p{N}:])/giu

/** The addresses of machines in a text that anybody could reach. */
export const find: Finder = (text) =>
  [
    ...[...text.matchAll(four)].filter(([address]) =>
      isIPv4(address) && !nobody.check(address, "ipv4") && !isCounted(address)
    ),
    // Only what begins with 2 or 3 is given out.
    ...[...text.matchAll(six)].filter(([address]) =>
      /^[23][0-9a-f]{3}:/i.test(address) && isIPv6(address) && !nobody.check(address, "ipv6")
    )
  ].map(({ 0: address, index }) => ({
    kind: "an IP address",
    hint: Mask.beginning(address, 2),
    start: index,
    end: index + address.length
  }))
