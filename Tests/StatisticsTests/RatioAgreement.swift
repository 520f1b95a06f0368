/// As `agree`, where a ratio may also be infinite in both, and a tiny statistic be 0 to rounding.
func agreeOrInfinite(
  _ a: Double?, _ b: Double?, tolerance: Double = 1e-9, orWithin small: Double = 0
) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return a == b || abs(a - b) <= small || (a.isFinite && agree(a, b, tolerance: tolerance))
}
