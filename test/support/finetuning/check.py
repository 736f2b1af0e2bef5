"""Checks a finetuning from outside: everything that can be worked out from its texts is, and held against what it says of itself.

    python3 check.py FOLDER

A line for each check; ends with 1 and what differs where something does. Shares no code with the program it checks.
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import debates  # noqa: E402
import figures  # noqa: E402
import lessons  # noqa: E402
from answers import Kind  # noqa: E402

MOST = 5


class Report:
    """Checks by title, in the order they were first made, each with how often it held and where it did not."""

    def __init__(self):
        self.checks = {}

    def that(self, title, holds, otherwise):
        its = self.checks.setdefault(title, [0, []])
        its[0] += 1
        if not holds:
            its[1].append(otherwise)

    def equal(self, title, there, wanted, where=None):
        self.that(title, there == wanted, f"{where or title}: {brief(there)}, and must be {brief(wanted)}")

    def skip(self, title, why):
        self.checks.setdefault(f"{title} ({why})", None)

    def tell(self):
        faults = 0
        for title, its in self.checks.items():
            if its is None:
                print(f"skipped  {title}")
                continue
            count, wrong = its
            faults += len(wrong)
            print(f"{'FAULT' if wrong else 'ok':<8} {title} ({count})")
            for each in wrong[:MOST]:
                print(f"         {each}")
            if len(wrong) > MOST:
                print(f"         and {len(wrong) - MOST} more")
        print(f"{faults} faults in {len(self.checks)} checks" if faults else f"all of {len(self.checks)} checks hold")
        return 1 if faults else 0


def brief(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=True, default=str)
    return text if len(text) <= 300 else f"{text[:297]}..."


def rows(path):
    return [json.loads(line) for line in path.read_text("utf8").split("\n") if line]


class Finetuning:
    def __init__(self, root):
        self.root = root
        self.result = json.loads((root / "result.json").read_text("utf8"))
        recipe = root / "finetuning.json"
        self.recipe = json.loads(recipe.read_text("utf8")) if recipe.exists() else {}
        self.debate = {"agents": self.result["agents"], "rounds": self.result["rounds"], "summaries": "base", "peers": 5, "tie": "random", **self.recipe.get("debate", {})}
        self.data = {"mix": 0.5, "loss": "final", **self.recipe.get("data", {})}
        self.questions = {path.stem: rows(path) for path in sorted((root / "questions").glob("*.jsonl"))}
        self.transcripts = {path.name[: -len(".jsonl")]: rows(path) for path in sorted((root / "transcripts").glob("*.jsonl"))}

    def kind(self, set_):
        other = self.recipe.get("transfer", {}).get("task") if set_ == "transfer" else None
        return Kind(other or next((row["transfer"] for row in self.result["measured"] if set_ == "transfer" and "transfer" in row), self.result["task"]))

    def task(self, set_):
        return self.recipe.get("transfer", {}).get("task") if set_ == "transfer" else self.result["task"]

    def way(self, label):
        """How many agents and rounds a label has, and whether there are summaries; nothing of labels that are not known."""
        name = label[: -len(label.rsplit("-", 1)[1]) - 1] if label.rsplit("-", 1)[-1].isdigit() and label != "temperature-2" else label
        count, rounds, summaries = self.debate["agents"], self.debate["rounds"], self.debate["summaries"] != "off"
        matched = count + (rounds - 1) * 2 * count if summaries and count > 1 else count * rounds
        special = {
            "base": (1, 1), "star": (1, 1), "single-agent-alone": (1, 1),
            "majority": (count, 1), "majority-finetuned": (count, 1), "majority-matched": (matched, 1),
            "five-agents": (5, rounds), "five-agents-finetuned": (5, rounds),
        }
        known = ("debate", "finetuned", "single-agent", "cooperative", "cooperative-finetuned", "without-critic", "unique-id", "identified",
                 "without-summary", "debate-without-summary", "temperature-2")
        if name in ("without-summary", "debate-without-summary"):
            summaries = False
        agents, rounds = special.get(name, (count, rounds) if name in known else (None, None))
        return {"agents": agents, "rounds": rounds, "summaries": summaries and (rounds or 2) > 1}

    def label(self, method, iteration):
        """Under which name a method's transcripts lie."""
        if method == "finetuned" and iteration == 0:
            return "debate"
        return next((label for label in (f"{method}-{iteration}", method) if any(name.startswith(f"{label}.") for name in self.transcripts)), method)

    def cast(self, iteration):
        """Who plays after so many trainings."""
        base, count = self.result["model"], self.debate["agents"]
        its = {"generators": [base] * count, "critics": [base] * count}
        if iteration:
            its = next(each for each in self.result["iterations"] if each["iteration"] == iteration)
        return {**its, "base": base, "summaries": self.debate["summaries"]}


