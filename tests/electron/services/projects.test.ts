import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newDocument } from '#shared/document/new-document';
import { saveProject } from '#shared/project-file/save-project';
import { readCommandLine } from '../../../electron/cli/command-line';
import { readProjectCommandLine } from '../../../electron/cli/project-command-line';
import { SHANXI } from '../../shared/shanxi-pack';
import { temporaryHost } from './temporary-host';

const window = 'window-1';
const another = 'window-2';

function projectText(organisation = '某局', year = 2024): string {
  return saveProject(SHANXI, newDocument(SHANXI, { organisation, kind: '', year }));
}

/** A host whose clerk has named the files in which the test works. */
async function hostWith(...names: readonly string[]) {
  const host = temporaryHost();
  const paths = names.map((name) => join(host.home, name));
  for (const path of paths) await host.choose('save-project', path);
  const save = (path: string, text: string, more: { base?: string | null; window?: string } = {}) =>
    host.handlers['project.save']({ path, text, base: null, window, ...more });
  const open = (path: string, opener = window, takesOver = false) =>
    host.handlers['project.open']({ path, window: opener, takesOver });
  return { ...host, paths, save, open };
}

/** The digest that a save or an opening gave. */
async function digestOf(
  answer: Promise<{ ok: boolean; value?: unknown; problem?: unknown }>,
): Promise<string> {
  const { value } = await answer;
  if (typeof value === 'object' && value !== null && 'digest' in value) return String(value.digest);
  throw new Error(JSON.stringify(await answer));
}

describe('project files', () => {
  test('are saved whole and opened as saved', async () => {
    const { save, open, paths } = await hostWith('某局 2024.juesuan');
    const [path = ''] = paths;
    const digest = await digestOf(save(path, projectText()));
    expect(readFileSync(path, 'utf8')).toBe(projectText());
    expect(await open(`"${path}"`)).toEqual({
      ok: true,
      value: { path, text: projectText(), digest, holder: null },
    });
  });

  test('what cannot be opened is said in words', async () => {
    const { home, choose, open } = await hostWith();
    writeFileSync(join(home, 'gbk.juesuan'), Buffer.from([0xb2, 0xbf, 0xc3, 0xc5]));
    const kind = async (path: string) => {
      await choose('open-project', path);
      const answer = await open(path);
      return answer.ok ? 'ok' : answer.problem.kind;
    };
    expect(await kind(join(home, '没有.juesuan'))).toBe('not-found');
    expect(await kind(home)).toBe('unusable-input');
    expect(await kind('/dev/zero')).toBe('unusable-input');
    expect(await kind(join(home, 'gbk.juesuan'))).toBe('unusable-input');
    await expect(kind('某局.juesuan')).rejects.toThrow('不是完整路径');
  });

  test('a damaged one is given to the page, which says what is wrong, and is no place to come back to', async () => {
    const { handlers, home, choose, open } = await hostWith();
    const path = join(home, '断.juesuan');
    writeFileSync(path, projectText().slice(0, 500));
    await choose('open-project', path);
    expect(await open(path)).toMatchObject({ ok: true, value: { text: projectText().slice(0, 500) } });
    expect(await handlers['recent.list']({})).toEqual({ ok: true, value: { recent: [] } });
  });

  test('what cannot be saved is said in words and leaves nothing', async () => {
    const { home, save } = await hostWith('没有/a.juesuan', '文件夹.juesuan');
    mkdirSync(join(home, '文件夹.juesuan'));
    expect(await save(join(home, '没有', 'a.juesuan'), projectText())).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await save(join(home, '文件夹.juesuan'), projectText())).toMatchObject({
      problem: { kind: 'unusable-input' },
    });
    expect(readdirSync(home)).toEqual(['文件夹.juesuan']);
  });
});

