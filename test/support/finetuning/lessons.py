"""What agents learn from: rebuilt from the transcripts alone, and held against the files they are trained from."""

import json
import re
from fractions import Fraction
from math import floor

from debates import agents_of, spoken

# Rows with marks of a chat template in a text are left out of files: trainers would not read them.
MARKS = re.compile(r"<\|[^|\n]*\|>|\[/?INST\]|<</?SYS>>|</?s>|<(?:start|end)_of_turn>")


def usable(said):
    return said is not None and "failure" not in said and said["text"] is not None and said["text"].strip() != ""


def turns(course, loss):
    """[(role, text, learnt)] of what an agent was asked and said."""
    found = []
    for at, said in enumerate(course):
        found.append(("user", said["asked"], False))
        found.append(("assistant", said["text"], loss == "all" or at == len(course) - 1))
    return found


def lessons(transcripts, kind, agents, loss):
    """{agent: {set: {id: turns}}}, the sets of the paper: G, C- and C+."""
    found = {f"generator-{n}": {"G": {}} for n in range(1, agents + 1)}
    if any(each["rounds"] > 1 for each in transcripts):
        found.update({f"critic-{n}": {"C-": {}, "C+": {}} for n in range(1, agents + 1)})
    for each in transcripts:
        vote = each["vote"]["answer"]
        for n in range(1, agents_of(each) + 1):
            course = [spoken(each, n, round_) for round_ in range(1, each["rounds"] + 1)]
            agrees = [said is not None and kind.same(said["answer"], vote) for said in course]
            if usable(course[0]) and agrees[0]:
                name = f"generator-{n}"
                found[name]["G"][f"{each['question']}/{name}/G"] = turns(course[:1], "final")
            if len(course) > 1 and all(map(usable, course)) and agrees[-1]:
                name, which = f"critic-{n}", "C+" if agrees[0] else "C-"
                found[name][which][f"{each['question']}/{name}/{which}"] = turns(course, loss)
    return found


def half_up(value):
    return floor(value + Fraction(1, 2))


def mixed(minus, plus, share):
    """How many of each side a critic's file holds."""
    share = Fraction(str(share))
    if share == 0:
        return 0, plus
    if share == 1:
        return minus, 0
    if not minus or not plus:
        return minus, plus
    beside = half_up(minus * (1 - share) / share)
    return (minus, beside) if beside <= plus else (half_up(plus * share / (1 - share)), plus)


def read_sharegpt(path):
    """[(id, turns)]; an answer is learnt unless it is marked."""
    roles = {"human": "user", "gpt": "assistant"}
    rows = json.loads(path.read_text("utf8"))
    return [
        (row["id"], [(roles[t["from"]], t["value"], t["from"] == "gpt" and t.get("train") is not False) for t in row["conversations"]])
        for row in rows
    ]


def read_openai(path):
    """[turns]; an answer is learnt unless it weighs nothing."""
    rows = [json.loads(line) for line in path.read_text("utf8").split("\n") if line]
    return [[(t["role"], t["content"], t["role"] == "assistant" and t.get("weight") != 0) for t in row["messages"]] for row in rows]


def check_files(report, name, folder, wanted, share):
    """The files of all agents in an iteration; {agent: (found, used)} as the result must tell it."""
    sizes = {}
    for agent, sets in wanted.items():
        where, path = f"{name}, {agent}", folder / f"{agent}.sharegpt.json"
        rows = read_sharegpt(path) if path.exists() else []
        other = folder / f"{agent}.openai.jsonl"
        report.equal(f"{name}: openai files say the same", read_openai(other) if other.exists() else [], [row for _, row in rows], where)
        ids = [id_ for id_, _ in rows]
        report.equal(f"{name}: no conversation twice", len(set(ids)), len(ids), where)
        every = {id_: (which, row) for which, these in sets.items() for id_, row in these.items()}
        for id_, row in rows:
            report.that(f"{name}: members", id_ in every, f"{where}: {id_} does not belong to it")
            if id_ in every:
                report.equal(f"{name}: conversations word for word", row, every[id_][1], f"{where}, {id_}")
        unfit = {id_ for id_, (_, row) in every.items() if any(MARKS.search(text) for _, text, _ in row)}
        found = {which: len(these) for which, these in sets.items()}
        if "G" in sets:
            used = {"G": len([id_ for id_ in sets["G"] if id_ not in unfit])}
            missing = [id_ for id_ in sets["G"] if id_ not in ids and id_ not in unfit]
            report.that(f"{name}: members", not missing, f"{where}: {', '.join(missing[:5])} missing")
            report.equal(f"{name}: order", [id_ for id_ in ids if id_ in every], [id_ for id_ in sets["G"] if id_ in ids], where)
        else:
            fit = {which: sum(1 for id_ in these if id_ not in unfit) for which, these in sets.items()}
            used = dict(zip(("C-", "C+"), mixed(fit["C-"], fit["C+"], share)))
            there = {which: sum(1 for id_ in ids if id_ in these) for which, these in sets.items()}
            report.equal(f"{name}: mix of critics", there, used, where)
        sizes[agent] = (found, used, len(rows))
    strays = [path.name for path in folder.glob("*.sharegpt.json") if path.name.split(".")[0] not in wanted] if folder.exists() else []
    report.that(f"{name}: files", not strays, f"{name}: files of nobody: {', '.join(strays)}")
    return sizes


def check_own(report, name, folder, transcripts):
    """Nothing is learnt that this very agent did not say about that question: generator n and critic n are agent n."""
    said = {each["question"]: each["said"] for each in transcripts}
    for path in sorted(folder.glob("*.sharegpt.json")):
        agent = path.name.split(".")[0]
        number = int(agent.rsplit("-", 1)[1]) if agent.rsplit("-", 1)[-1].isdigit() else None
        for id_, row in read_sharegpt(path):
            question = id_.rsplit("/", 2)[0]
            own = {one["text"] for one in said.get(question, []) if one["number"] == number and one["part"] != "summariser"}
            foreign = [text for role, text, _ in row if role == "assistant" and text not in own]
            report.that(f"{name}: own answers only", not foreign, f"{name}, {agent}: {id_} holds what it did not say")


def check_all_questions(report, root, train, others):
    """Nobody learns a question that it is measured with, whatever the method."""
    train, others = set(train), set(others)
    for path in sorted((root / "data").glob("*/*/*.sharegpt.json")):
        for id_, _ in read_sharegpt(path):
            # QUESTION/AGENT/SET or QUESTION/AGENT; a question's own id may hold a slash.
            its = {id_.rsplit("/", 1)[0], id_.rsplit("/", 2)[0]}
            where = f"{path.relative_to(root)}: {id_}"
            report.that("data: questions of train only", its & train and not its & others, f"{where} is no question of train")
