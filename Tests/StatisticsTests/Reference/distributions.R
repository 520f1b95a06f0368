# Distribution functions of base R. Run in this folder: Rscript distributions.R
source("record.R")

case <- function(name, value, argument, first = NA, second = NA)
  data.frame(name, argument, first, second, value)

p <- c(0.001, 0.025, 0.5, 0.9, 0.999)
x <- c(0.01, 0.5, 3, 12)
cases <- list(
  case("normalQuantile", qnorm(p), p),
  case("normalCumulative", pnorm(c(-6, -1, 0, 2)), c(-6, -1, 0, 2)),
  case("normalUpperTail", pnorm(c(0, 5, 20), lower.tail = FALSE), c(0, 5, 20)),
  case("chiSquaredUpperTail", pchisq(c(x, 300), 3, lower.tail = FALSE), c(x, 300), 3),
  case("chiSquaredQuantile", qchisq(p, 24), p, 24),
  case("betaCumulative", pbeta(c(0.1, 0.5, 0.99), 2.5, 40), c(0.1, 0.5, 0.99), 2.5, 40),
  case("betaQuantile", qbeta(p, 2.5, 40), p, 2.5, 40),
  case("gammaCumulative", pgamma(x, 1.7, rate = 0.4), x, 1.7, 0.4),
  case("gammaQuantile", qgamma(p, 1.7, rate = 0.4), p, 1.7, 0.4),
  case("binomialCumulative", pbinom(c(0, 5, 20), 20, 0.3), c(0, 5, 20), 20, 0.3),
  case("binomialDensity", dbinom(c(0, 5, 20), 20, 0.3), c(0, 5, 20), 20, 0.3),
  case("negativeBinomialCumulative", pnbinom(c(0, 3, 40), 1.7, 0.1), c(0, 3, 40), 1.7, 0.1),
  case("negativeBinomialQuantile", qnbinom(p, 1.7, 0.1), p, 1.7, 0.1)
)
record(do.call(rbind, cases), "distributions.csv")