def check_questions(report, all_):
    sets = all_.questions
    for name, questions in sets.items():
        ids = [each["id"] for each in questions]
        report.equal(f"{name}: ids", len(set(ids)), len(ids), name)
        debates.check_references(report, name, questions, all_.task(name))

    def texts(name):
        return {" ".join(each["question"].lower().split()): each["id"] for each in sets.get(name, [])}

    both = set(texts("train")) & set(texts("test"))
    report.that("train and test share no question", not both, f"in both: {', '.join(sorted(texts('train')[text] for text in both)[:5])}")
    ids = {each["id"] for each in sets.get("train", [])} & {each["id"] for each in sets.get("test", [])}
    report.that("train and test share no id", not ids, f"in both: {', '.join(sorted(ids)[:5])}")
    report.equal("result: questions", (all_.result["train"], all_.result["test"]), (len(sets.get("train", [])), len(sets.get("test", []))))


def check_debates(report, all_):
    for name, transcripts in all_.transcripts.items():
        label, set_ = name.rsplit(".", 1)
        questions, kind, way = all_.questions.get(set_, []), all_.kind(set_), all_.way(label)
        if label.endswith(".hints"):
            number = int(label.removesuffix(".hints").rsplit("-", 1)[1])
            before = all_.transcripts.get(f"{'base' if number == 1 else f'star-{number - 1}'}.{set_}", [])
            debates.check_hints(report, name, transcripts, before, questions, kind)
            # Asked with a hint are only those questions that the model got wrong.
            hinted, way = {each["question"] for each in transcripts}, all_.way("base")
            questions = [each for each in questions if each["id"] in hinted]
        debates.check_shape(report, name, transcripts, questions)
        debates.check_leaks(report, name, transcripts, questions)
        debates.check_calls(report, name, transcripts, way)
        debates.check_rounds(report, name, transcripts, all_.debate["peers"], label.startswith(("identified", "unique-id")))
        debates.check_answers(report, name, transcripts, kind)
        debates.check_votes(report, name, transcripts, kind, all_.debate["tie"])
        if not kind.known:
            report.skip(f"{name}: answers and votes by value", "no way here to read or compare answers of this task")
        number = label.rsplit("-", 1)[-1]
        if label == "debate" or (label.startswith("finetuned-") and int(number) <= len(all_.result["iterations"])):
            debates.check_models(report, name, transcripts, all_.cast(0 if label == "debate" else int(number)))


def check_lessons(report, all_):
    kind, train = all_.kind("train"), all_.questions.get("train", [])
    for iteration in all_.result["iterations"]:
        number = iteration["iteration"]
        label, name = all_.label("finetuned", number - 1), f"data of iteration {number}"
        transcripts = all_.transcripts.get(f"{label}.train")
        report.that(f"{name}: transcripts", transcripts is not None, f"transcripts/{label}.train.jsonl is missing")
        if transcripts is None:
            continue
        figures.check_iteration(report, f"iteration {number}", iteration, transcripts, train, kind)
        folder = all_.root / "data" / "finetuned" / str(number)
        lessons.check_own(report, name, folder, transcripts)
        if not kind.known:
            report.skip(f"{name}: members", "answers of this task are not compared here")
            continue
        wanted = lessons.lessons(transcripts, kind, all_.debate["agents"], all_.data["loss"])
        sizes = lessons.check_files(report, name, folder, wanted, all_.data["mix"])
        figures.check_sizes(report, f"iteration {number}", iteration, sizes, all_.cast(number - 1))
    others = [each["id"] for each in all_.questions.get("test", [])]
    lessons.check_all_questions(report, all_.root, [each["id"] for each in train], others)


def check_measured(report, all_):
    for row in all_.result["measured"]:
        set_ = "transfer" if "transfer" in row else "test"
        label = all_.label(row["method"], row["iteration"])
        name = f"{row['method']} {row['iteration']}, {set_}"
        transcripts = all_.transcripts.get(f"{label}.{set_}")
        report.that(f"{name}: transcripts", transcripts is not None, f"transcripts/{label}.{set_}.jsonl is missing")
        if transcripts is not None:
            figures.check_measured(report, name, row, transcripts, all_.questions.get(set_, []), all_.kind(set_))
    figures.check_best(report, all_.result)
    figures.check_recipe(report, all_.result, all_.recipe)


def main(folder):
    all_, report = Finetuning(Path(folder)), Report()
    check_questions(report, all_)
    check_debates(report, all_)
    check_lessons(report, all_)
    check_measured(report, all_)
    return report.tell()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print("usage: python3 check.py FOLDER", file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1]))
