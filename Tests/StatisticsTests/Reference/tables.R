# Tests and ratios of 2x2 tables and of strata of them: fisher.test, chisq.test, mantelhaen.test,
# epitools for Woolf's and Katz's intervals, Koopman's score interval by its published formula.
# fisher.test stops at four digits of the odds ratio and its limits; the same equations are solved
# to the last digit here. Run in this folder: Rscript tables.R
source("record.R")
suppressMessages(library(epitools))
set.seed(1934)

solve <- function(f, from = -700, to = 700)
  exp(uniroot(f, c(from, to), tol = 1e-15, maxiter = 10000)$root)

fisher <- function(x1, n1, x2, n2, level) {
  table <- matrix(c(x1, x2, n1 - x1, n2 - x2), 2)
  test <- fisher.test(table, conf.level = level)
  m <- x1 + x2
  support <- max(0, m - n2):min(n1, m)
  logs <- dhyper(support, n1, n2, m, log = TRUE)
  law <- function(t) {
    d <- logs + t * support
    d <- exp(d - max(d))
    d / sum(d)
  }
  tail <- (1 - level) / 2
  atLowest <- x1 == min(support)
  atHighest <- x1 == max(support)
  estimate <- if (length(support) == 1) NA else if (atLowest) 0 else if (atHighest) Inf else
    solve(function(t) sum(support * law(t)) - x1)
  lower <- if (atLowest) 0 else solve(function(t) sum(law(t)[support >= x1]) - tail)
  upper <- if (atHighest) Inf else solve(function(t) sum(law(t)[support <= x1]) - tail)
  # Of a ratio above 1, fisher.test seeks the inverse.
  same <- function(a, b) abs(min(a, 1 / a) - min(b, 1 / b)) < 5e-4
  stopifnot(same(test$conf.int[1], lower), same(test$conf.int[2], upper),
            is.na(estimate) || same(test$estimate, estimate))
  data.frame(pValue = test$p.value,
             lowerPValue = fisher.test(table, alternative = "less")$p.value,
             upperPValue = fisher.test(table, alternative = "greater")$p.value,
             oddsRatio = estimate, lower, upper)
}

cases <- data.frame(
  x1 = c(3, 7, 0, 5, 0, 10, 10, 1, 12, 4, 0, 9, 210, 36, 8),
  n1 = c(4, 9, 10, 10, 6, 10, 10, 1, 12, 4, 5, 10, 354, 40, 8),
  x2 = c(1, 2, 5, 5, 0, 10, 0, 0, 0, 3, 0, 3, 80, 16, 0),
  n2 = c(4, 11, 10, 10, 7, 12, 10, 1, 7, 9, 9, 10, 177, 80, 3))
n1 <- sample(1:60, 25, replace = TRUE)
n2 <- sample(1:90, 25, replace = TRUE)
cases <- rbind(cases, data.frame(x1 = rbinom(25, n1, runif(25)), n1,
                                 x2 = rbinom(25, n2, runif(25)), n2),
               data.frame(x1 = c(5100, 40), n1 = c(10000, 90000), x2 = c(4900, 90),
                          n2 = c(10000, 110000)))
cases$level <- rep(c(0.95, 0.95, 0.9, 0.99), length.out = nrow(cases))
record(cbind(cases, do.call(rbind, do.call(Map, c(fisher, unname(cases))))), "fisher.csv")

