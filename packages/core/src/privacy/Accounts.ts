/** Numbers of payment cards and bank accounts; those whose check digits are right. */
import * as Mask from "./Mask.ts"
import type { Finder, Private } from "./Private.ts"

const digitsOf = (text: string): string => text.replace(/\D/g, "")

/** True where the check digit of a card's number is right. */
export const isLuhn = (digits: string): boolean => {
  const sum = [...digits].toReversed().reduce((sum, digit, index) => {
    const twice = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return sum + (twice > 9 ? twice - 9 : twice)
  }, 0)
  return digits.length > 0 && sum % 10 === 0
}

/** True where the check digits of an account's number are right. */
export const isIban = (account: string): boolean => {
  const bare = account.replace(/\s/g, "").toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(bare)) return false
  const turned = `${bare.slice(4)}${bare.slice(0, 4)}`
  let rest = 0
  for (const sign of turned) {
    const value = Number.parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

// With how its issuer's numbers begin; in groups, or in one row.
const cards =
  /(?<![\d.,\p{L}/=_-])(?:3[47]\d{2}[ -]?\d{6}[ -]?\d{5}|(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2}|6(?:011|5\d{2})|35\d{2})([ -]?)\d{4}\1\d{4}\1\d{4})(?![\d\p{L}_]|[.,-]\d)/gu

// Cards that pay nothing: those of the makers of shops, and those that anybody would invent.
const tests = new Set(
  `4111111111111111 4242424242424242 4012888888881881 4000056655665556 4000000000000002 4000000000009995 4000000000000069
  4000000000000127 4000000000000119 4000002500003155 4000002760003184 4000003800000446 4005519200000004 4009348888881881
  4012000033330026 4012000077777777 4217651111111119 4500600000000061 4916338506082832 4539578763621486 4556737586899855
  4532015112830366 4539148803436467 4716461583322103 4485275742308327 4929000000006 4444333322221111 4988438843884305
  5555555555554444 5105105105105100 5200828282828210 5424000000000015 5454545454545454 5425233430109903 5555341244441115
  2223003122003222 2223000048400011 2222400070000005 2222420000001113 6011111111111117 6011000990139424 6011000000000004
  6011601160116611 378282246310005 371449635398431 378734493671000 370000000000002 341111111111111 374245455400126
  3530111333300000 3566002020360505 6500000000000002`.split(/\s+/)
)

const isInvented = (digits: string): boolean =>
  tests.has(digits) || new Set(digits).size < 4 || "01234567890123456789".includes(digits) ||
  /^(?:\d{4})?(?:1234|5678|9012|3456|0000|1111|9999){2,}\d{0,4}$/.test(digits)

const inCards = (text: string): ReadonlyArray<Private> =>
  [...text.matchAll(cards)].flatMap(({ 0: card, index }) => {
    const digits = digitsOf(card)
    return isLuhn(digits) && !isInvented(digits)
      ? [{
        kind: "a card number",
        hint: `${Mask.beginning(digits, 1)} of ${digits.length} digits`,
        start: index,
        end: index + card.length
      }]
      : []
  })

const ibans = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g

// Of the descriptions of the format.
const published = new Set(
  `GB82WEST12345698765432 GB29NWBK60161331926819 GB33BUKB20201555555555 GB94BARC10201530093459 DE89370400440532013000
  DE75512108001245126199 DE44500105175407324931 FR1420041010050500013M02606 FR7630006000011234567890189 ES9121000418450200051332
  ES7921000813610123456789 NL91ABNA0417164300 NL39RABO0300065264 IT60X0542811101000000123456 BE68539007547034 BE71096123456769
  AT611904300234573201 CH9300762011623852957 CH5604835012345678009 SE4550000000058398257466 NO9386011117947 DK5000400440116243
  FI2112345600000785 PL61109010140000071219812874 PT50000201231234567890154 IE29AIBK93115212345678 IE12BOFI90000112345678
  LU280019400644750000 MT84MALT011000012345MTLCAST001S GR1601101250000000012300695`.split(/\s+/)
)

const inAccounts = (text: string): ReadonlyArray<Private> =>
  [...text.matchAll(ibans)].flatMap(({ 0: account, index }) =>
    isIban(account) && !published.has(account.replace(/ /g, ""))
      ? [{ kind: "an account number", hint: Mask.beginning(account, 2), start: index, end: index + account.length }]
      : []
  )

/** The numbers of cards and accounts in a text. */
export const find: Finder = (text) => /\d{2}/.test(text) ? [...inCards(text), ...inAccounts(text)] : []
