import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import type { KeptVersion } from '#shared/host/calls/versions';
import { saveProject } from '#shared/project-file/save-project';
import { openVersions, versionsToDrop } from '../../../electron/services/versions';
import { SHANXI } from '../../shared/shanxi-pack';
import { temporaryFolder } from '../temporary-folder';
import { temporaryHost } from './temporary-host';

const window = 'window-1';

function textOf(organisation: string): string {
  return saveProject(SHANXI, newDocument(SHANXI, { organisation, kind: '', year: 2024 }));
}

/** A clock that goes on by a minute whenever it is looked at. */
function clock(): () => Date {
  let minutes = 0;
  return () => {
    minutes += 1;
    return new Date(Date.UTC(2024, 7, 1, 8, minutes));
  };
}

/** A clerk with a project named, whose saves are as those of the page. */
async function clerk() {
  const host = temporaryHost({ now: clock() });
  const path = join(host.home, '决算.juesuan');
  await host.choose('save-project', path);
  let base: string | null = null;
  const save = async (organisation: string) => {
    const text = textOf(organisation);
    const answer = await host.handlers['project.save']({ path, text, base, window });
    if (!answer.ok || answer.value.outcome !== 'saved') throw new Error(JSON.stringify(answer));
    base = answer.value.digest;
    return answer.value;
  };
  const list = async () => {
    const answer = await host.handlers['versions.list']({ path });
    if (!answer.ok) throw new Error(answer.problem.message);
    return answer.value.versions;
  };
  /** What the versions are of, the latest first. */
  const kept = async () =>
    Promise.all(
      (await list()).map(async ({ id }) => {
        const answer = await host.handlers['versions.read']({ path, id });
        return answer.ok ? /"organisation": "(.*)"/.exec(answer.value.text)?.[1] : answer.problem.message;
      }),
    );
  return { ...host, path, save, list, kept };
}

describe('versions of a project', () => {
  test('each saved state is kept once, the latest first, with its time', async () => {
    const { save, list, kept } = await clerk();
    await save('甲局');
    await save('乙局');
    const { savedAt } = await save('乙局');
    await save('甲局');
    expect(await kept()).toEqual(['甲局', '乙局', '甲局']);
    const times = (await list()).map((version) => version.savedAt);
    expect(times.toSorted().toReversed()).toEqual(times);
    expect((times[0] ?? '') > savedAt).toBe(true);
  });

  test('what a colleague wrote is kept when it is replaced knowingly', async () => {
    const { handlers, path, save, kept } = await clerk();
    await save('甲局');
    writeFileSync(path, textOf('同事的局'));
    const text = textOf('乙局');
    const met = await handlers['project.save']({ path, text, base: null, window });
    if (!met.ok || met.value.outcome !== 'changed') throw new Error(JSON.stringify(met));
    await handlers['project.save']({ path, text, base: met.value.found.digest, window });
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect((await kept()).toSorted()).toEqual(['乙局', '同事的局', '甲局'].toSorted());
  });

  test('what stood there before the program kept versions is one as well', async () => {
    const { handlers, home, choose } = temporaryHost();
    const path = join(home, '旧.juesuan');
    writeFileSync(path, textOf('旧局'));
    await choose('open-project', path);
    const opened = await handlers['project.open']({ path, window });
    const base = opened.ok ? opened.value.digest : null;
    await handlers['project.save']({ path, text: textOf('新局'), base, window });
    expect(await handlers['versions.list']({ path })).toMatchObject({
      value: { versions: [expect.anything(), expect.anything()] },
    });
  });

  test('of a damaged or missing file they are there all the same', async () => {
    const { path, save, kept } = await clerk();
    await save('甲局');
    writeFileSync(path, '{"format":"juesu');
    expect(await kept()).toEqual(['甲局']);
  });

  test('only of files that the clerk named, and nothing else of the disk', async () => {
    const { handlers, home, path, save } = await clerk();
    await save('甲局');
    writeFileSync(join(home, '秘密.juesuan'), textOf('秘密局'));
    expect(await handlers['versions.list']({ path: join(home, '秘密.juesuan') })).toMatchObject({
      problem: { kind: 'not-permitted' },
    });
    for (const id of ['../../recent.json', '../x.juesuan', '', path]) {
      expect(await handlers['versions.read']({ path, id })).toMatchObject({ problem: { kind: 'not-found' } });
    }
  });

  test.skipIf(process.platform === 'win32')('are for this user’s eyes only', async () => {
    const { configuration, save } = await clerk();
    await save('甲局');
    const folder = join(configuration, 'versions');
    for (const path of [folder, ...readdirSync(folder).map((name) => join(folder, name))]) {
      expect(statSync(path).mode & 0o077).toBe(0);
    }
  });

  test('where none can be kept the project is saved, and the clerk is told', async () => {
    const { configuration, path, save } = await clerk();
    mkdirSync(configuration, { recursive: true });
    writeFileSync(join(configuration, 'versions'), 'a file where the folder should be');
    const { remark } = await save('甲局');
    expect(remark).toContain('没有留下历史版本');
    expect(readFileSync(path, 'utf8')).toBe(textOf('甲局'));
  });
});

describe('versions take no more room than they may', () => {
  const version = (savedAt: string): KeptVersion => ({ id: savedAt, savedAt, digest: savedAt, size: 1 });
  const at = (day: number, minute: number) =>
    version(new Date(Date.UTC(2024, 7, day, 8, minute)).toISOString());

  test('the last twenty, and the last of each of twenty days', () => {
    const days = Array.from({ length: 40 }, (_, day) =>
      Array.from({ length: 30 }, (_, minute) => at(day + 1, minute)),
    );
    const latestFirst = days.flat().toReversed();
    const dropped = new Set(versionsToDrop(latestFirst));
    const left = latestFirst.filter((one) => !dropped.has(one));
    expect(left.slice(0, 20)).toEqual(latestFirst.slice(0, 20));
    expect(left.slice(20)).toEqual(
      days
        .toReversed()
        .slice(1, 20)
        .map((day) => day.at(-1)),
    );
  });

  test('on disk, over many saves', async () => {
    const { configuration, save, list, kept } = await clerk();
    for (let at = 1; at <= 45; at += 1) await save(`第${at}次的局`);
    expect(await kept()).toEqual(Array.from({ length: 20 }, (_, at) => `第${45 - at}次的局`));
    const [folder = ''] = readdirSync(join(configuration, 'versions'));
    expect(readdirSync(join(configuration, 'versions', folder))).toHaveLength((await list()).length);
  });

  test('all projects together within a bound: the oldest go, the one just saved stays', async () => {
    const folder = temporaryFolder();
    const size = Buffer.byteLength(textOf('甲局'));
    const versions = openVersions({ folder, log: () => undefined, now: clock(), mostBytes: 3 * size });
    for (const name of ['甲', '乙', '丙', '丁', '戊']) {
      expect(await versions.keep(join(folder, `${name}.juesuan`), textOf(`${name}局`))).toBe(null);
    }
    const counts = await Promise.all(
      ['甲', '乙', '丙', '丁', '戊'].map(
        async (name) => (await versions.list(join(folder, `${name}.juesuan`))).length,
      ),
    );
    expect(counts).toEqual([0, 0, 1, 1, 1]);
    const tiny = openVersions({ folder, log: () => undefined, now: clock(), mostBytes: 1 });
    await tiny.keep(join(folder, '甲.juesuan'), textOf('甲局'));
    expect(await tiny.list(join(folder, '甲.juesuan'))).toHaveLength(1);
  });
});
