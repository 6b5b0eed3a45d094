import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { HostAnswer, HostProblem } from '#shared/host/contract';
import { append } from '#shared/kit/lists';
import { failed, ok, type Result } from '#shared/kit/result';
import { type Answer, answer, mergeAnswers, withoutAnswers } from '#shared/mapping/answer';
import { fileProblem } from '../files/file-problem';
import { systemCode } from '../files/file-trouble';
import { type KeptFile, type KeptReading, keptFile } from '../files/kept-file';

/** Pack id → what was said of workbooks read with it. */
export type AnswerBook = ReadonlyMap<string, readonly Answer[]>;

export const NO_ANSWERS: AnswerBook = new Map();

/** The clerk's answers (对应关系), a file for each pack in the user's configuration folder. */
export type RememberedAnswers = {
  /** All packs' answers; a file that gives none is told of in `notices`, a sentence each. */
  readonly all: () => Promise<{ readonly book: AnswerBook; readonly notices: readonly string[] }>;
  readonly list: (packId: string) => Promise<HostAnswer<'answers.list'>>;
  readonly change: (
    packId: string,
    remember: readonly Answer[],
    forget: readonly string[],
  ) => Promise<HostAnswer<'answers.change'>>;
};

const VERSION = 1;
const answersFile = z.object({ version: z.literal(VERSION), packId: z.string(), answers: z.array(answer) });
/** What a pack's folder may be called; also what keeps a file name from leaving the folder. */
const PACK_ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;
const FILE = /^(.*)\.json$/;

type Reading = { readonly answers: readonly Answer[]; readonly notices: readonly string[] };

/** @param folder the user's configuration folder; it is made when something is first remembered */
export function openRememberedAnswers(folder: string, now: () => Date = () => new Date()): RememberedAnswers {
  const own = join(folder, 'answers');
  const fileOf = (packId: string): string => join(own, `${packId}.json`);
  async function read(packId: string): Promise<Result<Reading, HostProblem>> {
    const file = fileOf(packId);
    const kept = keptFile(file, answersFile);
    return readingOf(packId, kept, await kept.read());
  }

  /** What was read; a damaged file is put aside, so that nothing in it is lost. */
  async function readingOf(
    packId: string,
    kept: KeptFile<z.infer<typeof answersFile>>,
    reading: KeptReading<z.infer<typeof answersFile>>,
  ): Promise<Result<Reading, HostProblem>> {
    const file = fileOf(packId);
    if (reading.state === 'missing') return ok({ answers: [], notices: [] });
    if (reading.state === 'unreadable') return failed(fileProblem(reading.trouble));
    if (reading.state === 'value' && reading.value.packId === packId)
      return ok({ answers: reading.value.answers, notices: [] });
    const aside = file.replace(/\.json$/, `.damaged-${now().toISOString().replace(/[:.]/g, '-')}`);
    const moved = await kept.putAside(aside);
    if (!moved.ok) return failed(fileProblem(moved.problem));
    return ok({
      answers: [],
      notices: [
        `记住的对应关系文件“${basename(file)}”已损坏，没有使用；它已改名为“${aside}”保留，请重新对应一次`,
      ],
    });
  }

  return {
    all: async () => {
      const book = new Map<string, readonly Answer[]>();
      const notices: string[] = [];
      for (const packId of await packIds(own)) {
        const reading = await read(packId);
        if (!reading.ok) notices.push(`没有用上记住的对应关系：${reading.problem.message}`);
        else {
          book.set(packId, reading.value.answers);
          append(notices, reading.value.notices);
        }
      }
      return { book, notices };
    },
    list: async (packId) => {
      if (!PACK_ID.test(packId)) return badPack(packId);
      const reading = await read(packId);
      return reading.ok
        ? ok({ answers: [...reading.value.answers], notices: [...reading.value.notices] })
        : reading;
    },
    change: async (packId, remember, forget) => {
      if (!PACK_ID.test(packId)) return badPack(packId);
      const kept = keptFile(fileOf(packId), answersFile);
      const written = await kept.change<HostProblem>(async (before) => {
        const reading = await readingOf(packId, kept, before);
        if (!reading.ok) return reading;
        const answers = mergeAnswers(withoutAnswers(reading.value.answers, forget), remember);
        return ok({ version: VERSION, packId, answers: [...answers] });
      });
      if (written.ok) return ok({ answers: written.value.answers });
      const { problem } = written;
      return failed('message' in problem ? problem : fileProblem(problem));
    },
  };
}

/**
 * What was said of workbooks read with last year's pack, said again of this year's, unless something was said of that
 * one already. A sentence for the caller, or none. Answers that do not fit the new pack are told when it reads.
 */
export async function carryAnswers(
  remembered: RememberedAnswers,
  from: string,
  to: string,
): Promise<readonly string[]> {
  if (from === to) return [];
  const [last, own] = [await remembered.list(from), await remembered.list(to)];
  if (!last.ok || !own.ok || last.value.answers.length === 0 || own.value.answers.length > 0) return [];
  const changed = await remembered.change(to, last.value.answers, []);
  return changed.ok
    ? [`沿用了上年指明的对应关系 ${last.value.answers.length} 条`]
    : [changed.problem.message];
}

/** Where nothing is remembered: imports that are to go without, and tests. */
export const NOTHING_REMEMBERED: RememberedAnswers = {
  all: async () => ({ book: NO_ANSWERS, notices: [] }),
  list: async () => ok({ answers: [], notices: [] }),
  change: async (_, remember) => ok({ answers: [...remember] }),
};

async function packIds(folder: string): Promise<readonly string[]> {
  try {
    const names = (await readdir(folder)).toSorted();
    return names.flatMap((name) => FILE.exec(name)?.[1] ?? []).filter((id) => PACK_ID.test(id));
  } catch (error) {
    // Nothing was ever remembered, or the folder cannot be read: reading then starts from nothing.
    if (systemCode(error) === '') throw error;
    return [];
  }
}

function badPack(packId: string) {
  return failed({ kind: 'bad-request', message: `没有名为“${packId}”的表样包` } as const);
}
