import { Button } from 'antd';
import { useState } from 'react';
import type { PackSource } from '#shared/pack/pack';
import { type PackVerdict, verifyPack } from '#shared/pack-test/verify-pack';
import { PackFaults } from './pack-faults';

/** The pack's own tests, carried out when asked: that they hold, or what does not, by file and line. */
export function PackTests({ source }: { readonly source: PackSource }) {
  const [verdict, setVerdict] = useState<PackVerdict | null>(null);
  if (!Object.keys(source.files).some((file) => file.startsWith('tests/'))) return null;
  return (
    <>
      <div className="pack-tests">
        <Button size="small" onClick={() => setVerdict(verifyPack(source))}>
          执行自带的测试
        </Button>
        {verdict?.problems.length === 0 && (
          <output className="quiet">测试 {verdict.tests.length} 条，全部符合</output>
        )}
      </div>
      {verdict && verdict.problems.length > 0 && (
        <PackFaults title="自带的测试没有全部符合" faults={verdict.problems} />
      )}
    </>
  );
}
