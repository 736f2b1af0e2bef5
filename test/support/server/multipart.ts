/** A form as it is sent with files: its fields, a file's text among them. */
export const fieldsOf = async (raw: Buffer, type: string): Promise<{ readonly [name: string]: string } | undefined> => {
  try {
    const form = await new Response(new Uint8Array(raw), { headers: { "content-type": type } }).formData()
    const fields: Record<string, string> = {}
    for (const [name, value] of form) fields[name] = typeof value === "string" ? value : await value.text()
    return fields
  } catch {
    return undefined
  }
}
