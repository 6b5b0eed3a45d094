import { strFromU8, strToU8 } from 'fflate';
import { TEXT_WIDTH } from '#shared/report/official-page';
import { WORD_FONTS } from './word-fonts';
import { TWIPS_PER_MILLIMETRE } from './word-lines';

const NORMAL = '<w:name w:val="Normal"/><w:qFormat/>';

/**
 * What the library that makes the file has no words for: how lines are broken, and what stands in for a font that a
 * machine does not have, when the file is made (the library asks the clock). Chinese and digits stand close together, and marks that meet are closed up, as the PDF sets them, so that lines and pages end at the same words.
 */
export function finishParts(
  parts: Readonly<Record<string, Uint8Array>>,
  timestamp: number,
): Record<string, Uint8Array> {
  return {
    ...parts,
    'word/styles.xml': replaced(
      parts['word/styles.xml'],
      NORMAL,
      // In the style all others stand on: not every program reads it where the defaults of the document are.
      `${NORMAL}<w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr>`,
    ),
    'word/document.xml': strToU8(
      // The library sets the numbers of the contents for a page with an inch of margin.
      strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(
        /<w:tab w:val="clear" w:pos="\d+"\/><w:tab w:val="right" w:pos="9025"/g,
        `<w:tab w:val="right" w:pos="${Math.floor(TEXT_WIDTH * TWIPS_PER_MILLIMETRE)}"`,
      ),
    ),
    'docProps/core.xml': strToU8(
      strFromU8(parts['docProps/core.xml'] ?? new Uint8Array()).replace(
        /(<dcterms:(?:created|modified)\b[^>]*>)[^<]*/g,
        `$1${new Date(timestamp * 1000).toISOString().replace('.000', '')}`,
      ),
    ),
    'word/settings.xml': replaced(
      parts['word/settings.xml'],
      '<w:compat>',
      '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>',
    ),
    'word/fontTable.xml': strToU8(fontTable()),
  };
}

/** By its other name Word and WPS find the font that newer systems bring: 仿宋 for 仿宋_GB2312. */
function fontTable(): string {
  const fonts = WORD_FONTS.map(
    ({ name, other, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  ).join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts}</w:fonts>`;
}

function replaced(part: Uint8Array | undefined, from: string, to: string): Uint8Array {
  const text = strFromU8(part ?? new Uint8Array());
  if (!text.includes(from)) throw new Error(`The Word file has no ${from}`);
  return strToU8(text.replace(from, to));
}
