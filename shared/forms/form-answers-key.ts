import type { FormKind, Pack } from '../pack/pack';

/** Under what a kind's answers (对应关系) are remembered: beside those of the pack's tables, whose ids may be the same. */
export function formAnswersKey(pack: Pack, kind: FormKind): string {
  return `${pack.id}-forms-${pack.forms.indexOf(kind) + 1}`;
}
