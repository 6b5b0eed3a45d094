import type { AddressText } from '../document/address';
import type { ProjectDocument } from '../document/document';
import type { Identity } from '../engine/identity';
import { compile, type Program } from '../engine/program';
import { numberedCell } from '../engine/structure';
import type { Pack } from '../pack/pack';
import type { Rule } from '../rule/rule';

/** A rule of the pack and the cells that its instances take part in; none where it looks at whole tables. */
export type InspectedRule = { readonly rule: Rule; readonly cells: ReadonlySet<AddressText> };

/** What a pack does over the lines of a document, for whoever judges the pack. */
export type PackInspection = {
  /** In the order of the pack's file. */
  readonly rules: readonly InspectedRule[];
  /** This year's cells that a rule fills. */
  readonly derived: ReadonlySet<AddressText>;
};

/** @throws when the pack does not compile over the lines: a loaded pack does over those of `trialDocument` and its sample */
export function inspectPack(pack: Pack, document: ProjectDocument): PackInspection {
  const compiled = compile(pack, document);
  if (!compiled.ok) throw new Error(`A loaded pack does not compile: ${compiled.problem.kind}`);
  const program = compiled.value;
  const cells = new Map<Rule, Set<AddressText>>(pack.rules.map((rule) => [rule, new Set()]));
  for (const identity of [...program.identities, ...program.offers]) {
    const reached = cells.get(identity.rule);
    for (const text of cellsOf(identity, program)) reached?.add(text);
  }
  return {
    rules: [...cells].map(([rule, reached]) => ({ rule, cells: reached })),
    derived: new Set(
      [...program.derivations.keys()].map((cell) => numberedCell(program.structure, cell).text),
    ),
  };
}

function cellsOf({ left, right }: Identity, program: Program): AddressText[] {
  return [...left.cells, ...right.cells].map((cell) => numberedCell(program.structure, cell).text);
}
