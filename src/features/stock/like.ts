/** Part of a text for ILIKE; what the user typed is never a pattern. */
export const like = (text: string) => `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
