import { crc32 } from 'node:zlib'

/**
 * A zip file of the given parts, uncompressed: what was counted and checked is exactly what the spreadsheet library sees.
 * @source PKWARE APPNOTE 4.3
 */
export function storedZip(parts: ReadonlyMap<string, Buffer>): ArrayBuffer {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of parts) {
    const name = Buffer.from(path, 'utf8')
    const fixed = Buffer.alloc(26)
    fixed.writeUInt16LE(20, 0)
    fixed.writeUInt16LE(0x0800, 2)
    fixed.writeUInt32LE(crc32(content), 10)
    fixed.writeUInt32LE(content.byteLength, 14)
    fixed.writeUInt32LE(content.byteLength, 18)
    fixed.writeUInt16LE(name.byteLength, 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('504b01021400', 'hex'), fixed, rest, name)
    const local = [Buffer.from('504b0304', 'hex'), fixed, name, content]
    chunks.push(...local)
    offset += local.reduce((sum, b) => sum + b.byteLength, 0)
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(listed.byteLength, 12)
  end.writeUInt32LE(offset, 16)
  const all = Buffer.concat([...chunks, listed, end])
  return all.buffer.slice(all.byteOffset, all.byteOffset + all.byteLength) as ArrayBuffer
}
