// How far along something is, as a small disc: dashed at the start, a tick when done.
interface PieProps {
  /** 0 to 1. */
  share: number;
  /** Chart colour slot. */
  slot: number;
  state?: "going" | "done" | "stopped";
}

const ROUND = 12.57;

export function Pie({ share, slot, state = "going" }: PieProps) {
  const color = `var(--chart-${slot})`;
  if (state === "done") {
    return (
      <svg className="st plain" viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="6.5" fill={color} />
        <path d="m4.3 7.2 1.9 1.9 3.6-3.9" fill="none" stroke="var(--surface)" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
    );
  }
  if (state === "stopped") {
    return (
      <svg className="st plain" viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="6.5" fill={color} />
        <path d="m5 5 4 4m0-4-4 4" fill="none" stroke="var(--surface)" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    );
  }
  return (
    <svg className="st" viewBox="0 0 14 14" aria-hidden="true">
      <circle cx="7" cy="7" r="6" fill="none" stroke={color} strokeWidth="1.5" strokeDasharray={share === 0 ? "2.2 1.6" : undefined} />
      {share > 0 ? <circle cx="7" cy="7" r="2" fill="none" stroke={color} strokeWidth="4" strokeDasharray={`${share * ROUND} 99`} /> : null}
    </svg>
  );
}
