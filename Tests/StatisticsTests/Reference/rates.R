# Ratios and differences of two Poisson rates: poisson.test for the exact ratio, epitools for Wald's,
# the published formula for the difference; binom.test. Run in this folder: Rscript rates.R
source("record.R")
suppressMessages(library(epitools))
set.seed(1940)

cases <- data.frame(x1 = c(12, 0, 5, 1, 8, 3, 40, 0, 250, 2, 15000),
                    t1 = c(37.5, 10, 20, 1, 100, 4.25, 320, 0.5, 12345, 3e6, 4e5),
                    x2 = c(5, 5, 0, 1, 8, 30, 11, 1, 230, 900, 4800),
                    t2 = c(41.2, 20, 10, 1, 100, 3.5, 88.125, 400, 12000, 1000, 1e5))
cases <- rbind(cases, data.frame(x1 = rpois(20, 6), t1 = round(runif(20, 1, 50), 2),
                                 x2 = rpois(20, 9) + 1, t2 = round(runif(20, 1, 50), 2)))
cases$level <- rep(c(0.95, 0.95, 0.9, 0.99), length.out = nrow(cases))

record(do.call(rbind, do.call(Map, c(function(x1, t1, x2, t2, level) {
  exact <- poisson.test(c(x1, x2), c(t1, t2), conf.level = level)
  wald <- if (x1 > 0 && x2 > 0)
    rateratio.wald(matrix(c(x2, x1, t2, t1), 2), conf.level = level)$measure[2, 2:3] else c(NA, NA)
  z <- qnorm((1 + level) / 2)
  half <- z * sqrt(x1 / t1^2 + x2 / t2^2)
  difference <- x1 / t1 - x2 / t2
  data.frame(x1, t1, x2, t2, level, estimate = exact$estimate, lower = exact$conf.int[1],
             upper = exact$conf.int[2], pValue = exact$p.value,
             waldLower = wald[1], waldUpper = wald[2],
             waldPValue = if (x1 > 0 && x2 > 0)
               2 * pnorm(-abs(log(exact$estimate)) / sqrt(1 / x1 + 1 / x2)) else NA,
             difference, differenceLower = difference - half, differenceUpper = difference + half)
}, unname(cases)))), "rate-ratios.csv")

tests <- rbind(expand.grid(x = c(0, 1, 4, 9, 10), n = 10, p = c(0, 0.1, 0.4, 0.5, 0.9, 1)),
               expand.grid(x = c(0, 7, 350, 700), n = 700, p = c(0.01, 0.5, 1 / 3)),
               data.frame(x = c(0, 1), n = 1, p = 0.3), data.frame(x = 250300, n = 1e6, p = 0.25))
tests$pValue <- mapply(function(x, n, p) binom.test(x, n, p)$p.value, tests$x, tests$n, tests$p)
record(tests, "binomial-tests.csv")
