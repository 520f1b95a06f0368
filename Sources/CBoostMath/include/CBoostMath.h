#ifndef TRIALTOP_CBOOSTMATH_H
#define TRIALTOP_CBOOSTMATH_H

/// Distribution functions of Boost.Math with C linkage. Nothing throws: an argument outside the
/// domain gives NaN, a quantile at the end of an unbounded support gives an infinity.

#ifdef __cplusplus
extern "C" {
#endif

double trialtop_normal_cdf(double x);
double trialtop_normal_upper_tail(double x);
double trialtop_normal_quantile(double probability);
double trialtop_normal_density(double x);

double trialtop_students_t_upper_tail(double degrees_of_freedom, double x);
double trialtop_students_t_quantile(double degrees_of_freedom, double probability);

double trialtop_f_upper_tail(double numerator, double denominator, double x);
double trialtop_f_quantile(double numerator, double denominator, double probability);

double trialtop_chi_squared_upper_tail(double degrees_of_freedom, double x);
double trialtop_chi_squared_quantile(double degrees_of_freedom, double probability);

double trialtop_beta_cdf(double alpha, double beta, double x);
double trialtop_beta_quantile(double alpha, double beta, double probability);

double trialtop_gamma_cdf(double shape, double rate, double x);
double trialtop_gamma_quantile(double shape, double rate, double probability);

double trialtop_binomial_cdf(double trials, double success, double x);
double trialtop_binomial_upper_tail(double trials, double success, double x);
double trialtop_binomial_density(double trials, double success, double x);

double trialtop_poisson_cdf(double mean, double x);
double trialtop_poisson_density(double mean, double x);

/// The number of failures before `size` successes, each with probability `success`; `size` need not
/// be whole. The quantile is the smallest whole number whose cdf reaches `probability`, as in R.
double trialtop_negative_binomial_cdf(double size, double success, double x);
double trialtop_negative_binomial_quantile(double size, double success, double probability);

double trialtop_digamma(double x);
double trialtop_log_gamma(double x);

#ifdef __cplusplus
}
#endif
#endif
