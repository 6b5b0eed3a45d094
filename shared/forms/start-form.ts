import type { ProjectDocument } from '../document/document';
import { Engine } from '../engine/engine';
import { compileShared } from '../engine/shared-program';
import { formPack } from '../pack/form-pack';
import type { FormKind, Pack } from '../pack/pack';

/** The engine of a form; a kind's rules were tried when the pack was loaded, so that they fit its rows. */
export function startForm(pack: Pack, kind: FormKind, document: ProjectDocument): Engine {
  const started = Engine.start(formPack(pack, kind), document, compileShared);
  if (!started.ok) throw new Error(`The rules of ${kind.name} do not fit a form: ${started.problem.kind}`);
  return started.value;
}
