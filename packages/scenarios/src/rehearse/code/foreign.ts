/** What a beginner leaves behind in other languages than Python: the part it was sure of. */

/** By language, from the name of the function. */
export const foreign: Readonly<Record<string, (name: string) => string>> = {
  javascript: (name) =>
    `function ${name}(items) {\n  let result = 0;\n  for (let i = 1; i < items.length; i++) {\n    result = result + items[i];\n  }\n  return result;\n}`,
  typescript: (name) =>
    `function ${name}(items: number[]): number {\n  let result = 0;\n  for (let i = 1; i < items.length; i++) {\n    result = result + items[i];\n  }\n  return result;\n}`,
  java: (name) =>
    `static int ${name}(int n) {\n    int result = 0;\n    for (int i = 1; i < n; i++) {\n        result = result + i;\n    }\n    return result;\n}`,
  cpp: (name) =>
    `int ${name}(int n) {\n    int result = 0;\n    for (int i = 1; i < n; i++) {\n        result = result + i;\n    }\n    return result;\n}`,
  csharp: (name) =>
    `static int ${name}(int n) {\n    int result = 0;\n    for (int i = 1; i < n; i++) {\n        result = result + i;\n    }\n    return result;\n}`,
  php: (name) =>
    `<?php\nfunction ${name}($n) {\n    $result = 0;\n    for ($i = 1; $i < $n; $i++) {\n        $result = $result + $i;\n    }\n    return $result;\n}`,
  ruby: (name) =>
    `def ${name}(items)\n  result = 0\n  items[1..].each { |item| result = result + item }\n  result\nend`,
  html: () => "<div>\n  <p>Text\n</div>",
  css: () => ".box {\n  color red;\n}",
  sql: () => "SELECT * FROM records;",
  bash: () => "for file in *; do\n  echo file\ndone"
}
