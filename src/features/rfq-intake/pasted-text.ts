/** How much of a pasted text an enquiry itself holds. */
const MAX_TEXT = 10_000

type Kept = { buyerText: string; fileId: string | null; problem?: string }

/** The pasted text for the enquiry; a long one is attached as a file as well, so that nothing of it is lost. */
export async function textForEnquiry(text: string): Promise<Kept> {
  if (text.length <= MAX_TEXT) return { buyerText: text, fileId: null }
  const problem = 'The text could not be kept: the server did not answer. Nothing is lost; try again.'
  try {
    const response = await fetch('/api/files?name=RFQ%20text.txt', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: new Blob([text]),
    })
    const body = (await response.json()) as { id?: string; error?: { message?: string } }
    if (!body.id) return { buyerText: '', fileId: null, problem: body.error?.message ?? problem }
    return { buyerText: `${text.slice(0, MAX_TEXT - 60)}\n… (the whole text is attached)`, fileId: body.id }
  } catch {
    return { buyerText: '', fileId: null, problem }
  }
}
