import type { HostProblem } from '#shared/host/contract';
import type { RecognitionReport } from '#shared/host/reports';
import { failed, ok, type Result } from '#shared/kit/result';
import { withAnswers } from '#shared/mapping/with-answers';
import type { Pack } from '#shared/pack/pack';
import { type Recognition, recognisedOtherwise, recognisePack } from '#shared/recognition/recognise-pack';
import type { PlainWorkbook } from '#shared/workbook/sheet';
import type { PackLibrary } from './pack-library';
import type { AnswerBook } from './remembered-answers';
import { unusableFile } from './unusable-file';

/** Which pack a workbook is read with: the best one, unless one is named. */
export type PackWish = {
  readonly packId?: string;
  /** The one named is only the first choice: what is clearly of another pack is read with its own. */
  readonly orOther?: boolean;
};

export type ChosenPack = {
  readonly pack: Pack;
  readonly recognition: RecognitionReport;
  /** Packs that took no part because they cannot be used, a sentence each. */
  readonly notices: readonly string[];
};

/** The pack to read with, and how surely; refuses to read half of a workbook that is of another pack. */
export async function choosePack(
  workbook: PlainWorkbook,
  path: string,
  packs: PackLibrary,
  { packId, orOther }: PackWish,
  answers: AnswerBook,
): Promise<Result<ChosenPack, HostProblem>> {
  const named = packId === undefined ? undefined : await packs.pack(packId);
  if (named && !named.ok) return named;
  const all = await packs.all();
  if (!all.ok) return all;
  const { packs: known, faulty } = all.value;
  const plain = new Map(known.map((pack) => [pack.id, pack]));
  const speaking = known.map((pack) => withAnswers(pack, answers.get(pack.id) ?? []).pack);
  const recognised = recognisePack(speaking, workbook);
  const recognition = reportOf(recognised);
  const notices = faulty.map(({ message }) => `没有参加识别：${message}`);
  // The answers helped to recognise the pack; it is opened as it stands on disk.
  const itself = ({ pack }: { readonly pack: Pack }): Pack => plain.get(pack.id) ?? pack;
  const [best] = recognised.candidates;
  if (!best) return failed({ kind: 'not-found', message: '没有可用的表样包，请重新安装程序' });
  if (!named) return ok({ pack: itself(best), recognition, notices });
  const other = recognisedOtherwise(recognised, named.value.id);
  if (!other) return ok({ pack: named.value, recognition, notices });
  if (orOther) return ok({ pack: itself(other), recognition, notices });
  return unusableFile(
    path,
    `是“${other.pack.title}”的工作簿（吻合 ${other.score}%），不是“${named.value.title}”的，没有读取；` +
      `请导入为新项目（命令行写 --pack ${other.pack.id}，或不写 --pack）`,
  );
}

function reportOf({ certainty, candidates }: Recognition): RecognitionReport {
  return {
    certainty,
    candidates: candidates.map(({ pack: { id, title }, score, tablesFound }) => ({
      packId: id,
      title,
      score,
      tablesFound,
    })),
  };
}
