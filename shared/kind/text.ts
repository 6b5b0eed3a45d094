import { z } from 'zod';
import { type TextValue, textOf, textValue } from '../amount/amount';
import { failed, ok } from '../kit/result';
import type { Kind } from './kind';
import { isWords, wordsKind } from './words';

/** 备注、项目名称. `limit`: how many characters a cell takes; 32,767 are as many as Excel's. */
export type TextType = { readonly kind: 'text'; readonly limit: number };

export const MOST_CHARACTERS = 32_767;
/** Nobody sees them, and no file keeps them; the line break stays. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f\u200b-\u200d\u2060\ufeff]/g;
/** How a line break looks in a field of one line. */
export const BREAK_SIGN = '↵';

const words = wordsKind<TextType>((given, { limit }) => {
  const text = given.replace(/\r\n?/g, '\n').replace(CONTROLS, '').trim();
  const length = [...text].length;
  return length > limit ? failed(`文字有 ${length} 个字，这里最多 ${limit} 个字`) : ok(textValue(text));
});

export const textKind: Kind<TextType, TextValue> = {
  ...words,
  name: '文字',
  parameters: z.strictObject({
    limit: z.number().int().min(1).max(MOST_CHARACTERS).default(MOST_CHARACTERS),
  }),
  align: 'left',
  mostCharacters: ({ limit }) => (limit < MOST_CHARACTERS ? limit : undefined),
  holds: (value, { limit }) => isWords(value) && [...textOf(value)].length <= limit,
  parsePlain: (text) => textValue(text) ?? undefined,
  readTyped: (text, type, scale) => words.readTyped(text.replaceAll(BREAK_SIGN, '\n'), type, scale),
  edit: (value) => textOf(value).replaceAll('\n', BREAK_SIGN),
};
