/** `mso-number-format` in a style: quoted or bare. */
const FORMAT = /mso-number-format\s*:\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))/i;
const RULE = /([^{}]+)\{([^{}]*)\}/g;

/** Number formats by class and by element, as the style sheets of pages that Excel and WPS write give them. */
export class StyleFormats {
  readonly #named = new Map<string, string>();

  /** Takes what a style sheet says of number formats. */
  read(sheet: string): void {
    for (const [, selectors = '', body = ''] of sheet.replace(/<!--|-->|\/\*.*?\*\//gs, '').matchAll(RULE)) {
      const format = formatIn(body);
      if (format === undefined) continue;
      for (const selector of selectors.split(',')) this.#named.set(selector.trim().toLowerCase(), format);
    }
  }

  /** The format of a cell by its own style, its classes or its element, a code or a name; undefined: none is said. */
  of(element: string, style: string, classes: string): string | undefined {
    const own = formatIn(style);
    if (own !== undefined) return own;
    for (const name of classes.toLowerCase().split(/\s+/)) {
      const found = this.#named.get(`.${name}`) ?? this.#named.get(`${element}.${name}`);
      if (found !== undefined) return found;
    }
    return this.#named.get(element);
  }
}

function formatIn(style: string): string | undefined {
  const [, quoted, bare] = FORMAT.exec(style) ?? [];
  const written = quoted ?? bare?.trim();
  return written === undefined ? undefined : unescaped(written);
}

/** In a style a sign stands behind a backslash, or as `\0022`. */
function unescaped(written: string): string {
  return written.replace(/\\(00[0-9a-f]{2})|\\(.)/gi, (_, code: string | undefined, sign: string) =>
    code === undefined ? sign : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
