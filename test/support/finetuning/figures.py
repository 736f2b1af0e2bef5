"""The numbers of result.json, worked out anew from transcripts and reference answers."""

from math import sqrt

from debates import last_answers

CLOSE = 1e-9


def share(outcomes):
    """(accuracy, error) of rights and wrongs."""
    count = len(outcomes)
    mean = sum(outcomes) / count if count else 0
    return mean, sqrt(sum((one - mean) ** 2 for one in outcomes) / count) / sqrt(count) if count else 0


def consensus(transcripts, kind):
    """Share of the readable last answers that are the vote's, or of a tie nobody won the largest class's, averaged over questions; None where nobody can agree."""
    shares = []
    for each in transcripts:
        last = last_answers(each)
        answers = [answer for _, answer in last if answer is not None]
        if len(last) < 2 or not answers:
            continue
        most = each["vote"]["answer"]
        if most is None:
            most = max(answers, key=lambda one: sum(kind.same(one, other) for other in answers))
        shares.append(sum(kind.same(answer, most) for answer in answers) / len(answers))
    return sum(shares) / len(shares) if shares else None


def near(report, title, there, wanted, where):
    same = there is not None and wanted is not None and abs(there - wanted) <= CLOSE
    report.that(title, same or (there is None and wanted is None), f"{where}: {there}, and not {wanted}")


def check_measured(report, name, row, transcripts, questions, kind):
    by_id, scores = {each["id"]: each for each in questions}, []
    for each in transcripts:
        vote = each["vote"]["answer"]
        scores.append({"question": each["question"], "answer": vote, "right": kind.right(vote, by_id.get(each["question"], {}))})
    title = f"{name}: accuracy"
    if kind.known:
        report.equal(f"{name}: scores", row["scores"], scores, name)
    rights = [one["right"] for one in (scores if kind.known else row["scores"])]
    accuracy, error = share(rights)
    report.equal(title, row["questions"], len(transcripts), f"{name}, questions")
    near(report, title, row["accuracy"], accuracy, f"{name}, accuracy")
    near(report, title, row["error"], error, f"{name}, standard error")
    final = [answer for each in transcripts for _, answer in last_answers(each)]
    near(report, f"{name}: unparseable", row["unparseable"], sum(one is None for one in final) / len(final) if final else 0, name)
    said = [one for each in transcripts for one in each["said"]]
    report.equal(f"{name}: calls and tokens", (row["calls"], row["inputTokens"], row["outputTokens"]), (len(said), sum(one["inputTokens"] for one in said), sum(one["outputTokens"] for one in said)), name)
    if kind.known:
        near(report, f"{name}: consensus", row["diversity"].get("consensus"), consensus(transcripts, kind), name)


def check_iteration(report, name, iteration, transcripts, questions, kind):
    # Only questions with a reference answer say whether a vote is right.
    by_id = {each["id"]: each for each in questions if each.get("outcome") is not None}
    those = [each for each in transcripts if each["question"] in by_id]
    told = iteration.get("votes")
    report.equal(f"{name}: votes over train", told is not None, len(by_id) > 0, f"{name}, whether votes can be held against anything")
    if told is not None:
        without = [each for each in those if each["vote"]["answer"] is None]
        tied = sum(each["vote"]["tied"] for each in without)
        report.equal(f"{name}: votes over train", (told["questions"], told["without"], told.get("tied", 0)), (len(those), len(without), tied), name)
    if kind.known and told is not None:
        accuracy, error = share([kind.right(each["vote"]["answer"], by_id[each["question"]]) for each in those])
        near(report, f"{name}: votes over train", told["accuracy"], accuracy, f"{name}, accuracy of the votes")
        near(report, f"{name}: votes over train", told["error"], error, f"{name}, its standard error")
    if kind.known:
        near(report, f"{name}: consensus", iteration.get("consensus"), consensus(transcripts, kind), name)
    report.equal(f"{name}: calls", iteration["calls"], sum(len(each["said"]) for each in transcripts), name)


def check_sizes(report, name, iteration, sizes, before):
    """Sizes as they are told, who was trained on how many, and who plays next."""
    told = {each["agent"]: (each["found"], each["used"]) for each in iteration["sizes"]}
    report.equal(f"{name}: sizes", told, {agent: (found, used) for agent, (found, used, _) in sizes.items()}, name)
    trained = iteration["trained"]
    report.equal(f"{name}: trained", {agent: each["conversations"] for agent, each in trained.items()}, {agent: rows for agent, (_, _, rows) in sizes.items() if rows}, name)
    for part, role in (("generator", "generators"), ("critic", "critics")):
        wanted = [trained.get(f"{part}-{at + 1}", {}).get("model", model) for at, model in enumerate(before[role])]
        report.equal(f"{name}: who plays next", iteration[role], wanted, f"{name}, {role}")


def check_best(report, result):
    rows = sorted((row for row in result["measured"] if row["method"] == "finetuned" and "transfer" not in row), key=lambda row: row["iteration"])
    best = max(rows, key=lambda row: row["accuracy"], default=None)
    report.equal("result: best iteration", result["best"], best["iteration"] if best else 0, "best")


def check_recipe(report, result, recipe):
    """What finetuning.json says, also where it became more, and what was done."""
    def same(what, there, wanted):
        if wanted is not None:
            report.equal("result: recipe", there, wanted, what)

    for field in ("task", "model", "seed"):
        same(field, result[field], recipe.get(field))
    for field in ("agents", "rounds"):
        same(field, result[field], recipe.get("debate", {}).get(field))
    numbers, wanted = [each["iteration"] for each in result["iterations"]], recipe.get("iterations")
    report.equal("result: iterations", numbers, list(range(1, len(numbers) + 1)))
    if wanted is not None:
        stopped = recipe.get("alarms", {}).get("stop", False) and result["alarms"]
        whole = result["finished"] and not stopped
        report.that("result: iterations", len(numbers) == wanted if whole else len(numbers) <= wanted, f"{len(numbers)} of {wanted} iterations")
    # A method that is another one by its settings, or that nobody was trained for, is told of in a note.
    noted = {note.split(" is not measured")[0] for note in result["notes"] if " is not measured" in note}
    missing = set(recipe.get("methods", [])) - {row["method"] for row in result["measured"]} - noted
    report.that("result: methods", not (result["finished"] and missing), f"not measured: {', '.join(sorted(missing))}")
    strays = {row["method"] for row in result["measured"]} - {"finetuned", *recipe.get("methods", [])}
    report.that("result: methods", "methods" not in recipe or not strays, f"in no recipe: {', '.join(sorted(strays))}")