describe('a name with a space at its end', () => {
  test('is written without it, in the window and on the command line', async () => {
    const { handlers, home } = temporaryHost();
    const typed = join(home, '决算.juesuan ');
    const named = await handlers['files.name']({ purpose: 'save-project', path: typed });
    const line = readCommandLine(['import', '表.xlsx', '-o', '决算.juesuan '], home);
    const path = join(home, '决算.juesuan');
    expect(named).toMatchObject({ value: { file: { path } } });
    expect(line).toMatchObject({ value: { output: path } });
    expect(readProjectCommandLine(['set', 'a.juesuan', '01[1,1]=1', '-o', `${typed} `], home)).toMatchObject({
      value: { output: path },
    });
  });

  test('made by another system is read all the same, and no other file in its place', async () => {
    const { handlers, home } = temporaryHost();
    const spaced = join(home, '决算.juesuan ');
    writeFileSync(spaced, projectText('带空格的局'));
    writeFileSync(join(home, '决算.juesuan'), projectText('不带空格的局'));
    for (const [path, organisation] of [
      [spaced, '带空格的局'],
      [join(home, '决算.juesuan'), '不带空格的局'],
    ] as const) {
      await handlers['files.name']({ purpose: 'open-project', path });
      expect(await handlers['project.open']({ path, window })).toMatchObject({
        value: { path, text: projectText(organisation) },
      });
    }
  });
});

describe('two writers', () => {
  test('a file that a colleague changed is left as it is, told of, and replaced only knowingly', async () => {
    const { save, open, paths } = await hostWith('a.juesuan');
    const [path = ''] = paths;
    await save(path, projectText());
    const base = await digestOf(open(path));
    const theirs = projectText('同事改的局');
    writeFileSync(path, theirs);
    const answer = await save(path, projectText('我改的局'), { base });
    expect(answer).toMatchObject({
      ok: true,
      value: { outcome: 'changed', found: { project: { organisation: '同事改的局', year: 2024 } } },
    });
    expect(readFileSync(path, 'utf8')).toBe(theirs);
    const found = answer.ok && answer.value.outcome === 'changed' ? answer.value.found.digest : '';
    expect(await save(path, projectText('我改的局'), { base: found })).toMatchObject({
      value: { outcome: 'saved' },
    });
    expect(readFileSync(path, 'utf8')).toBe(projectText('我改的局'));
  });

  test('a file that is gone is written again, and that is said; what is there already is no conflict', async () => {
    const { save, paths } = await hostWith('a.juesuan');
    const [path = ''] = paths;
    expect(await save(path, projectText(), { base: 'of a file that is gone' })).toMatchObject({
      value: { outcome: 'saved', remark: expect.stringContaining('原来的文件已经不在那里') },
    });
    expect(await save(path, projectText(), { base: null })).toMatchObject({
      value: { outcome: 'saved', remark: null },
    });
  });

  test('of many saves at once by windows that know the same file one wins and the others are told', async () => {
    const { save, paths, handlers } = await hostWith('a.juesuan');
    const [path = ''] = paths;
    const base = await digestOf(save(path, projectText()));
    await handlers['project.leave']({ window });
    const texts = Array.from({ length: 8 }, (_, at) => projectText(`${at} 局`));
    const answers = await Promise.all(texts.map((text) => save(path, text, { base })));
    const outcomes = answers.map((answer) => (answer.ok ? answer.value.outcome : answer.problem.kind));
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    expect(readFileSync(path, 'utf8')).toBe(texts[outcomes.indexOf('saved')]);
    expect(outcomes.filter((outcome) => outcome !== 'saved')).toEqual(Array(7).fill('changed'));
  });

  test('the lock names its holder, is honoured by another window, taken over, and goes with its window', async () => {
    const { save, open, handlers, home, paths } = await hostWith('a.juesuan');
    const [path = ''] = paths;
    const base = await digestOf(save(path, projectText()));
    expect(await open(path)).toMatchObject({ value: { holder: null } });
    const held = { state: 'here', since: '2024-08-01T02:03:04.000Z', machine: expect.any(String) };
    expect(await open(path, another)).toMatchObject({ value: { text: projectText(), holder: held } });
    const mine = { base, window: another };
    expect(await save(path, projectText('乙'), mine)).toMatchObject({
      value: { outcome: 'held', holder: held },
    });
    expect(await open(path, another, true)).toMatchObject({ value: { holder: null } });
    expect(await save(path, projectText('乙'), mine)).toMatchObject({ value: { outcome: 'saved' } });
    // The first one no longer has it, and leaving takes nothing from the second.
    await handlers['project.leave']({ window });
    expect(await open(path)).toMatchObject({ value: { holder: { state: 'here' } } });
    await handlers['project.leave']({ window: another });
    expect(readdirSync(home)).toEqual(['a.juesuan']);
  });

  test('the lock of a window that says nothing any more, or of a program that was killed, is gone', async () => {
    let time = new Date('2024-08-01T02:03:04.000Z').getTime();
    const host = await hostWith('a.juesuan');
    const [path = ''] = host.paths;
    await host.save(path, projectText());
    const lock = join(host.home, '.a.juesuan.lock');
    const text = readFileSync(lock, 'utf8');
    const late = temporaryHost({ now: () => new Date(time) });
    await late.choose('open-project', path);
    await late.handlers['project.open']({ path, window, takesOver: true });
    time += 10 * 60_000;
    expect(await late.handlers['project.open']({ path, window: another })).toMatchObject({
      value: { holder: { state: 'here' } },
    });
    writeFileSync(lock, text.replace(/"run":"\w+"/, '"run":"of-a-killed-one"'));
    expect(await host.open(path, another)).toMatchObject({ value: { holder: { state: 'gone' } } });
    expect(await host.open(path), 'the window itself outlived its program').toMatchObject({
      value: { holder: null },
    });
    writeFileSync(lock, text.replace(/"machineKey":"\w+"/, '"machineKey":"000000000000"'));
    expect(await host.open(path, another)).toMatchObject({ value: { holder: { state: 'elsewhere' } } });
  });
});

