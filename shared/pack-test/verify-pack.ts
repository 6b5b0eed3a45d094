import type { ProjectDocument } from '../document/document';
import { append } from '../kit/lists';
import type { PackProblem } from '../kit/pack-problem';
import { failed, ok, type Result } from '../kit/result';
import { composeReport, parseReport } from '../narrative/compose-report';
import type { Pack, PackSource } from '../pack/pack';
import { readYaml } from '../pack/read-yaml';
import { loadPack } from '../pack-check/load-pack';
import { trialDocument } from '../pack-check/trial-document';
import { explainOpenProblem, openProject } from '../project-file/open-project';
import { createSession } from '../session/create-session';
import { packTestFile } from './pack-test-file';
import { runPackTest } from './run-pack-test';

const SAMPLE = 'sample.juesuan';
const TEST_FILE = /^tests\/[^/]+\.yaml$/;

/** What is true of a pack: what it has, which of its own tests hold, and every fault at file and line. */
export type PackVerdict = {
  /** Absent when the pack does not load. */
  readonly pack?: Pack;
  readonly tests: readonly PackTestResult[];
  readonly problems: readonly PackProblem[];
};

export type PackTestResult = { readonly file: string; readonly name: string; readonly holds: boolean };

/** Loads the pack, opens its sample and runs its tests. All faults are told at once, as far as they can be found. */
export function verifyPack(source: PackSource): PackVerdict {
  const loaded = loadPack(source);
  if (!loaded.ok) return { tests: [], problems: loaded.problem };
  const pack = loaded.value;
  const sample = openSample(source.files[SAMPLE], pack);
  const problems: PackProblem[] = sample.ok ? [] : [sample.problem];
  for (const fault of reportFaults(pack, sample.ok ? sample.value : undefined)) problems.push(fault);
  const tests: PackTestResult[] = [];
  for (const [file, text] of Object.entries(source.files).sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (!TEST_FILE.test(file)) continue;
    const read = readYaml(file, text, packTestFile, 'texts');
    if (!read.ok) {
      append(problems, read.problem);
      continue;
    }
    const { value, lineOf } = read.value;
    for (const [position, test] of value.entries()) {
      const faults = runPackTest(test, pack, sample.ok ? sample.value : undefined);
      tests.push({ file, name: test.名称, holds: faults.length === 0 });
      for (const { path, reason } of faults) {
        problems.push({ file, line: lineOf([position, ...path]), reason: `测试“${test.名称}”：${reason}` });
      }
    }
  }
  return { pack, tests, problems };
}

/**
 * What is wrong with the document's templates: parsed, and carried out over the trial of every table, and over the
 * sample, where loops meet lines with numbers.
 */
function reportFaults(pack: Pack, sample: ProjectDocument | undefined): readonly PackProblem[] {
  const templates = parseReport(pack);
  if (!templates) return [];
  if (!templates.ok) return templates.problem;
  const trial = createSession(pack, trialDocument(pack));
  if (!trial.ok) throw new Error('A pack that loads compiles over its trial');
  const filled = sample ? createSession(pack, sample) : undefined;
  for (const session of [trial, ...(filled ? [filled] : [])]) {
    if (!session.ok) continue;
    const report = composeReport(templates.value, session.value, { scale: pack.scale });
    if (!report.ok) return [report.problem];
  }
  return [];
}

function openSample(text: string | undefined, pack: Pack): Result<ProjectDocument | undefined, PackProblem> {
  if (text === undefined) return ok(undefined);
  const fault = (reason: string) => failed({ file: SAMPLE, line: 0, reason });
  const read = openProject(text);
  if (!read.ok) return fault(explainOpenProblem(read.problem));
  if (read.value.packId !== pack.id) {
    return fault(`示例属于表样包“${read.value.packId}”，应为“${pack.id}”`);
  }
  const document = read.value.withPack(pack);
  return document.ok ? document : fault(explainOpenProblem(document.problem));
}
