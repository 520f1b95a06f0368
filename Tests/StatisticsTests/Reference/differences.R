# Differences of two proportions. Wald by prop.test; Newcombe's hybrid score and Miettinen and
# Nurminen's score interval, which base R lacks, by their published formulas.
# Run in this folder: Rscript differences.R
source("record.R")
set.seed(1998)

# Newcombe, Stat Med 1998;17:857, method 4 as printed, and 873, methods 10 and 11.
wilson <- function(x, n, z) {
  p <- x / n
  (2 * x + z^2 + c(-1, 1) * z * sqrt(z^2 + 4 * x * (1 - p))) / (2 * (n + z^2))
}
corrected <- function(x, n, z) {
  p <- x / n
  q <- 1 - p
  lower <- (2 * x + z^2 - 1 - z * sqrt(z^2 - 2 - 1 / n + 4 * p * (n * q + 1))) / (2 * (n + z^2))
  upper <- (2 * x + z^2 + 1 + z * sqrt(z^2 + 2 - 1 / n + 4 * p * (n * q - 1))) / (2 * (n + z^2))
  c(if (x == 0) 0 else max(0, lower), if (x == n) 1 else min(1, upper))
}
newcombe <- function(x1, n1, x2, n2, level, limits) {
  z <- qnorm((1 + level) / 2)
  p <- c(x1 / n1, x2 / n2)
  one <- limits(x1, n1, z)
  two <- limits(x2, n2, z)
  p[1] - p[2] + c(-sqrt((p[1] - one[1])^2 + (two[2] - p[2])^2),
                  sqrt((one[2] - p[1])^2 + (p[2] - two[1])^2))
}

# Miettinen & Nurminen, Stat Med 1985;4:213: the cubic of the constrained p2 and its solution.
variance <- function(x1, n1, x2, n2, delta) {
  N <- n1 + n2
  m <- x1 + x2
  L3 <- N
  L2 <- (n1 + 2 * n2) * delta - N - m
  L1 <- (n2 * delta - N - 2 * x2) * delta + m
  L0 <- x2 * delta * (1 - delta)
  q <- L2^3 / (3 * L3)^3 - L1 * L2 / (6 * L3^2) + L0 / (2 * L3)
  p <- ifelse(q > 0, 1, -1) * sqrt(pmax(0, L2^2 / (3 * L3)^2 - L1 / (3 * L3)))
  a <- (pi + acos(pmin(1, pmax(-1, ifelse(p == 0, 0, q / p^3))))) / 3
  p2 <- pmin(pmax(2 * p * cos(a) - L2 / (3 * L3), 0, -delta), 1, 1 - delta)
  p1 <- p2 + delta
  pmax(0, (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2) * N / (N - 1))
}
score <- function(x1, n1, x2, n2, delta) {
  w <- n1 * n2 / (n1 + n2)
  w <- w / sum(w)
  distance <- sum(w * (x1 / n1 - x2 / n2)) - delta
  if (distance == 0) 0 else distance / sqrt(sum(w^2 * variance(x1, n1, x2, n2, delta)))
}
scoreInterval <- function(x1, n1, x2, n2, level) {
  z <- qnorm((1 + level) / 2)
  w <- n1 * n2 / (n1 + n2)
  d <- sum(w / sum(w) * (x1 / n1 - x2 / n2))
  root <- function(from, to, target) {
    f <- function(delta) score(x1, n1, x2, n2, delta) - target
    for (i in 1:200) {
      middle <- (from + to) / 2
      if (f(middle) > 0) from <- middle else to <- middle
    }
    middle
  }
  c(if (d == -1) -1 else root(-1, d, z), if (d == 1) 1 else root(d, 1, -z))
}

