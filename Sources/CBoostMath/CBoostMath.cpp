#include "CBoostMath.h"
#include <boost/math/distributions/normal.hpp>

double trialtop_normal_quantile(double probability) {
  try {
    return boost::math::quantile(boost::math::normal(), probability);
  } catch (...) {
    return __builtin_nan("");
  }
}
