import { chineseNumber } from '#shared/kit/chinese-number';
import { type PackageParts, partText } from '../package/read-package';
import { childNamed, childrenNamed, parseXml, type XmlElement } from '../package/xml-document';

/** How a level of a list counts: `format` is Word's word for the numerals, `pattern` its text (`第%1部分`, `（%2）`). */
type Level = { readonly format: string; readonly pattern: string; readonly start: number };

/** Counts the automatic numbers of a document, paragraph by paragraph in its order. */
export type AutomaticNumbers = {
  /** What stands before a paragraph of this list and level; empty where Word prints a mark or nothing. */
  readonly next: (list: string, level: number) => string;
};

/** Reads the lists of a document (`numbering.xml`); without the part no paragraph is numbered. */
export function automaticNumbers(parts: PackageParts, part: string | undefined): AutomaticNumbers {
  const lists = part === undefined ? new Map<string, ListShape>() : readLists(parts, part);
  /** By abstract list: lists of one shape count on together, as Word does. */
  const counts = new Map<string, number[]>();
  return {
    next: (list, at) => {
      const shape = lists.get(list);
      const level = shape?.levels[at];
      if (!shape || !level) return '';
      const counted = counts.get(shape.id) ?? [];
      counts.set(shape.id, counted);
      counted[at] = (counted[at] ?? level.start - 1) + 1;
      counted.length = at + 1;
      return level.pattern.replace(/%(\d)/g, (_, digit: string) => {
        const index = Number(digit) - 1;
        const other = shape.levels[index];
        return other ? numeral(counted[index] ?? other.start, other.format) : '';
      });
    },
  };
}

type ListShape = { readonly id: string; readonly levels: readonly Level[] };

function readLists(parts: PackageParts, part: string): ReadonlyMap<string, ListShape> {
  const root = parseXml(partText(parts, part) ?? '')?.root;
  if (!root) return new Map();
  const shapes = new Map(
    childrenNamed(root, 'abstractNum').map((shape) => [attribute(shape, 'abstractNumId'), levelsOf(shape)]),
  );
  return new Map(
    childrenNamed(root, 'num').map((list): [string, ListShape] => {
      const id = attribute(childNamed(list, 'abstractNumId'), 'val');
      const levels = [...(shapes.get(id) ?? [])];
      const overrides = childrenNamed(list, 'lvlOverride');
      for (const override of overrides) {
        const at = Number(attribute(override, 'ilvl'));
        const level = levels[at];
        const start = childNamed(override, 'startOverride');
        if (level && start) levels[at] = { ...level, start: Number(attribute(start, 'val')) };
      }
      // A list that starts anew somewhere counts for itself.
      const own = overrides.length > 0 ? `${id} of ${attribute(list, 'numId')}` : id;
      return [attribute(list, 'numId'), { id: own, levels }];
    }),
  );
}

function levelsOf(shape: XmlElement): readonly Level[] {
  return childrenNamed(shape, 'lvl').map((level) => ({
    format: attribute(childNamed(level, 'numFmt'), 'val'),
    pattern: attribute(childNamed(level, 'lvlText'), 'val'),
    start: Number(attribute(childNamed(level, 'start'), 'val') || '1'),
  }));
}

/** An attribute by its local name; a missing element or attribute is empty, as Word takes it. */
export function attribute(element: XmlElement | undefined, name: string): string {
  if (!element) return '';
  const found = Object.entries(element.attributes).find(([tag]) => tag.slice(tag.indexOf(':') + 1) === name);
  return found?.[1] ?? '';
}

function numeral(count: number, format: string): string {
  if (/^(?:chinese|japaneseCounting|taiwaneseCounting|ideographTraditional)/.test(format))
    return chineseNumber(count) ?? String(count);
  if (format === 'decimalEnclosedCircle' || format === 'decimalEnclosedCircleChinese')
    return count >= 1 && count <= 20 ? String.fromCodePoint(0x2460 + count - 1) : String(count);
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCodePoint(97 + ((count - 1) % 26));
    return format === 'lowerLetter' ? letter : letter.toUpperCase();
  }
  if (format === 'bullet' || format === 'none') return '';
  return format === 'decimalZero' ? String(count).padStart(2, '0') : String(count);
}
