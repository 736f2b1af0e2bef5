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
    """Share of the readable last answers that agree with the vote, averaged over the questions that have one."""
    shares = []
    for each in transcripts:
        answers = [answer for _, answer in last_answers(each) if answer is not None]
        if answers and each["vote"]["answer"] is not None:
            shares.append(sum(kind.same(answer, each["vote"]["answer"]) for answer in answers) / len(answers))
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
    told = row["diversity"].get("consensus")
    if kind.known and told is not None:
        near(report, f"{name}: consensus", told, consensus(transcripts, kind), name)


def check_iteration(report, name, iteration, transcripts, questions, kind):
    by_id = {each["id"]: each for each in questions}
    votes = [each["vote"]["answer"] for each in transcripts]
    told = iteration["votes"]
    report.equal(f"{name}: votes over train", (told["questions"], told["without"]), (len(votes), sum(vote is None for vote in votes)), name)
    if kind.known:
        accuracy, error = share([kind.right(each["vote"]["answer"], by_id.get(each["question"], {})) for each in transcripts])
        near(report, f"{name}: votes over train", told["accuracy"], accuracy, f"{name}, accuracy of the votes")
        near(report, f"{name}: votes over train", told["error"], error, f"{name}, its standard error")
        near(report, f"{name}: consensus", iteration["consensus"], consensus(transcripts, kind) or 0, name)
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
