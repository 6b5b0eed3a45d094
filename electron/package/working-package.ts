import { strToU8 } from 'fflate';
import { type PackageParts, partText } from './read-package';
import { applyEdits, type Edit } from './text-edits';
import { type WrittenPart, writePackage } from './write-package';
import { parseXml, type XmlDocument } from './xml-document';

/** ZIP dates reach from 1980 to 2099; a writer without a clock leaves zeros. */
const EARLIEST = new Date(1980, 0, 1);

/** Bytes from which a part is packed in half the time, for two per cent more. */
const LARGE = 1 << 20;

/**
 * A package being changed. Parts that nobody edits come out with the bytes they came in with; an edited part is its
 * own text with pieces replaced.
 */
export class WorkingPackage {
  readonly #parts: PackageParts;
  readonly #changed = new Map<string, string>();
  readonly #added = new Set<string>();
  readonly #removed = new Set<string>();
  readonly #documents = new Map<string, XmlDocument | undefined>();

  constructor(parts: PackageParts) {
    this.#parts = parts;
  }

  has(name: string): boolean {
    return (this.#parts.has(name) || this.#added.has(name)) && !this.#removed.has(name);
  }

  names(): readonly string[] {
    return [...this.#parts.keys(), ...this.#added].filter((name) => !this.#removed.has(name));
  }

  text(name: string): string | undefined {
    return this.has(name) ? (this.#changed.get(name) ?? partText(this.#parts, name)) : undefined;
  }

  /** The part parsed; undefined when it is not there or is not well-formed XML. */
  document(name: string): XmlDocument | undefined {
    if (!this.#documents.has(name)) {
      const text = this.text(name);
      this.#documents.set(name, text === undefined ? undefined : parseXml(text));
    }
    return this.#documents.get(name);
  }

  /** Edits refer to the text as it is now. */
  edit(name: string, edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    const text = this.text(name);
    if (text === undefined) throw new Error(`no part ${name}`);
    this.#changed.set(name, applyEdits(text, edits));
    this.#documents.delete(name);
  }

  /** A part that the package did not have. */
  add(name: string, text: string): void {
    this.#added.add(name);
    this.#changed.set(name, text);
  }

  remove(name: string): void {
    this.#removed.add(name);
    this.#documents.delete(name);
  }

  /** The package zipped again, parts in their old order and with their old dates. */
  async toBytes(): Promise<Uint8Array> {
    const content: WrittenPart[] = [];
    for (const [name, part] of this.#parts) {
      if (this.#removed.has(name)) continue;
      const year = part.modified.getFullYear();
      const modified = year >= 1980 && year <= 2099 ? part.modified : EARLIEST;
      const changed = this.#changed.get(name);
      const bytes = changed === undefined ? part.bytes : strToU8(changed);
      content.push({ name, bytes, modified, level: part.stored ? 0 : bytes.length > LARGE ? 4 : 6 });
    }
    for (const name of this.#added) {
      const text = this.text(name);
      if (text !== undefined) content.push({ name, bytes: strToU8(text), modified: EARLIEST, level: 6 });
    }
    return writePackage(content);
  }
}
