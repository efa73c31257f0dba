// The sections of a WebAssembly module (https://webassembly.github.io/spec/core/binary/modules.html).

/** Behind the magic number and the version. */
const FIRST = 8;

/** What stands in `bytes` from `at` on. */
class Reader {
  constructor(bytes, at) {
    Object.assign(this, { bytes, at });
  }

  /** The next unsigned number, in LEB128. */
  number() {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
}

/** Each section: its number, where it begins and ends, and a reader at its contents. */
export function* sections(bytes) {
  const reader = new Reader(bytes, FIRST);
  while (reader.at < bytes.length) {
    const begin = reader.at;
    const id = bytes[reader.at++];
    const size = reader.number();
    const end = reader.at + size;
    yield { id, begin, end, body: new Reader(bytes, reader.at) };
    reader.at = end;
  }
}
