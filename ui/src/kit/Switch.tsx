// Something that is on or off, at once and without saving.
interface SwitchProps {
  label: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <button type="button" role="switch" aria-checked={on} className="switch" onClick={() => onChange(!on)}>
      <span className="track" aria-hidden="true">
        <i />
      </span>
      {label}
    </button>
  );
}
