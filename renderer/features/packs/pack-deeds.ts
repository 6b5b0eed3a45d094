import type { HostResponse } from '#shared/host/contract';
import { askWhether } from '../../feedback/ask';
import { say } from '../../feedback/say';
import { callHost } from '../../host/call-host';
import { chooseFile } from '../../host/choose-file';
import { reporting } from '../../host/reporting';
import { forgetPack } from '../../store/packs';
import { useProject } from '../../store/project-store';

export type PackFault = Extract<HostResponse<'packs.install'>, { outcome: 'faulty' }>['problems'][number];

/** How an attempt to install ended; null: the clerk cancelled or was told of trouble. */
export type Installed =
  | { readonly kind: 'installed'; readonly id: string }
  | { readonly kind: 'faulty'; readonly path: string; readonly faults: readonly PackFault[] }
  | null;

/** Asks for a .zip or a pack.yaml and takes the pack; one of the same id is replaced only after asking. */
export async function installPack(): Promise<Installed> {
  const answer = await reporting(async (): Promise<Installed> => {
    const chosen = await chooseFile('open-pack');
    if (chosen === null) return null;
    const { path } = chosen;
    let outcome = await callHost('packs.install', { path, replace: false });
    if (outcome.outcome === 'exists') {
      const { id, title } = outcome;
      const replace = await askWhether(
        `表样包“${title}”（${id}）已经安装过`,
        `要换成“${path}”中的吗？换了以后，用它的项目按新的表样和公式打开。`,
        '取消',
        '更换',
      );
      if (!replace) return null;
      outcome = await callHost('packs.install', { path, replace: true });
    }
    if (outcome.outcome !== 'installed') {
      return { kind: 'faulty', path, faults: outcome.outcome === 'faulty' ? outcome.problems : [] };
    }
    forgetPack(outcome.id);
    say().message.success(`已安装“${outcome.title}”`);
    return { kind: 'installed', id: outcome.id };
  });
  return answer ?? null;
}

/** True: the pack is gone. Projects that need it are named first. */
export async function removePack(id: string, title: string): Promise<boolean> {
  if (useProject.getState().session?.pack.id === id) {
    say().message.warning(`正打开的项目用着“${title}”，请先回到开始页再删除`, 6);
    return false;
  }
  const done = await reporting(async () => {
    const { recent } = await callHost('recent.list', {});
    const users = recent.filter(({ packId }) => packId === id);
    const named = users
      .slice(0, 3)
      .map(({ organisation, year }) => `${organisation || '未填名称的单位'} ${year}年度`)
      .join('、');
    const warning =
      users.length === 0
        ? '删除后要用时须重新安装。建议先导出保存一份。'
        : `最近的项目中有 ${users.length} 个用它（${named}${users.length > 3 ? '等' : ''}），删除后这些项目打不开，直到重新安装。建议先导出保存一份。`;
    if (!(await askWhether(`删除表样包“${title}”？`, warning, '取消', '删除'))) return false;
    await callHost('packs.remove', { id });
    forgetPack(id);
    return true;
  });
  return done === true;
}

export async function exportPack(id: string): Promise<void> {
  await reporting(async () => {
    const chosen = await chooseFile('save-pack', `${id}.zip`);
    if (chosen === null) return;
    const written = await callHost('packs.export', { id, path: chosen.path });
    say().message.success(`已导出到 ${written.path}`);
  });
}