describe('what the page may reach', () => {
  test('only what was named in this run, by that use', async () => {
    const { handlers, home, choose, save, open } = await hostWith();
    const path = join(home, '别人的.juesuan');
    writeFileSync(path, projectText());
    for (const answer of [
      await open(path),
      await handlers['project.look']({ path }),
      await save(path, projectText('乙')),
      await handlers['office-codes.import']({ path }),
      await handlers['packs.install']({ path, replace: false }),
      await handlers['packs.export']({ id: 'test-2024', path }),
    ]) {
      expect(answer).toMatchObject({ ok: false, problem: { kind: 'not-permitted' } });
    }
    await choose('open-workbook', path);
    expect(await open(path), 'a workbook to read is no project to write').toMatchObject({
      problem: { kind: 'not-permitted' },
    });
    expect(readFileSync(path, 'utf8')).toBe(projectText());
  });

  test('no text but a project’s is given out or written', async () => {
    const { handlers, home, choose, open, save } = await hostWith('a.juesuan');
    const secret = join(home, 'id_rsa');
    writeFileSync(secret, '-----BEGIN KEY-----');
    await choose('open-project', secret);
    const answer = await open(secret);
    expect(answer).toMatchObject({ problem: { kind: 'unusable-input' } });
    expect(JSON.stringify(answer)).not.toContain('BEGIN');
    expect(await handlers['project.look']({ path: secret })).toMatchObject({
      problem: { kind: 'unusable-input' },
    });
    for (const text of ['#!/bin/sh\nrm -r ~', '{}', projectText().replace('"notes"', '"nots"')]) {
      expect(await save(join(home, 'a.juesuan'), text)).toMatchObject({ problem: { kind: 'bad-request' } });
    }
    expect(readdirSync(home)).toEqual(['id_rsa']);
  });

  test('what is saved gets its ending, so it is no start script, and never lies in the program’s folders', async () => {
    const { handlers, home, packs, configuration, choose } = await hostWith();
    expect(await choose('save-project', join(home, '.bashrc'))).toEqual({
      path: join(home, '.bashrc.juesuan'),
      digest: null,
    });
    for (const folder of [packs, configuration]) {
      const path = join(folder, 'a.juesuan');
      expect(await handlers['files.name']({ purpose: 'save-project', path })).toMatchObject({
        problem: { kind: 'not-permitted', message: expect.stringContaining('程序自己的文件夹') },
      });
    }
  });

  test('a file that is there is replaced only by whoever says what it is', async () => {
    const { handlers, home } = await hostWith();
    const path = join(home, '别的.xlsx');
    writeFileSync(path, 'a year of work');
    const name = (replaces?: string) =>
      handlers['files.name']({ purpose: 'save-workbook', path, ...(replaces ? { replaces } : {}) });
    const answer = await name();
    expect(answer).toMatchObject({ value: { outcome: 'exists', found: { size: 14, project: null } } });
    const digest = answer.ok && answer.value.outcome === 'exists' ? answer.value.found.digest : '';
    writeFileSync(path, 'another year of work');
    expect(await name(digest)).toMatchObject({ value: { outcome: 'exists' } });
  });

  test('a pack is not written over what came after it was named', async () => {
    const { handlers, home, choose } = await hostWith();
    const path = join(home, '包.zip');
    await choose('save-pack', path);
    writeFileSync(path, 'something else');
    expect(await handlers['packs.export']({ id: 'test-2024', path })).toMatchObject({
      problem: { kind: 'write-failed' },
    });
    expect(readFileSync(path, 'utf8')).toBe('something else');
  });
});

