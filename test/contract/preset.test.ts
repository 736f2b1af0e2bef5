import { presetContract } from "./preset.ts"

presetContract({
  preset: "gsm8k",
  file: "gsm8k.jsonl",
  domain: "mathematics",
  questions: [
    {
      id: "gsm8k:1",
      answer: "She ties 6*8 = 48 reeds.\nShe has 48-5 = 43 reeds left.\nThe answer is 43.",
      outcome: { kind: "number", text: "43" }
    },
    { answer: "It carries 1,200*3 = 3,600 people.\nThe answer is 3,600." },
    { id: "gsm8k:6", answer: "The answer is 6." }
  ],
  problems: [
    "gsm8k.jsonl line 3, field \"answer\": expected a last line of #### and a number, found \"They have 4*4 = 16 legs.\"",
    "gsm8k.jsonl line 4: expected a question that no other row has, found that of line 1 again: \"Nadia ties 6 bundles of 8 reeds and gives 5 reeds away. H...\"",
    "gsm8k.jsonl line 5, field \"answer\": expected a last line of #### and a number, found \"#### many\""
  ]
})

presetContract({
  preset: "orca-math",
  file: "orca-math.jsonl",
  domain: "mathematics",
  questions: [{ id: "orca-math:1", outcome: { kind: "number", text: "23" } }, { id: "orca-math:2" }],
  problems: ["orca-math.jsonl line 3, field \"answer\": expected text, found nothing"]
})

presetContract({
  preset: "mbpp",
  file: "mbpp.jsonl",
  domain: "code",
  questions: [
    {
      id: "601",
      question:
        "Write a function to double every number of a list.\n\nYour code should pass tests such as this one:\n\nassert doubled([1, 2]) == [2, 4]",
      answer: "def doubled(numbers):\n    return [2 * n for n in numbers]",
      tests: ["assert doubled([1, 2]) == [2, 4]", "assert doubled([]) == []"]
    },
    { id: "602", tests: ["import math\nassert math.isclose(root(9), 3)"] }
  ],
  problems: [
    "mbpp.jsonl line 3, field \"code\": expected text, found nothing",
    "mbpp.jsonl line 4, field \"test_list\": expected a list of texts, found \"f() == 1\""
  ]
})

const shout = "def shout(text: str) -> str:\n    \"\"\"The text in capitals.\n    >>> shout('a')\n    'A'\n    \"\"\""

presetContract({
  preset: "humaneval",
  file: "humaneval.jsonl",
  domain: "code",
  questions: [
    {
      id: "Own/0",
      question: `Complete this Python function.\n\n${shout}`,
      answer: `${shout}\n    return text.upper()`,
      tests: ["def check(candidate):\n    assert candidate('a') == 'A'\n\ncheck(shout)"]
    }
  ],
  problems: ["humaneval.jsonl line 2, field \"canonical_solution\": expected text, found the number 2"]
})

presetContract({
  preset: "mmlu",
  file: "mmlu.csv",
  domain: "general",
  questions: [
    {
      id: "mmlu:1",
      question: "Which of these floats, on water?\n\nA. Iron\nB. Cork\nC. Lead\nD. Glass",
      answer: "B. Cork",
      outcome: { kind: "option", text: "B" }
    },
    { id: "mmlu:2", answer: "C. 6" }
  ],
  problems: ["mmlu.csv line 3, field \"answer\": expected one of A, B, C, D, or its number from 0, found \"E\""]
})

presetContract({
  preset: "mmlu",
  file: "mmlu.jsonl",
  domain: "general",
  questions: [
    { id: "o1", answer: "A. Carbon dioxide", outcome: { kind: "option", text: "A" } },
    { id: "o2", question: "Which number is prime?\n\nA. 4\nB. 6\nC. 9\nD. 7\nE. 8", answer: "D. 7" },
    { id: "o3", question: "Which of these is a tree?\n\nA. oak\nB. oat", outcome: { kind: "option", text: "A" } },
    { id: "o4", answer: "B. oat" }
  ],
  problems: [
    "mmlu.jsonl line 5, field \"options\": expected 2 to 10 options, found 1",
    "mmlu.jsonl line 6, field \"answer\": expected one of A, B, or its number from 0, found \"C\""
  ]
})

presetContract({
  preset: "openhermes",
  file: "openhermes.json",
  domain: "general",
  questions: [
    { id: "h1", question: "Name a bird that cannot fly.", answer: "The penguin." },
    { id: "h2", question: "Why is the sky blue?" },
    { id: "h6", question: "What is a fjord?", answer: "A long, narrow inlet of the sea." }
  ],
  problems: [
    "openhermes.json line 4, field \"conversations\": expected no words before the conversation, or none that say anything of it, found \"You are a pirate. Answer in rhymes.\"",
    "openhermes.json line 5, field \"conversations\": expected a human's turn and a model's after it, found a model's and a human's",
    "openhermes.json line 6, field \"system_prompt\": expected no words before the conversation, or none that say anything of it, found \"Translate everything to French.\"",
    "openhermes.json line 8, field \"conversations\": expected a list of turns with from and value, or role and content, found \"none\""
  ]
})

presetContract({
  preset: "alpaca",
  file: "alpaca.json",
  domain: "general",
  questions: [
    { id: "alpaca:2", question: "Sort these words.\n\npear, apple", answer: "apple, pear" },
    { id: "alpaca:3", question: "Name a colour." },
    { id: "alpaca:4", question: "Print a line in Python.", answer: "print('a line')" },
    { id: "seed_1", question: "Find the opposite.\n\nhot", answer: "cold" }
  ],
  problems: ["alpaca.json line 6, field \"output\": expected text, found nothing"]
})

presetContract({
  preset: "procqa",
  file: "procqa.jsonl",
  domain: "code",
  questions: [
    {
      id: "11",
      question:
        "How do I reverse a list in Python?\n\nI have a list & want it backwards:\n\n```\na = [1, 2]\nif a < b:\n    pass\n```\n\nWhat is best?",
      answer: "Use `a[::-1]`, or:\n\n- reversed(a)\n- a.reverse()\n\nIt takes n^2 never.\nGood luck."
    },
    {
      id: "13",
      question: "What does <br> do?\n\nI wrote a <br> b and if a < b.",
      answer: "It breaks the line: <br>"
    }
  ],
  problems: ["procqa.jsonl line 3, field \"answer\": expected text, found \"<p> </p>\""]
})

presetContract({
  preset: "plain",
  file: "plain.csv",
  domain: "general",
  questions: [
    {
      id: "plain:2",
      question: "What is 3/4 of 12?",
      answer: "Three quarters of 12 are 9.",
      outcome: { kind: "number", text: "9" }
    },
    { id: "plain:3", answer: "The miller wrote it." }
  ],
  problems: ["plain.csv line 4, field \"question\": expected text, found nothing"]
})

presetContract({
  preset: "plain",
  file: "math.jsonl",
  domain: "mathematics",
  questions: [
    { id: "m1", question: "Write $0.5$ as a fraction.", answer: "It is one half: $\\boxed{\\frac{1}{2}}$." },
    { id: "m2", outcome: { kind: "expression", text: "\\{2, 4\\}" } }
  ],
  problems: []
})
