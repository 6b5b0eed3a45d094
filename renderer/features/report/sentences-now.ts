import { blockInlines } from '#shared/report/blocks';
import { documentNow } from './follow-document';

/** What each block of the document says, typed texts left out: those are found under their own names. */
export function sentencesNow(): readonly { readonly block: string; readonly text: string }[] {
  const blocks = documentNow();
  if (!blocks.ok) return [];
  return blocks.value.flatMap(({ key, block }) => {
    const said = blockInlines(block).map((inline) => (inline.kind === 'typed' ? '…' : inline.text));
    const text = said.join('');
    return text.replaceAll('…', '') === '' ? [] : [{ block: key, text }];
  });
}
