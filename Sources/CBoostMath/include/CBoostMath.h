#ifndef TRIALTOP_CBOOSTMATH_H
#define TRIALTOP_CBOOSTMATH_H

#ifdef __cplusplus
extern "C" {
#endif

/// Quantile of the standard normal distribution; NaN outside 0...1.
double trialtop_normal_quantile(double probability);

#ifdef __cplusplus
}
#endif
#endif
