import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { isHtml, textOfHtml } from "../../../../packages/core/src/scenario/questions/Html.ts"

describe("the text of HTML", () => {
  for (
    const [name, html, text] of [
      ["has its paragraphs apart", "<p>One\n two </p>\n\n<p>three</p>", "One two\n\nthree"],
      ["has its lists with bullets", "<ul>\n<li>one</li>\n<li><p>two</p></li></ul><p>end", "- one\n- two\n\nend"],
      [
        "has code between fences, as it was",
        "<pre class=\"x\"><code>a\n\n\n  b &lt; c\n</code></pre>x",
        "```\na\n\n\n  b < c\n```\n\nx"
      ],
      ["closes a fence that is never closed", "<pre><code>a", "```\na\n```"],
      ["has words of code marked", "<p>Use <code>a &amp;&amp; b</code>.</p>", "Use `a && b`."],
      ["keeps powers and breaks", "<p>2<sup>3</sup><br/>a<sub>1</sub></p>", "2^3\na_1"],
      ["reads entities once", "<p>&#65;&#x42;&amp;lt;&nbsp;&unknown; &#1114112;</p>", "AB&lt; &unknown; &#1114112;"],
      [
        "says nothing of scripts, comments and addresses",
        "<p>a<script>b</script><!-- c --><a href=\"d\">e</a></p>",
        "ae"
      ]
    ] as const
  ) it(`${name}`, () => assert.strictEqual(textOfHtml(html), text))

  it("is told from text that has tags in it", () => {
    for (const html of ["<p>a</p>", " <PRE class='x'>a</PRE>", "<ul><li>a</li></ul>"]) assert.isTrue(isHtml(html), html)
    for (const text of ["a <p>b</p>", "<p>", "a < b", "<T>(x: T) => x", "<html-like>a</html-like>", ""]) {
      assert.isFalse(isHtml(text), text)
    }
  })

  it("holds no tag, whatever the HTML", () => {
    const piece = fc.constantFrom(
      "<p>",
      "</p>",
      "<pre>",
      "</pre>",
      "<li>",
      "<br>",
      "<script>",
      "</script>",
      "a ",
      "\n",
      "<",
      ">",
      "&lt;",
      "<b x=1>"
    )
    fc.assert(fc.property(fc.array(piece), (pieces) => {
      assert.notMatch(textOfHtml(pieces.filter((each) => each !== "&lt;").join("")), /<(?:\/|p>|pre>|li>|br>|script>)/)
      assert.notMatch(textOfHtml(pieces.join("")), /\n{3}(?![^]*```)/)
    }))
  })

  it("is read to the end, however many things are opened and never closed", () => {
    for (const piece of ["<p>", "<", "<!--", "<script>", "<pre>", "&#", "<a href=", "<li>", " "]) {
      const html = piece.repeat(200_000)
      assert.isAtMost(textOfHtml(html).length, html.length)
    }
  })
})
