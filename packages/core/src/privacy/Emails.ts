/** E-mail addresses of somebody. */
import * as Contacts from "./Contacts.ts"
import * as Mask from "./Mask.ts"
import type { Finder } from "./Private.ts"
import * as Window from "./Window.ts"

const mayHold = /@|＠|[[({<]\s?at\s?[\])}>]|\bat\b.{1,60}\bdot\b|\barroba\b/iu

// Domains that are kept free for examples (RFC 2606), and those that people write for one.
const nowhere =
  /(?:^|\.)(?:example\.\p{L}{2,}|[^.]*example[^.]*\.\p{L}{2,}|[^.]+\.(?:example|test|invalid|localhost|local|internal)|(?:my|your|our|some|any|the)?-?(?:domain|company|email|mail|website|site|organi[sz]ation|business|host|server|provider|school|university|college|app|store|shop|bank|firm|agency|employer|client|customer)(?:name)?\.\p{L}{2,}(?:\.\p{L}{2})?|(?:test|sample|demo|dummy|fake|foo|bar|baz|abc|xyz|acme|placeholder|somewhere|nowhere|abcd?|xxx+|yyy|zzz|corp|contoso|fabrikam|globex|initech)\.\p{L}{2,})$/iu

// Names before the sign that are nobody's, or a whole house's.
const nobody =
  /^(?:(?:your|my|our|his|her|their|some|any|first|last|user|full)?[._-]?(?:name|email|e-?mail|mail|address|user|username|login|account|id|alias)s?\d*|(?:first|f)[._-]?(?:name)?[._-]?(?:last|l)(?:name)?|(?:john|jane|max|erika)[._-]?(?:doe|smith|q|public|mustermann)\d*|j[._]?doe\d*|john\d*|jane\d*|alice\d*|bob\d*|foo|bar|baz|abc|xyz|test(?:er|ing|user)?\d*|sample|example|demo|dummy|fake|placeholder|someone|somebody|anyone|nobody|person\d*|me|you|self|a|b|x|y|z|from|to|sender|receiver|recipient|customer\d*|client\d*|student\d*|employee\d*|member\d*|guest\d*|git|root|postmaster|webmaster|hostmaster|abuse|no[._-]?reply|do[._-]?not[._-]?reply|info|contact(?:us|-us)?|hello|hi|help(?:desk)?|support|service|services|customer[._-]?(?:service|support|care)|sales|orders?|billing|accounts?|accounting|finance|hr|jobs|careers?|recruit(?:ing|ment)?|press|media|news(?:letter)?|marketing|office|admin(?:istrator)?|team|staff|mail|feedback|enquir(?:y|ies)|inquir(?:y|ies)|questions?|bookings?|reservations?|events?|legal|privacy|security|it|tech|ops|dev(?:ops)?|alerts?|notifications?|subscribe|unsubscribe|community|membership|volunteers?|donations?|reception|registrar|registration|admissions?|complaints?|compliance|partnerships?|editor|webinar|x{2,}|\.{3})$/iu

/** The e-mail addresses in a text that lead to one person. */
export const find: Finder = (text) => {
  if (!mayHold.test(text)) return []
  return Window.throughout(text, Contacts.find).flatMap(({ end, kind, start, text: address }) => {
    if (kind !== "e-mail address") return []
    const [, local = "", domain = ""] =
      /^(?:mailto:)?(.+?)(?:[@＠]|\s*[[({<]?\s*\bat\b\s*[\])}>]?\s*)(.+)$/iu.exec(address) ?? []
    const plainDomain = domain.replace(/\s*[[({<]?\s*\bdot\b\s*[\])}>]?\s*/giu, ".").trim()
    const isNowhere = !plainDomain.includes(".") || nowhere.test(plainDomain)
    if (isNowhere || nobody.test(local.trim().replace(/\+.*$/, ""))) return []
    return [{ kind: "an e-mail address", hint: Mask.mail(local), start, end }]
  })
}
