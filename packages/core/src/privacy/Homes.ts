/** Streets with a number in which somebody lives. */
import * as Mask from "./Mask.ts"
import type { Finder } from "./Private.ts"
import * as Whereabouts from "./Whereabouts.ts"
import * as Window from "./Window.ts"

// Invented for forms, known from books and films, or seats of governments.
const nobodys =
  /\b(?:123|1234|456|789|101|742|221b?|1600|10)\b.{0,12}\b(?:Main|Elm|Oak|Maple|Any|Some|Your|First|Second|Evergreen|Baker|Pennsylvania|Downing|Example|Sample|Fake|Park|Pine|Cedar|Street)\b|\b(?:Any ?town|Springfield|Example|Musterstra|Sample)\b/iu

// A street alone is a place; with one of these before it, or a postcode behind it, somebody's door.
const before =
  /\b(?:I|we|he|she|they|who|now) (?:\p{L}+ )?(?:lives?|reside|stay(?:s|ing)?|moved)\b[^.\n]{0,20}$|\b(?:home|my|our|his|her|their|mailing|postal|shipping|delivery|billing|street|private)\s+address\b[^.\n]{0,12}$|\b(?:address|deliver(?:ed)? (?:it |them )?to|ship(?:ped)? to|send (?:it|them) to)\s*:?\s*$/iu
const behind =
  /^[,\s]{1,3}(?:(?:Apt|Apartment|Unit|Suite|Flat)\.? ?\w+,?\s+)?(?:\p{Lu}[\p{L}.'-]+[ ,]{1,2}){1,4}(?:[A-Z]{2},? )?(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b|^,?\s+\d{4,5}\s+\p{Lu}\p{L}+/u

/** The doors of somebody in a text. A postcode alone is none. */
export const find: Finder = (text) =>
  /\d/.test(text)
    ? Window.throughout(text, Whereabouts.addressesIn).flatMap(({ end, start, text: street }) =>
      /\s\S*\p{L}{2}/u.test(street) && !/^P\.?\s?O\b/i.test(street) &&
        !nobodys.test(text.slice(start, end + 40)) &&
        (before.test(text.slice(Math.max(0, start - 60), start)) || behind.test(text.slice(end, end + 80)))
        ? [{ kind: "a street address", hint: Mask.beginning(street, 1), start, end }]
        : []
    )
    : []