describe('recent projects', () => {
  const recentOf = async ({ handlers }: Pick<ReturnType<typeof temporaryHost>, 'handlers'>) => {
    const answer = await handlers['recent.list']({});
    if (!answer.ok) throw new Error(answer.problem.message);
    return answer.value.recent;
  };

  test('are remembered newest first, each once, with what their text says, and may be opened', async () => {
    const host = await hostWith('甲.juesuan', '乙.juesuan');
    const [first = '', second = ''] = host.paths;
    await host.save(first, projectText('甲局', 2023));
    await host.save(second, projectText('乙局', 2024));
    await host.open(first);
    const openedAt = '2024-08-01T02:03:04.000Z';
    expect(await recentOf(host)).toEqual([
      { path: first, name: '甲', organisation: '甲局', year: 2023, packId: 'shanxi-2022', openedAt },
      { path: second, name: '乙', organisation: '乙局', year: 2024, packId: 'shanxi-2022', openedAt },
    ]);
    const again = temporaryHost({ configurationFolder: host.configuration });
    expect(await again.handlers['project.open']({ path: second, window })).toMatchObject({ ok: true });
  });

  test('are at most twelve, survive the host, and one can be forgotten', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `${index}.juesuan`);
    const host = await hostWith(...names);
    await Promise.all(host.paths.map((path) => host.save(path, projectText())));
    const again = temporaryHost({ configurationFolder: host.configuration });
    expect(await recentOf(again)).toHaveLength(12);
    const path = (await recentOf(again))[0]?.path ?? '';
    await again.handlers['recent.forget']({ path });
    expect((await recentOf(host)).map((project) => project.path)).not.toContain(path);
    expect(await recentOf(host)).toHaveLength(11);
  });

  test('a list out of shape starts anew; one that cannot be kept costs no save; both are logged', async () => {
    const host = temporaryHost();
    mkdirSync(host.configuration);
    writeFileSync(join(host.configuration, 'recent.json'), '{"recent": [1]}');
    expect(await recentOf(host)).toEqual([]);
    expect(host.log).toHaveLength(1);
    const blocked = temporaryHost({ configurationFolder: join(host.configuration, 'recent.json', 'sub') });
    const path = join(blocked.home, 'a.juesuan');
    await blocked.choose('save-project', path);
    expect(
      await blocked.handlers['project.save']({ path, text: projectText(), base: null, window }),
    ).toMatchObject({ ok: true });
    expect(blocked.log.at(-1)).toContain('cannot be kept');
  });
});
