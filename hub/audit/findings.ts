// What an audit can find wrong; each names the thing and, in a stream, the first event from which it does not hold.

export type AuditFinding =
  /** `gap`, `foreign`, `broken`: the chain; `changed`: an envelope is not what its hash says; `payload`: not what was committed to; `head`: the stream ends elsewhere. */
  | { kind: 'stream'; fault: 'gap' | 'foreign' | 'broken' | 'changed' | 'payload' | 'head'; stream: string; seq: number }
  /** The access log does not say what the event says that it stands for. */
  | { kind: 'access'; stream: string; seq: number }
  /** `steps`: they could not have come about; `rollup`: the case stands elsewhere than its steps lead; `event`: it is not the report that its stream holds. */
  | { kind: 'case'; fault: 'steps' | 'rollup' | 'event'; escalation: string }
  | { kind: 'blob'; fault: 'missing' | 'changed'; clip: string }
