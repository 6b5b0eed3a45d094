import type { HostResponse } from '#shared/host/contract';

type Listed = HostResponse<'packs.list'>;
type Props = Listed & { readonly shown: string | null; readonly onShow: (id: string) => void };

/** Every pack by title, with where it comes from; those that cannot be read stand among them. */
export function PackList({ packs, faulty, shown, onShow }: Props) {
  return (
    <ul className="pack-list">
      {packs.map(({ id, title, isBuiltIn }) => (
        <li key={id}>
          <button type="button" aria-pressed={id === shown} onClick={() => onShow(id)}>
            <strong>{title}</strong>
            <span className="quiet">
              {id}　{isBuiltIn ? '程序自带' : '自己安装'}
            </span>
          </button>
        </li>
      ))}
      {faulty.map(({ id }) => (
        <li key={id}>
          <button type="button" aria-pressed={id === shown} onClick={() => onShow(id)}>
            <strong>{id}</strong>
            <span className="is-error">不能用，看原因</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
