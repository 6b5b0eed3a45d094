import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryHost } from './temporary-host';

const projectText = (organisation: string, year: number) => JSON.stringify({ facts: { organisation, year } });

describe('project files', () => {
  test('are saved whole and opened as saved', async () => {
    const { handlers, home } = temporaryHost();
    const path = join(home, '某局 2024.juesuan');
    const text = projectText('某局', 2024);
    expect(await handlers['project.save']({ path, text })).toEqual({
      ok: true,
      value: { path, savedAt: '2024-08-01T02:03:04.000Z' },
    });
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(await handlers['project.open']({ path: `"${path}"` })).toEqual({
      ok: true,
      value: { path, text },
    });
  });

  test('what cannot be opened is said in words', async () => {
    const { handlers, home } = temporaryHost();
    writeFileSync(join(home, 'gbk.juesuan'), Buffer.from([0xb2, 0xbf, 0xc3, 0xc5]));
    const kind = async (path: string) => {
      const answer = await handlers['project.open']({ path });
      return answer.ok ? 'ok' : answer.problem.kind;
    };
    expect(await kind(join(home, '没有.juesuan'))).toBe('not-found');
    expect(await kind(home)).toBe('unusable-input');
    expect(await kind('/dev/zero')).toBe('unusable-input');
    expect(await kind(join(home, 'gbk.juesuan'))).toBe('unusable-input');
    expect(await kind('某局.juesuan')).toBe('bad-request');
  });

  test('what cannot be saved is said in words and leaves nothing', async () => {
    const { handlers, home } = temporaryHost();
    const path = join(home, '没有', 'a.juesuan');
    expect(await handlers['project.save']({ path, text: '' })).toMatchObject({
      problem: { kind: 'not-found' },
    });
    expect(await handlers['project.save']({ path: home, text: '' })).toMatchObject({
      problem: { kind: 'unusable-input' },
    });
    expect(existsSync(join(home, '没有'))).toBe(false);
  });
});

describe('recent projects', () => {
  const recentOf = async ({ handlers }: ReturnType<typeof temporaryHost>) => {
    const answer = await handlers['recent.list']({});
    if (!answer.ok) throw new Error(answer.problem.message);
    return answer.value.recent;
  };

  test('are remembered newest first, each once, with what their text says', async () => {
    const host = temporaryHost();
    const [first, second] = [join(host.home, '甲.juesuan'), join(host.home, '乙.juesuan')];
    await host.handlers['project.save']({ path: first, text: projectText('甲局', 2023) });
    await host.handlers['project.save']({ path: second, text: 'no JSON' });
    await host.handlers['project.open']({ path: first });
    expect(await recentOf(host)).toEqual([
      {
        path: first,
        name: '甲',
        organisation: '甲局',
        year: 2023,
        packId: '',
        openedAt: '2024-08-01T02:03:04.000Z',
      },
      {
        path: second,
        name: '乙',
        organisation: '',
        year: 0,
        packId: '',
        openedAt: '2024-08-01T02:03:04.000Z',
      },
    ]);
  });

  test('are at most twelve, survive the host, and one can be forgotten', async () => {
    const host = temporaryHost();
    const paths = Array.from({ length: 14 }, (_, index) => join(host.home, `${index}.juesuan`));
    await Promise.all(paths.map((path) => host.handlers['project.save']({ path, text: '{}' })));
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
    expect(await blocked.handlers['project.save']({ path, text: '{}' })).toMatchObject({ ok: true });
    expect(blocked.log.at(-1)).toContain('cannot be kept');
  });
});
