/** A screen as a picture: what tmux captured, with its colours, drawn cell by cell. */
import { type AnsiCode, styledCharsFromTokens, tokenize } from "@alcalzone/ansi-tokenize"
import { Resvg } from "@resvg/resvg-js"
import sharp from "sharp"
import stringWidth from "string-width"

const cell = { width: 8.43, height: 18, font: 14 }
const ground = "#12151a"
const ink = "#d6d9de"
const colours = ["#3b4048", "#e06c75", "#98c379", "#d7a65f", "#61afef", "#c678dd", "#56b6c2", "#b6bac2"]
const bright = ["#6b717d", "#f08a92", "#b2dc94", "#efc27e", "#86c5ff", "#dc9bee", "#7fd4de", "#ffffff"]

interface Look {
  fore: string | undefined
  back: string | undefined
  bold: boolean
  dim: boolean
  inverse: boolean
  underline: boolean
}

const lookOf = (codes: ReadonlyArray<AnsiCode>): Look => {
  const look: Look = { fore: undefined, back: undefined, bold: false, dim: false, inverse: false, underline: false }
  for (const { code } of codes) {
    for (const text of code.slice(2, -1).split(";")) {
      const n = Number(text)
      if (n === 1) look.bold = true
      else if (n === 2) look.dim = true
      else if (n === 4) look.underline = true
      else if (n === 7) look.inverse = true
      else if (n >= 30 && n <= 37) look.fore = colours[n - 30]
      else if (n >= 90 && n <= 97) look.fore = bright[n - 90]
      else if (n >= 40 && n <= 47) look.back = colours[n - 40]
      else if (n >= 100 && n <= 107) look.back = bright[n - 100]
    }
  }
  return look
}

const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? "")

/** Dots of a braille sign, two columns of four. */
const braille = (sign: string, { x, y }: { x: number; y: number }, fill: string): string => {
  const bits = (sign.codePointAt(0) ?? 0) - 0x2800
  const places = [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2], [0, 3], [1, 3]] as const
  return places.map(([column, row], bit) =>
    bits & (1 << bit)
      ? `<circle cx="${x + cell.width * (0.27 + column * 0.46)}" cy="${
        y + cell.height * (0.14 + row * 0.24)
      }" r="1.25" fill="${fill}"/>`
      : ""
  ).join("")
}

/** The picture of a captured screen as PNG, in so few colours that it stays small. */
export const png = (captured: string, { columns, rows }: { columns: number; rows: number }): Promise<Buffer> => {
  const parts: Array<string> = []
  for (const [row, line] of captured.split("\n").slice(0, rows).entries()) {
    let column = 0
    for (const { styles, value } of styledCharsFromTokens(tokenize(line))) {
      const width = stringWidth(value)
      const look = lookOf(styles)
      const [x, y] = [column * cell.width, row * cell.height]
      const fore = look.inverse ? look.back ?? ground : look.fore ?? ink
      const back = look.inverse ? look.fore ?? ink : look.back
      if (back !== undefined) {
        parts.push(
          `<rect x="${x}" y="${y}" width="${width * cell.width + 0.4}" height="${cell.height}" fill="${back}"/>`
        )
      }
      const faded = look.dim ? " fill-opacity=\"0.6\"" : ""
      if (/[\u2801-\u28ff]/.test(value)) parts.push(braille(value, { x, y }, fore))
      else if (value.trim() !== "") {
        parts.push(
          `<text x="${x}" y="${y + cell.height * 0.76}" fill="${fore}"${faded}${
            look.bold ? " font-weight=\"bold\"" : ""
          }${look.underline ? " text-decoration=\"underline\"" : ""}>${escaped(value)}</text>`
        )
      }
      column += width
    }
  }
  const [width, height] = [Math.ceil(columns * cell.width), rows * cell.height]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width + 24}" height="${height + 24}">
<rect width="100%" height="100%" rx="8" fill="${ground}"/>
<g transform="translate(12 12)" font-family="DejaVu Sans Mono" font-size="${cell.font}" xml:space="preserve">${
    parts.join("")
  }</g></svg>`
  const drawn = new Resvg(svg, { font: { loadSystemFonts: true, defaultFontFamily: "DejaVu Sans Mono" } }).render()
    .asPng()
  return sharp(drawn).png({ palette: true, colours: 64, effort: 10 }).toBuffer()
}
