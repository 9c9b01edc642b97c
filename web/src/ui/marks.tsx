/** Two strokes that meet: the mark of the portal. */
export function Mark() {
  return (
    <svg viewBox="0 0 34 34" aria-hidden="true">
      <g fill="none" strokeWidth="5" strokeLinecap="round">
        <path className="a" d="M5 4c0 10 8 10 12 15v11" />
        <path className="b" d="M29 4c0 10-8 10-12 15" />
      </g>
    </svg>
  )
}

/** Two rivers joining, behind the sentence of the home page. */
export function Rivers() {
  return (
    <svg viewBox="0 0 1200 340" preserveAspectRatio="xMaxYMid slice" aria-hidden="true">
      <g fill="none" strokeLinecap="round">
        <path className="a" d="M380 -40C640 -40 700 150 880 160S1120 175 1240 160" strokeWidth="46" />
        <path className="b" d="M460 390C660 390 760 185 880 172S1120 195 1240 172" strokeWidth="38" />
      </g>
    </svg>
  )
}
