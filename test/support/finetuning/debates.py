"""Debates as they stand in transcripts: who spoke when and knew what, what was answered, what the vote came to."""

from answers import arithmetic, final_number, mentions, number

UTTERANCE = {"agent", "part", "number", "round", "model", "place", "asked", "text", "answer", "inputTokens", "outputTokens"}
TRANSCRIPT = {"question", "text", "rounds", "said", "vote"}


def spoken(transcript, agent, round_):
    for each in transcript["said"]:
        if each["part"] != "summariser" and each["number"] == agent and each["round"] == round_:
            return each
    return None


def agents_of(transcript):
    return max((each["number"] for each in transcript["said"]), default=0)


def last_answers(transcript):
    """[(agent, answer or None)] of the last round, by number."""
    found = []
    for agent in range(1, agents_of(transcript) + 1):
        said = spoken(transcript, agent, transcript["rounds"])
        part = "generator" if transcript["rounds"] == 1 else "critic"
        found.append((f"{part}-{agent}", said["answer"] if said else None))
    return found


def check_shape(report, name, transcripts, questions):
    """The questions of the set, each once and in order; no field but those of a transcript, so that no reference answer stands in it."""
    asked = [each["id"] for each in questions]
    there = [each.get("question") for each in transcripts]
    report.equal(f"{name}: questions", there, asked)
    texts = {each["id"]: each["question"] for each in questions}
    for each in transcripts:
        where = f"{name}, {each.get('question')}"
        report.that(f"{name}: fields", set(each) == TRANSCRIPT, f"{where}: fields {sorted(each)}")
        report.that(f"{name}: fields", set(each["vote"]) == {"answer", "classes", "tied"}, f"{where}: fields of the vote")
        report.that(f"{name}: texts of questions", each["text"] == texts.get(each["question"]), f"{where}: another text")
        for said in each["said"]:
            report.that(f"{name}: fields", UTTERANCE <= set(said) <= UTTERANCE | {"failure"}, f"{where}: {said.get('agent')}: fields {sorted(said)}")


def check_leaks(report, name, transcripts, questions):
    """No reference solution in what agents were asked, but where one of them had said it."""
    answers = {each["id"]: each["answer"].strip() for each in questions}
    for each in transcripts:
        solution, said = answers.get(each["question"], ""), []
        for one in each["said"]:
            known = any(solution in text for text in said) or solution in each["text"]
            if len(solution) >= 20 and not known:
                report.that(f"{name}: no reference answer in a prompt", solution not in one["asked"], f"{name}, {each['question']}: {one['agent']} was shown the reference answer")
            said.append(one["text"] or "")


def expected_calls(transcript, summaries):
    """Who must have spoken, in order: N + (M - 1) * 2N where all goes well."""
    count, calls = agents_of(transcript), []
    for round_ in range(1, transcript["rounds"] + 1):
        if round_ == 1:
            calls += [("generator", agent, 1) for agent in range(1, count + 1)]
            continue
        before = {a: spoken(transcript, a, round_ - 1) for a in range(1, count + 1)}
        heard = {a for a, said in before.items() if said and said["text"] is not None}
        own = {a for a in before if any((spoken(transcript, a, r) or {}).get("text") is not None for r in range(1, round_))}
        if summaries:
            calls += [("summariser", a, round_) for a in range(1, count + 1) if heard - {a} and a in own]
        calls += [("critic", a, round_) for a in range(1, count + 1)]
    return calls


def check_calls(report, name, transcripts, way):
    for each in transcripts:
        where = f"{name}, {each['question']}"
        if way.get("agents"):
            report.equal(f"{name}: agents and rounds", (agents_of(each), each["rounds"]), (way["agents"], way["rounds"]), where)
        calls = [(said["part"], said["number"], said["round"]) for said in each["said"]]
        report.equal(f"{name}: calls", calls, expected_calls(each, way["summaries"]), where)
        for said in each["said"]:
            report.equal(f"{name}: names", said["agent"], f"{said['part']}-{said['number']}", where)
        if not any("failure" in said for said in each["said"]):
            count, rounds = agents_of(each), each["rounds"]
            number_ = count + (rounds - 1) * 2 * count if way["summaries"] and count > 1 else count * rounds
            report.equal(f"{name}: number of calls", len(calls), number_, where)


def check_models(report, name, transcripts, cast):
    """Who was asked: the agents of that iteration, and whoever sums up."""
    for each in transcripts:
        for said in each["said"]:
            at = said["number"] - 1
            if said["part"] == "summariser":
                wanted = {"base": cast["base"], "own": cast["critics"][at]}.get(cast["summaries"])
            else:
                wanted = cast["generators" if said["part"] == "generator" else "critics"][at]
            report.equal(f"{name}: models", said["model"], wanted, f"{name}, {each['question']}, {said['agent']}")


# What is shorter, as "(C)", may stand in a prompt by itself and shows nothing.
TELLING = 16


def squeezed(text):
    return " ".join((text or "").replace("- - -", "---").split())


