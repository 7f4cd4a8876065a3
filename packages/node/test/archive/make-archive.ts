import { Buffer } from "node:buffer";
import { crc32, deflateRawSync, gzipSync } from "node:zlib";

/** One member of a zip file; what is given beside name and content is written as it is, true or not. */
export interface ZipMember {
  readonly name: string;
  readonly content?: string | Buffer;
  readonly method?: number;
  readonly flags?: number;
  readonly size?: number;
  readonly crc?: number;
  readonly localName?: string;
  readonly mode?: number;
}

/** A zip file (APPNOTE.TXT): local headers with data, the central directory, its end record. */
export function zipFile(members: readonly ZipMember[]): Buffer {
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { method = 8, flags = 0x800, mode = 0o100644 } = member;
    const content = Buffer.from(member.content ?? "");
    const data = method === 8 ? deflateRawSync(content) : content;
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(method, 4);
    shared.writeUInt32LE(member.crc ?? crc32(content), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(member.size ?? content.length, 18);
    const name = Buffer.from(member.name);
    const localName = Buffer.from(member.localName ?? member.name);
    const local = Buffer.concat([signature(0x04034b50), withNameLength(shared, localName.length), localName, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    const version = Buffer.from([20, 3]);
    central.push(Buffer.concat([signature(0x02014b50), version, withNameLength(shared, name.length), tail, name]));
    parts.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, directory, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function withNameLength(header: Buffer, length: number): Buffer {
  const copy = Buffer.from(header);
  copy.writeUInt16LE(length, 22);
  return copy;
}

export interface TarMember {
  readonly name: string;
  readonly content?: string | Buffer;
  /** POSIX type flag: "0" file, "1" hard link, "2" symbolic link, "3" device, "5" directory. */
  readonly type?: string;
  readonly link?: string;
}

/** A gzipped ustar archive. */
export function tarball(members: readonly TarMember[]): Buffer {
  return gzipSync(tarFile(members));
}

export function tarFile(members: readonly TarMember[]): Buffer {
  const blocks = members.flatMap(({ name, content = "", type = "0", link = "" }) => {
    const data = Buffer.from(content);
    const header = Buffer.alloc(512);
    header.write(name, 0, 100);
    header.write("0000644\0", 100);
    header.write(`${data.length.toString(8).padStart(11, "0")}\0`, 124);
    header.write("00000000000\0", 136);
    header.write(" ".repeat(8), 148);
    header.write(type, 156);
    header.write(link, 157, 100);
    header.write("ustar\u000000", 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    return [header, data, Buffer.alloc((512 - (data.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
