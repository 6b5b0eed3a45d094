import { Button, Flex, Select } from 'antd';
import { useMemo, useState } from 'react';
import { type AddressText, ownTable } from '#shared/document/address';
import { present } from '#shared/kit/assert';
import { layOutTable } from '#shared/layout/lay-out-table';
import type { Pack } from '#shared/pack/pack';
import { inspectPack } from '#shared/pack-check/inspect-pack';
import { trialDocument } from '#shared/pack-check/trial-document';
import type { Rule } from '#shared/rule/rule';
import { PackRules } from './pack-rules';
import { PackTable } from './pack-table';

const NONE: ReadonlySet<AddressText> = new Set();

/**
 * The pack's tables as they will look, with an example line at every level, beside its rules. A rule lights up the
 * cells it takes part in, a cell leaves the rules that concern it.
 */
export function PackSheets({ pack }: { readonly pack: Pack }) {
  const document = useMemo(() => trialDocument(pack), [pack]);
  const inspection = useMemo(() => inspectPack(pack, document), [pack, document]);
  const [tableId, setTableId] = useState(present(pack.tables[0], 'a pack has tables').id);
  const [rule, setRule] = useState<Rule | null>(null);
  const [cell, setCell] = useState<AddressText | null>(null);
  const lit = inspection.rules.find((inspected) => inspected.rule === rule)?.cells ?? NONE;
  const table = pack.tables.find(({ id }) => id === tableId);
  const litIn = (id: string) => [...lit].filter((cell) => ownTable(cell) === id).length;

  const showRule = (chosen: Rule | null) => {
    setRule(chosen);
    const cells = inspection.rules.find((inspected) => inspected.rule === chosen)?.cells ?? NONE;
    const touched = [...cells].flatMap((cell) => ownTable(cell) ?? []);
    const [first] = touched;
    if (first !== undefined && !touched.includes(tableId)) setTableId(first);
  };

  if (!table) return null;
  const elsewhere = pack.tables
    .filter(({ id }) => id !== tableId && litIn(id) > 0)
    .map(({ id, name }) => ({ id, number: name, count: litIn(id) }));
  const layout = layOutTable(table, {
    lines: document.tables.get(table.id)?.lines ?? [],
    facts: { ...document.facts, organisation: '（单位名称）' },
    scale: pack.scale,
    empty: true,
    hidden: new Set(),
  });
  return (
    <div className="pack-sheets">
      <div className="pack-sheet">
        <Flex gap={8} align="center">
          <Select
            aria-label="表"
            value={tableId}
            onChange={setTableId}
            options={pack.tables.map(({ id, title }) => ({
              value: id,
              label: `${id} ${title}${litIn(id) > 0 ? `（点亮 ${litIn(id)} 格）` : ''}`,
            }))}
          />
          {elsewhere.map(({ id, number, count }) => (
            <Button key={id} size="small" type="link" onClick={() => setTableId(id)}>
              {number}点亮 {count} 格
            </Button>
          ))}
          {elsewhere.length === 0 && <span className="quiet">浅色格由公式得出；点一格看有关的公式</span>}
        </Flex>
        <PackTable
          layout={layout}
          derived={inspection.derived}
          lit={lit}
          chosen={cell}
          onChoose={(address) => setCell(address === cell ? null : address)}
        />
      </div>
      <PackRules
        rules={inspection.rules}
        chosen={rule}
        cell={cell}
        onChoose={(chosen) => showRule(chosen === rule ? null : chosen)}
        onAllRules={() => setCell(null)}
      />
    </div>
  );
}
