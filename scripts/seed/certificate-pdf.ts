const LINE = 22
const escaped = (text: string) => text.replace(/[\\()]/g, (c) => `\\${c}`)

/**
 * A one-page PDF (A4, Helvetica) that says plainly that it is a sample. It carries no test values: measured values come
 * from a mill, a laboratory or an instrument, never from a program.
 */
export function sampleCertificate(facts: {
  mtcNo: string
  make: string
  heats: string[]
  designation: string
}): Buffer {
  const lines: [size: number, text: string][] = [
    [16, 'SAMPLE CERTIFICATE FOR DEMONSTRATION'],
    [11, 'Not a mill test certificate. It holds no test values and certifies nothing.'],
    [11, `Certificate number: ${facts.mtcNo}`],
    [11, `Make: ${facts.make}`],
    [11, `Heat number: ${facts.heats.join(', ')}`],
    [11, `Designation: ${facts.designation}`],
    [11, 'Chemical analysis and mechanical tests: none (demonstration data).'],
  ]
  const content = lines
    .map(([size, text], i) => `BT /F1 ${size} Tf 60 ${780 - i * LINE} Td (${escaped(text)}) Tj ET`)
    .join('\n')
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = Buffer.byteLength(body, 'latin1')
    body += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const xref = Buffer.byteLength(body, 'latin1')
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`
  return Buffer.from(body, 'latin1')
}
