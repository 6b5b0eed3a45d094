import { cellName } from '#shared/workbook/sheet';
import type { WrittenValue } from '#shared/workbook/template-plan';
import { escapeText } from '../../package/text-edits';
import { childNamed, type XmlDocument, type XmlElement } from '../../package/xml-document';
import { escapedText } from '../writable-text';

/** Attributes that say how the old value was stored; the new one is stored in its own way. */
const VALUE_ATTRIBUTES: ReadonlySet<string> = new Set(['r', 't', 'cm', 'vm']);

/** Children that say what the cell held; others, extensions, are not about the value. */
const VALUE_ELEMENTS: ReadonlySet<string> = new Set(['f', 'v', 'is']);

/** A cell that was not in the file: only its place, a borrowed style and the value. */
export function newCellXml(
  prefix: string,
  row: number,
  column: number,
  style: string | undefined,
  value: WrittenValue,
): string {
  const kept = style === undefined ? '' : ` s="${style}"`;
  return cellXml(`${prefix}c`, prefix, ` r="${cellName(row, column)}"${kept}`, value, undefined);
}

/** An existing cell with a new value. Its style and its formula stay; the value becomes the formula's cached one. */
export function changedCellXml(
  document: XmlDocument,
  element: XmlElement,
  row: number,
  column: number,
  value: WrittenValue,
): string {
  const prefix = element.tag.slice(0, element.tag.length - element.name.length);
  const formula = childNamed(element, 'f');
  const kept = Object.entries(element.attributes)
    // An array formula's cell metadata says that it is dynamic, so it goes with the formula.
    .filter(([name]) => !VALUE_ATTRIBUTES.has(name) || (name === 'cm' && formula !== undefined))
    .map(([name, text]) => ` ${name}="${escapeText(text).replaceAll('"', '&quot;')}"`);
  const source = ({ start, end }: XmlElement) => document.text.slice(start, end);
  const extensions = element.children.filter(({ name }) => !VALUE_ELEMENTS.has(name)).map(source);
  const attributes = ` r="${cellName(row, column)}"${kept.join('')}`;
  return cellXml(element.tag, prefix, attributes, value, formula && source(formula), extensions.join(''));
}

function cellXml(
  tag: string,
  prefix: string,
  attributes: string,
  value: WrittenValue,
  formula: string | undefined,
  extensions = '',
): string {
  const cell = (type: string, content: string) => {
    const inner = content + extensions;
    return inner === '' ? `<${tag}${attributes}/>` : `<${tag}${attributes}${type}>${inner}</${tag}>`;
  };
  if (value.kind === 'number') {
    return cell('', `${formula ?? ''}<${prefix}v>${plainDecimal(value.text)}</${prefix}v>`);
  }
  const text = value.kind === 'text' ? escapeText(escapedText(value.text)) : '';
  // Without a value a program computes it on opening; an empty text would be an error in any sum over it.
  if (formula !== undefined && text === '') return cell('', formula);
  if (formula !== undefined) return cell(' t="str"', `${formula}<${prefix}v>${text}</${prefix}v>`);
  if (text === '') return cell('', '');
  const space = keepsSpaces(text) ? ' xml:space="preserve"' : '';
  return cell(' t="inlineStr"', `<${prefix}is><${prefix}t${space}>${text}</${prefix}t></${prefix}is>`);
}

/** Anything else the planner calls a number is a bug of the planner, and would make a file Excel calls damaged. */
function plainDecimal(text: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`not a plain decimal: ${JSON.stringify(text)}`);
  return text;
}

function keepsSpaces(text: string): boolean {
  return /^\s|\s$|\s\s|[\n\t]/.test(text);
}
