import { Alert } from 'antd';
import type { HostResponse } from '#shared/host/contract';

type Held = NonNullable<HostResponse<'sum.read'>['expected']>;

/** Who has not reported, who did twice, who was not expected; one sentence where all is as the list says. */
export function RosterTold({ held: { headline, groups } }: { readonly held: Held }) {
  const isLacking = groups.some(({ severity }) => severity === 'error');
  const type = isLacking ? 'error' : groups.length > 0 ? 'warning' : 'success';
  return (
    <section aria-label="应报单位">
      <Alert
        type={type}
        showIcon
        title={headline}
        description={
          groups.length > 0 && (
            <div className="batch-told">
              {groups.map(({ title, sentences }) => (
                <details key={title} open={sentences.length <= 10}>
                  <summary>{`${title}（${sentences.length}）`}</summary>
                  <ul>
                    {sentences.map((sentence) => (
                      <li key={sentence}>{sentence}</li>
                    ))}
                  </ul>
                </details>
              ))}
            </div>
          )
        }
      />
    </section>
  );
}
