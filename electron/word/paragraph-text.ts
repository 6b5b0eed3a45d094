import { applyEdits, type Edit, escapeText } from '../package/text-edits';
import { childNamed, childrenNamed, type XmlDocument, type XmlElement } from '../package/xml-document';
import { attribute } from './automatic-numbers';

/** A piece of what a reader sees in a paragraph; `element`: the `w:t` it stands in, absent where it is a tab or a break. */
export type Segment = { readonly text: string; readonly element?: XmlElement };

/**
 * The text of a paragraph in pieces, in order: results of fields but not their codes, what was inserted but not what was
 * deleted, nothing hidden. Text boxes stand apart and are handed to `onBox`.
 */
export function segmentsOf(paragraph: XmlElement, onBox: (box: XmlElement) => void): readonly Segment[] {
  const segments: Segment[] = [];
  let field: FieldState = { isCode: false };
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.name === 'fldChar') field = afterMark(field, attribute(child, 'fldCharType'));
      else if (child.name === 'r' && isHidden(child)) {
        // Marks of fields count also where nobody sees them.
        for (const mark of childrenNamed(child, 'fldChar'))
          field = afterMark(field, attribute(mark, 'fldCharType'));
      } else if (child.name === 'r' || HOLDERS.has(child.name)) walk(child);
      else if (child.name === 'AlternateContent') walk(childNamed(child, 'Choice') ?? child);
      else if (child.name === 'txbxContent') onBox(child);
      else if (AROUND_BOXES.has(child.name)) walk(child);
      else if (!field.isCode) {
        const text = textOf(child);
        if (child.name === 't') segments.push({ text, element: child });
        else if (text !== '') segments.push({ text });
      }
    }
  };
  walk(paragraph);
  return segments;
}

/** What a paragraph says in runs that are hidden. */
export function hiddenText(paragraph: XmlElement): string {
  const texts: string[] = [];
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.name !== 'r') {
        if (HOLDERS.has(child.name)) walk(child);
      } else if (isHidden(child)) for (const text of childrenNamed(child, 't')) texts.push(text.content);
    }
  };
  walk(paragraph);
  return texts.join('');
}

/** What stands around paragraphs and runs and is itself nothing to read. */
export const HOLDERS: ReadonlySet<string> = new Set([
  ...['sdt', 'sdtContent', 'ins', 'moveTo', 'smartTag', 'customXml', 'hyperlink', 'fldSimple'],
]);

/** On the way to the paragraphs of a text box, as DrawingML or VML. */
const AROUND_BOXES = new Set([
  ...['drawing', 'inline', 'anchor', 'graphic', 'graphicData', 'wsp', 'wgp', 'txbx'],
  ...['pict', 'shape', 'rect', 'group', 'textbox'],
]);

/** Fields nest; between `begin` and `separate` of each stands its code, which nobody reads. */
type FieldState = { readonly isCode: boolean; readonly outer?: FieldState };

function afterMark(state: FieldState, mark: string): FieldState {
  if (mark === 'begin') return { isCode: true, outer: state };
  if (mark === 'separate') return { ...state, isCode: state.outer?.isCode ?? false };
  return state.outer ?? state;
}

function isHidden(run: XmlElement): boolean {
  const properties = childNamed(run, 'rPr');
  const vanish = properties && childNamed(properties, 'vanish');
  return vanish !== undefined && !['0', 'false', 'off'].includes(attribute(vanish, 'val'));
}

function textOf(element: XmlElement): string {
  switch (element.name) {
    case 't':
      return element.content;
    case 'tab':
    case 'ptab':
      return '\t';
    case 'br':
    case 'cr':
      return '\n';
    case 'noBreakHyphen':
      return '-';
    case 'sym':
      return String.fromCodePoint(Number.parseInt(attribute(element, 'char'), 16) || 0xfffd);
    default:
      return '';
  }
}

/** Other text in place of the characters from `start` to before `end` of a paragraph's text. */
export type TextChange = { readonly start: number; readonly end: number; readonly text: string };

/**
 * Puts other text in place of characters of the paragraph's text: it stands in the run that held the first of them, with
 * its look; lines are parted by breaks. Everything else of the paragraph stays as it is. Changes do not overlap.
 */
export function replaceTexts(
  document: XmlDocument,
  segments: readonly Segment[],
  changes: readonly TextChange[],
): readonly Edit[] {
  const edits: Edit[] = [];
  const written = new Set<TextChange>();
  let at = 0;
  for (const { text: own, element } of segments) {
    const begin = at;
    at += own.length;
    if (element === undefined) continue;
    const here: Edit[] = [];
    for (const change of changes) {
      const [start, end] = [Math.max(change.start - begin, 0), Math.min(change.end - begin, own.length)];
      if (start >= end) continue;
      here.push({ start, end, text: written.has(change) ? '' : change.text });
      written.add(change);
    }
    if (here.length > 0) edits.push(setText(document, element, applyEdits(own, here)));
  }
  return edits;
}

/** The same of one stretch. */
export function replaceText(
  document: XmlDocument,
  segments: readonly Segment[],
  start: number,
  end: number,
  text: string,
): readonly Edit[] {
  return replaceTexts(document, segments, [{ start, end, text }]);
}

/** The whole content of a `w:t`; spaces at its ends are kept, line breaks become breaks of the run. */
function setText({ text: source }: XmlDocument, element: XmlElement, text: string): Edit {
  const prefix = element.tag.slice(0, element.tag.length - element.name.length);
  const inner = text
    .split('\n')
    .map(escapeText)
    .join(`</${element.tag}><${prefix}br/><${element.tag} xml:space="preserve">`);
  const opening = source.slice(element.start, element.openEnd);
  const kept = /\bxml:space\s*=/.test(opening) ? '' : ' xml:space="preserve"';
  const head = `${opening.replace(/\s*\/?>$/, '')}${kept}>`;
  return { start: element.start, end: element.end, text: `${head}${inner}</${element.tag}>` };
}

/** Puts a text into a paragraph in place of all it says; an empty one gets a run with the look of its mark. */
export function setParagraph(document: XmlDocument, paragraph: XmlElement, text: string): readonly Edit[] {
  const segments = segmentsOf(paragraph, () => undefined);
  const length = segments.reduce((sum, segment) => sum + segment.text.length, 0);
  if (segments.some(({ text: own, element }) => element !== undefined && own !== ''))
    return replaceText(document, segments, 0, length, text);
  if (text === '') return [];
  const properties = childNamed(paragraph, 'pPr');
  const mark = properties && childNamed(properties, 'rPr');
  const run = newRun(paragraph, text, mark ? document.text.slice(mark.start, mark.end) : '');
  return paragraph.selfClosing
    ? [{ start: paragraph.start, end: paragraph.end, text: `<${paragraph.tag}>${run}</${paragraph.tag}>` }]
    : [{ start: paragraph.closeStart, end: paragraph.closeStart, text: run }];
}

/** A run that says a text; `look`: its properties as XML. `beside`: any element whose prefix it takes. */
export function newRun(beside: XmlElement, text: string, look = ''): string {
  const prefix = beside.tag.slice(0, beside.tag.length - beside.name.length);
  const lines = text
    .split('\n')
    .map((line) => `<${prefix}t xml:space="preserve">${escapeText(line)}</${prefix}t>`);
  return `<${prefix}r>${look}${lines.join(`<${prefix}br/>`)}</${prefix}r>`;
}
