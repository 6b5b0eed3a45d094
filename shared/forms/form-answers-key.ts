import type { Pack } from '../pack/pack';
import { ANY_KIND } from './ask-kind';

/** Under what the answers (对应关系) about a kind, by its name, are remembered: beside those of the pack's tables, whose ids may be the same. */
export function formAnswersKey(pack: Pack, kind: string): string {
  if (kind === ANY_KIND) return `${pack.id}-forms`;
  return `${pack.id}-forms-${pack.forms.findIndex(({ name }) => name === kind) + 1}`;
}

/** The names by which answers about a pack's forms are told apart: its kinds, and that of which kind they are. */
export function answeredKinds({ forms }: Pack): readonly string[] {
  return [ANY_KIND, ...forms.map(({ name }) => name)];
}
