# Intervals of one proportion and of one Poisson rate.
# Wilson by prop.test, Clopper-Pearson by binom.test, rates by poisson.test; the others, which base R
# lacks, by their published formulas. Run in this folder: Rscript proportions.R
source("record.R")
set.seed(49)

cut <- function(x) pmin(pmax(x, 0), 1)

methods <- list(
  "wilson-cc" = function(x, n, level) prop.test(x, n, conf.level = level)$conf.int,
  "wilson" = function(x, n, level) prop.test(x, n, conf.level = level, correct = FALSE)$conf.int,
  "clopper-pearson" = function(x, n, level) binom.test(x, n, conf.level = level)$conf.int,
  "agresti-coull" = function(x, n, level) {
    z2 <- qnorm((1 + level) / 2)^2
    p <- (x + z2 / 2) / (n + z2)
    cut(p + c(-1, 1) * sqrt(z2 * p * (1 - p) / (n + z2)))
  },
  "jeffreys" = function(x, n, level) {
    tail <- (1 - level) / 2
    limits <- qbeta(c(tail, 1 - tail), x + 0.5, n - x + 0.5)
    c(if (x == 0) 0 else limits[1], if (x == n) 1 else limits[2])
  },
  "mid-p" = function(x, n, level) {
    tail <- (1 - level) / 2
    upper <- function(p) pbinom(x, n, p, lower.tail = FALSE) + dbinom(x, n, p) / 2 - tail
    lower <- function(p) pbinom(x - 1, n, p) + dbinom(x, n, p) / 2 - tail
    solve <- function(f)
      plogis(uniroot(function(t) f(plogis(t)), c(-60, 60), tol = 1e-15, maxiter = 10000)$root)
    c(if (x == 0) 0 else solve(upper), if (x == n) 1 else solve(lower))
  },
  "wald" = function(x, n, level) {
    p <- x / n
    cut(p + c(-1, 1) * qnorm((1 + level) / 2) * sqrt(p * (1 - p) / n))
  }
)

n <- c(1, 2, 3, 10, 34, 49, 231, 5000)
cases <- do.call(rbind, lapply(n, function(n) {
  x <- unique(c(0, 1, n %/% 2, sample(0:n, 2), n - 1, n))
  expand.grid(x = x, n = n, level = c(0.9, 0.95))
}))
cases <- rbind(cases, data.frame(x = c(20, 37, 17, 34), n = 49, level = 0.95))
million <- c(0, 1, 2, 317, 5e5, 5e5 + 1, 999683, 999998, 999999, 1e6)
cases <- rbind(cases, expand.grid(x = million, n = 1e6, level = c(0.95, 0.999)),
               expand.grid(x = c(0, 3, 7), n = 7, level = c(0.01, 0.5, 0.99999)))

proportions <- do.call(rbind, lapply(names(methods), function(name) {
  limits <- suppressWarnings(mapply(methods[[name]], cases$x, cases$n, cases$level))
  data.frame(method = name, successes = cases$x, n = cases$n, level = cases$level,
             lower = limits[1, ], upper = limits[2, ])
}))
record(proportions, "proportions.csv")

rates <- expand.grid(events = c(0, 1, 12, 250), exposure = c(0.375, 37.5, 12345), level = c(0.9, 0.95))
limits <- mapply(function(x, t, l) poisson.test(x, t, conf.level = l)$conf.int,
                 rates$events, rates$exposure, rates$level)
record(cbind(rates, lower = limits[1, ], upper = limits[2, ]), "rates.csv")

samples <- list(ages = sample(38:80, 31, replace = TRUE), even = round(rnorm(40), 3), one = 7)
record(do.call(rbind, lapply(names(samples), function(name)
  data.frame(sample = name, value = samples[[name]]))), "sample-data.csv")
probabilities <- c(0, 0.1, 0.25, 0.5, 0.75, 0.9, 1)
record(do.call(rbind, lapply(names(samples), function(name) data.frame(
  sample = name, p = probabilities, quantile = quantile(samples[[name]], probabilities, type = 7),
  mean = mean(samples[[name]]), standardDeviation = sd(samples[[name]])))), "sample-quantiles.csv")
