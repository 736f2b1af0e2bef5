"""What an answer comes to: read from raw texts, on its own terms, and compared as exact fractions."""

import re
from fractions import Fraction

BOX = re.compile(r"\\f?box(?:ed)?\s*\{")
GROUPED = re.compile(r"^\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def number(text):
    """The number a short text is, or None. A comma parts thousands and nothing else."""
    bare = text.replace("−", "-").replace("\\!", "").replace("\\,", "").replace("{,}", ",")
    bare = re.sub(r"\\(?:text|mathrm|mbox)\s*\{[^{}]*\}", " ", bare)
    bare = re.sub(r"[$€£*`]|\\[$%]|%|\\[()\[\]]", "", bare).strip().rstrip(".").strip()
    if "=" in bare:
        bare = bare.split("=")[-1].strip()
    sign = 1
    if bare[:1] in "+-" and bare:
        sign = -1 if bare[0] == "-" else 1
        bare = bare[1:].strip()
    parts = re.fullmatch(r"\\[dt]?frac\s*\{(\d+)\}\s*\{(\d+)\}", bare) or re.fullmatch(r"(\d+)\s*/\s*(\d+)", bare)
    if parts:
        return sign * Fraction(int(parts[1]), int(parts[2])) if int(parts[2]) else None
    if GROUPED.match(bare):
        bare = bare.replace(",", "")
    if re.fullmatch(r"\d+(?:\.\d*)?|\.\d+", bare):
        return sign * Fraction(bare.rstrip(".") if bare.endswith(".") else bare)
    return None


def boxes(text):
    """The contents of the closed boxes of a text in order, and whether the last one was left open."""
    found, left_open = [], False
    for start in BOX.finditer(text):
        depth, at = 1, start.end()
        while at < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        left_open = depth > 0
        if not depth:
            found.append(text[start.end() : at - 1])
    return found, left_open


def final_number(text):
    """(value or None, whether this is sure): the last box, else what stands behind ####, else alone in the last line."""
    found, left_open = boxes(text)
    if left_open:
        return None, not found
    if found:
        value = number(found[-1])
        return value, value is not None
    if "####" in text:
        value = number(text.rsplit("####", 1)[1].strip().split("\n")[0])
        return value, value is not None
    lines = text.strip().split("\n")
    value = number(lines[-1]) if re.fullmatch(r"[\s$*]*-?[\d,.]+[\s$*.]*", lines[-1]) else None
    if value is not None:
        return value, True
    # Whatever else a text says about numbers is for people to argue about; without a digit it says none.
    return None, not re.search(r"\d", text)


def mentions(text, value):
    return any(number(each.rstrip(",")) in (value, -value) for each in NUMBER.findall(text))


def letter(text):
    found = re.fullmatch(r"[\s($\\text{]*([A-Ja-j])[\s)}.$]*", text)
    return found[1].upper() if found else None


class Kind:
    """How answers of a task are told apart; where they cannot be, what the transcript says is taken for it."""

    def __init__(self, task):
        self.numbers = task in ("arithmetic", "gsm8k")
        self.letters = task in ("mmlu", "choice")
        self.known = self.numbers or self.letters

    def value(self, text):
        if text is None:
            return None
        if self.numbers:
            value = number(text)
            return text.strip() if value is None else value
        return letter(text) or text.strip()

    def same(self, one, other):
        return one is not None and other is not None and self.value(one) == self.value(other)

    def right(self, answer, question):
        return self.same(answer, (question.get("outcome") or {}).get("text"))


def arithmetic(text):
    """What a question of arithmetic comes to: a + b * c + d - e * f."""
    found = re.search(r"(\d+) \+ (\d+) \* (\d+) \+ (\d+) - (\d+) \* (\d+)", text)
    if not found:
        return None
    a, b, c, d, e, f = map(int, found.groups())
    return Fraction(a + b * c + d - e * f)
