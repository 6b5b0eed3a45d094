import { foldedText } from '../kit/same-name';

/**
 * One code from its printed parts. An office splits it over 类、款、项 as 201 | 03 | 01 or 201 | 20103 | 2010301,
 * drops the zero of a part (201 | 3 | 1), or prints only what is new below the line above ( | | 01). `breaks` are the
 * digits of a code where each part ends, `levels` those that a code may have, `above` is the code of the line above.
 * Parts that are no such code come back as they stand, to be reported.
 */
export function joinCode(
  parts: readonly string[],
  breaks: readonly number[],
  above: string,
  levels: readonly number[] = breaks,
): string {
  if (parts.length < 2 || parts.some((part) => !/^\d*$/.test(part))) return parts.join('');
  let code = '';
  for (const [depth, part] of parts.entries()) {
    if (part === '') continue;
    const full = breaks[depth] ?? 0;
    const before = depth === 0 ? 0 : (breaks[depth - 1] ?? 0);
    if (part.length === full) code = part;
    else if (part.length > full - before) return parts.join('');
    else {
      const start = code.length === before ? code : above.slice(0, before);
      if (start.length !== before) return parts.join('');
      // A part may itself have levels: 201, 20103 and 2010301 behind the code of a unit.
      const whole = levels.includes(before + part.length);
      // 03 alone is no 类: its column was not found, and 00301 would be a code that nobody printed.
      if (!whole && depth === 0) return parts.join('');
      code = start + (whole ? part : part.padStart(full - before, '0'));
    }
  }
  return code;
}

/** A code's cell as digits: spaces, an apostrophe in front and the decimals of a number format do not count. */
export function codeText(raw: string): string {
  if (raw === '' || /^\d+$/.test(raw)) return raw;
  return foldedText(raw)
    .replace(/\s+/g, '')
    .replace(/^['‘’`]+/, '')
    .replace(/\.0+$/, '');
}