pearson <- function(x1, n1, x2, n2) {
  table <- matrix(c(x1, x2, n1 - x1, n2 - x2), 2)
  plain <- suppressWarnings(chisq.test(table, correct = FALSE))
  yates <- suppressWarnings(chisq.test(table))
  data.frame(statistic = plain$statistic, pValue = plain$p.value,
             correctedStatistic = yates$statistic, correctedPValue = yates$p.value)
}
none <- function(x) ifelse(is.nan(x), NA, x)
ratios <- function(x1, n1, x2, n2, level) {
  # epitools names the reference first, and its columns are without and with the outcome.
  table <- matrix(c(n2 - x2, n1 - x1, x2, x1), 2)
  odds <- suppressWarnings(oddsratio.wald(table, conf.level = level)$measure[2, ])
  risk <- suppressWarnings(riskratio.wald(table, conf.level = level)$measure[2, ])
  positive <- function(r) if (is.na(r[1]) || r[1] == 0 || r[1] == Inf) c(r[1], NA, NA) else r
  odds <- positive(odds)
  risk <- positive(risk)
  z <- qnorm((1 + level) / 2)
  # Koopman, Biometrics 1984;40:513: Pearson's chi-square at the most likely p1 = theta p2.
  part <- function(x, n, p) if (p <= 0 || p >= 1) 0 else (x - n * p)^2 / (n * p * (1 - p))
  chiSquare <- function(t) {
    theta <- exp(t)
    b <- theta * (n1 + x2) + x1 + n2
    p1 <- 2 * theta * (x1 + x2) / (b + sqrt(max(0, b^2 - 4 * theta * (n1 + n2) * (x1 + x2))))
    part(x1, n1, p1) + part(x2, n2, p1 / theta) - z^2
  }
  best <- log(x1 / n1) - log(x2 / n2)
  koopman <- if (x1 + x2 == 0) c(NA, NA) else
    c(if (x1 == 0) 0 else solve(chiSquare, -20, if (is.finite(best)) best else 20),
      if (x2 == 0) Inf else solve(chiSquare, if (is.finite(best)) best else -20, 20))
  data.frame(odds = none(odds[1]), oddsLower = odds[2], oddsUpper = odds[3],
             risk = none(risk[1]), riskLower = risk[2], riskUpper = risk[3],
             scoreLower = koopman[1], scoreUpper = koopman[2])
}
both <- cbind(do.call(rbind, do.call(Map, c(pearson, unname(cases[1:4])))),
              do.call(rbind, do.call(Map, c(ratios, unname(cases)))))
record(cbind(cases, both), "two-by-two.csv")

tables <- list(grades = matrix(c(12, 5, 9, 14, 3, 8), 2), sites = matrix(rpois(20, 9) + 1, 4),
               sparse = matrix(c(0, 3, 1, 2, 0, 5, 1, 1, 4), 3), alike = diag(4) * 5)
record(do.call(rbind, lapply(names(tables), function(name) {
  t <- tables[[name]]
  test <- suppressWarnings(chisq.test(t))
  data.frame(table = name, row = c(row(t)), column = c(col(t)), count = c(t),
             statistic = test$statistic, degreesOfFreedom = test$parameter, pValue = test$p.value)
})), "contingency.csv")

strata <- function(id, k, size, effect) {
  n1 <- sample(size, k, replace = TRUE)
  n2 <- sample(size, k, replace = TRUE)
  p <- runif(k, 0.1, 0.7)
  data.frame(id, x1 = rbinom(k, n1, pmin(1, p + effect)), n1, x2 = rbinom(k, n2, p), n2)
}
stratified <- rbind(
  strata("five", 5, 10:60, 0.15), strata("sparse", 12, 1:5, 0.1), strata("two", 2, 80:300, 0.05),
  strata("many", 40, 2:9, 0),
  data.frame(id = "zero", x1 = c(2, 3), n1 = c(2, 3), x2 = c(1, 0), n2 = c(1, 3)),
  data.frame(id = "even", x1 = c(5, 2), n1 = c(10, 4), x2 = c(5, 2), n2 = c(10, 4)),
  data.frame(id = "alike", x1 = 0, n1 = c(5, 6), x2 = 0, n2 = c(3, 4)),
  data.frame(id = "oneArm", x1 = c(3, 4), n1 = c(5, 6), x2 = c(0, 2), n2 = c(0, 7)))
record(stratified, "cmh-strata.csv")
record(do.call(rbind, lapply(split(stratified, stratified$id), function(s) {
  table <- with(s, array(rbind(x1, x2, n1 - x1, n2 - x2), c(2, 2, nrow(s))))
  plain <- mantelhaen.test(table, correct = FALSE)
  yates <- mantelhaen.test(table)
  limits <- plain$conf.int
  data.frame(id = s$id[1], statistic = none(plain$statistic), pValue = none(plain$p.value),
             correctedStatistic = none(yates$statistic), correctedPValue = none(yates$p.value),
             oddsRatio = none(plain$estimate), lower = none(limits[1]), upper = none(limits[2]))
})), "cmh.csv")
writeLines(c(R.version.string, paste("epitools", packageVersion("epitools"))), "versions-tables.txt")