methods <- list(
  "newcombe" = function(x1, n1, x2, n2, l) newcombe(x1, n1, x2, n2, l, wilson),
  "newcombe-cc" = function(x1, n1, x2, n2, l)
    pmin(pmax(newcombe(x1, n1, x2, n2, l, corrected), -1), 1),
  "miettinen-nurminen" = scoreInterval,
  "wald" = function(x1, n1, x2, n2, l)
    prop.test(c(x1, x2), c(n1, n2), conf.level = l, correct = FALSE)$conf.int,
  "wald-cc" = function(x1, n1, x2, n2, l) prop.test(c(x1, x2), c(n1, n2), conf.level = l)$conf.int)

published <- data.frame(x1 = c(56, 9, 6, 5, 0, 0, 10, 10), n1 = c(70, 10, 7, 56, 10, 10, 10, 10),
                        x2 = c(48, 3, 2, 0, 0, 0, 0, 0), n2 = c(80, 10, 7, 29, 20, 10, 20, 10))
edges <- data.frame(x1 = c(1, 0, 1, 0, 3, 8, 8, 5, 1, 990000),
                    n1 = c(1, 1, 1, 1, 5, 8, 8, 10, 3, 1e6),
                    x2 = c(0, 1, 1, 0, 4, 6, 4, 5, 700, 249000),
                    n2 = c(1, 1, 1, 1, 5, 6, 8, 10, 1000, 250000))
n1 <- sample(2:400, 30, replace = TRUE)
n2 <- sample(2:200, 30, replace = TRUE)
drawn <- data.frame(x1 = rbinom(30, n1, runif(30)), n1, x2 = rbinom(30, n2, runif(30)), n2)
cases <- rbind(published, edges, drawn)
cases$level <- rep(c(0.95, 0.95, 0.9, 0.99), length.out = nrow(cases))

record(do.call(rbind, lapply(names(methods), function(name) {
  limits <- suppressWarnings(with(cases, mapply(methods[[name]], x1, n1, x2, n2, level)))
  data.frame(method = name, cases, lower = limits[1, ], upper = limits[2, ])
})), "differences.csv")

margins <- c(-0.3, -0.1, 0, 0.1)
record(do.call(rbind, lapply(margins, function(margin) {
  z <- with(cases, mapply(score, x1, n1, x2, n2, margin))
  z[!is.finite(z)] <- NA
  none <- with(cases, x1 + x2 == 0 | x1 + x2 == n1 + n2) & margin == 0
  z[none] <- NA
  data.frame(cases[1:4], margin, z, pValue = 2 * pnorm(-abs(z)), upperPValue = pnorm(-z))
})), "difference-tests.csv")

strata <- function(id, k, size, effect) {
  n1 <- sample(size, k, replace = TRUE)
  n2 <- sample(size, k, replace = TRUE)
  p <- runif(k, 0.05, 0.6)
  data.frame(id, x1 = rbinom(k, n1, pmin(1, p + effect)), n1, x2 = rbinom(k, n2, p), n2)
}
# The first is an example that tern's own tests print: 24 of 92 against 36 of 88 in three strata.
stratified <- rbind(
  data.frame(id = "tern", x1 = c(8, 10, 6), n1 = c(30, 35, 27), x2 = c(12, 15, 9),
             n2 = c(30, 35, 23)),
  strata("five", 5, 10:60, 0.2), strata("sparse", 12, 1:5, 0.1), strata("two", 2, 80:300, 0),
  strata("one", 1, 20:40, -0.05),
  data.frame(id = "none", x1 = 0, n1 = c(4, 9), x2 = 0, n2 = c(5, 3)))
record(stratified, "difference-strata.csv")
record(do.call(rbind, lapply(split(stratified, stratified$id), function(s) {
  do.call(rbind, lapply(c(0.9, 0.95), function(level) {
    limits <- scoreInterval(s$x1, s$n1, s$x2, s$n2, level)
    w <- s$n1 * s$n2 / (s$n1 + s$n2)
    z <- score(s$x1, s$n1, s$x2, s$n2, -0.05)
    data.frame(id = s$id[1], level, estimate = sum(w * (s$x1 / s$n1 - s$x2 / s$n2)) / sum(w),
               lower = limits[1], upper = limits[2], z)
  }))
})), "difference-stratified.csv")