def check_rounds(report, name, transcripts, peers, identified):
    """Nobody knew anything of its own round; a summary is made of the others' last answers alone, and goes to its critic alone."""
    title = f"{name}: rounds are simultaneous"
    for each in transcripts:
        texts = [(said, squeezed(said["text"])) for said in each["said"] if said["text"]]
        first = {said["asked"] for said in each["said"] if said["round"] == 1}
        if not identified:
            report.that(f"{name}: all are asked the same first", len(first) <= 1, f"{name}, {each['question']}: {len(first)} different first prompts")
        for said in each["said"]:
            asked, where = squeezed(said["asked"]), f"{name}, {each['question']}: {said['agent']} in round {said['round']}"
            mine = [
                text for other, text in texts
                if other["round"] < said["round"]
                or (said["part"] == "critic" and other["part"] == "summariser" and other["number"] == said["number"] and other["round"] == said["round"])
            ]
            for other, text in texts:
                late = other["round"] > said["round"] or (other["round"] == said["round"] and text not in mine)
                if late and other is not said and len(text) >= TELLING and not any(text in known for known in mine + [squeezed(each["text"])]):
                    report.that(title, text not in asked, f"{where} was shown what {other['agent']} said in round {other['round']}")
            if said["part"] == "summariser":
                others = [text for other, text in texts if other["part"] != "summariser" and other["round"] == said["round"] - 1 and other["number"] != said["number"]]
                own = [text for other, text in texts if other["part"] != "summariser" and other["number"] == said["number"] and other["round"] < said["round"]]
                whole = sum(text in asked for text in others)
                report.that(f"{name}: summaries are of the others", whole >= min(peers, len(others)) or "..." in asked, f"{where} was shown {whole} of {len(others)} answers")
                report.that(f"{name}: summaries are of the others", not any(text in asked and not any(text in other for other in others) for text in own), f"{where} was shown the answer of the critic it sums up for")
            if said["part"] == "critic":
                summary = [text for other, text in texts if other["part"] == "summariser" and other["number"] == said["number"] and other["round"] == said["round"]]
                for text in summary:
                    report.that(f"{name}: summaries reach their critic", text in asked or "..." in asked, f"{where} was not shown its summary")


def check_answers(report, name, transcripts, kind):
    """The final answer of every reply, read anew; where a text says it in no form that was asked for, the number must at least be in it."""
    for each in transcripts:
        for said in each["said"]:
            where, answer = f"{name}, {each['question']}: {said['agent']} in round {said['round']}", said["answer"]
            if said["part"] == "summariser" or said["text"] is None:
                report.that(f"{name}: answers", answer is None, f"{where} has an answer, {answer!r}, and cannot have one")
            elif kind.numbers:
                value, sure = final_number(said["text"])
                if sure:
                    read = None if answer is None else number(answer)
                    report.that(f"{name}: answers", read == value and (answer is None) == (value is None), f"{where} answered {value}, and not {answer!r}")
                elif answer is not None:
                    read = number(answer)
                    report.that(f"{name}: answers", read is not None and mentions(said["text"], read), f"{where} never mentions {answer!r}")


def check_votes(report, name, transcripts, kind, tie):
    """Answers put together by value, in the order of agents; the most agents win, and of equals any that the policy may choose."""
    title = f"{name}: votes"
    for each in transcripts:
        vote, where, classes = each["vote"], f"{name}, {each['question']}", []
        given = last_answers(each)
        if not kind.known:
            members = sorted(agent for one in vote["classes"] for agent in one["agents"])
            report.equal(title, members, sorted(agent for agent, answer in given if answer is not None), where)
            continue
        for agent, answer in given:
            if answer is None:
                continue
            its = next((one for one in classes if kind.same(one["answer"], answer)), None)
            if its:
                its["agents"].append(agent)
            else:
                classes.append({"answer": answer, "agents": [agent]})
        classes.sort(key=lambda one: -len(one["agents"]))
        report.equal(title, vote["classes"], classes, where)
        most = [one for one in classes if len(one["agents"]) == len(classes[0]["agents"])]
        report.equal(title, vote["tied"], len(most) > 1, f"{where}, tied")
        if not most:
            allowed = [None]
        elif len(most) == 1 or tie == "first":
            allowed = [most[0]["answer"]]
        else:
            allowed = [None] if tie == "none" else [one["answer"] for one in most]
        report.that(title, vote["answer"] in allowed, f"{where}: the vote is {vote['answer']!r}, and must be {' or '.join(map(repr, allowed))}")


def check_hints(report, name, transcripts, before, questions, kind):
    """Answers with the right one as a hint (STaR): to the questions that were answered wrong before, one reply each, and the hint stands nowhere."""
    own = {each["question"]: each for each in before}
    if kind.known:
        wrong = [each["id"] for each in questions if not (each["id"] in own and kind.right(own[each["id"]]["vote"]["answer"], each))]
        report.equal(f"{name}: questions", [each["question"] for each in transcripts], wrong)
    for each in transcripts:
        where, said = f"{name}, {each['question']}", each["said"]
        report.equal(f"{name}: one reply", [(one["part"], one["number"], one["round"]) for one in said], [("generator", 1, 1)], where)
        first = own.get(each["question"], {}).get("said", [])
        if not first or not said:
            report.that(f"{name}: questions", False, f"{where}: no answer without a hint before it")
            continue
        report.that(f"{name}: asked without the hint", said[0]["asked"] == first[0]["asked"], f"{where}: what is learnt was not asked like that before")
        report.equal(f"{name}: models", said[0]["model"], first[0]["model"], where)


def check_references(report, name, questions, task):
    """The reference answers, worked out anew where that can be done."""
    for each in questions:
        text = (each.get("outcome") or {}).get("text")
        wanted = arithmetic(each["question"]) if task == "arithmetic" else None
        if each.get("outcome") is None and name == "train":
            # To learn from a vote no answer is needed.
            continue
        if wanted is not None:
            report.that(f"{name}: reference answers", text is not None and number(text) == wanted, f"{name}, {each['id']}: {wanted}, and not {text!r}")
        elif task == "gsm8k" and text is not None:
            report.that(f"{name}: reference answers", mentions(each["answer"], number(text)), f"{name}, {each['id']}: the solution never mentions {text!r}")
