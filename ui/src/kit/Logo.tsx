// The sign of the product: two discs that overlap.
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="7.2" cy="10" r="5.6" fill="var(--accent)" />
      <circle cx="12.8" cy="10" r="5.6" fill="none" stroke="var(--text)" strokeWidth="1.6" />
    </svg>
  );
}
