import { z } from 'zod';
import { type TextValue, textOf, textValue } from '../amount/amount';
import { failed, ok } from '../kit/result';
import { normalName } from '../kit/same-name';
import type { Kind } from './kind';
import { isWords, wordsKind } from './words';

/** One of the options that the pack lists: 优、良、中、差. */
export type ChoiceType = { readonly kind: 'choice'; readonly options: readonly string[] };

const words = wordsKind<ChoiceType>((text, { options }) => {
  const wanted = normalName(text);
  if (wanted === '') return ok(null);
  const option = options.find((candidate) => normalName(candidate) === wanted);
  return option === undefined
    ? failed(`“${text.trim()}”不在可选项中，请从 ${options.join('、')} 中选一项`)
    : ok(textValue(option));
});

export const choiceKind: Kind<ChoiceType, TextValue> = {
  ...words,
  name: '选项',
  parameters: z.strictObject({
    options: z
      .array(z.string().trim().min(1, '选项不能是空白'), { error: '选项类型须写 options: [选项, …]' })
      .min(2, '选项至少要有两个')
      .refine((options) => new Set(options.map(normalName)).size === options.length, '选项有重复'),
  }),
  align: 'center',
  options: ({ options }) => options,
  measure: ({ options }) => options.join('\n'),
  holds: (value, { options }) => isWords(value) && options.includes(textOf(value)),
  // A pack that no longer lists an option does not make a file unreadable.
  parsePlain: (text) => textValue(text) ?? undefined,
};
