# Toxicity boundaries in base R. The probability of crossing up to 14 subjects by enumerating every
# sequence of outcomes, above that by binomial steps between looks; Pocock-type boundaries by trying
# every phi there is. Run in this folder: Rscript toxicity.R
source("record.R")

enumerate <- function(sizes, counts, p) {
  n <- max(sizes)
  outcomes <- as.matrix(expand.grid(rep(list(0:1), n)))
  running <- t(apply(outcomes, 1, cumsum))[, sizes, drop = FALSE]
  over <- sweep(running, 2, ifelse(is.na(counts), Inf, counts), ">=")
  first <- apply(over, 1, function(row) match(TRUE, row))
  probability <- p^rowSums(outcomes) * (1 - p)^(n - rowSums(outcomes))
  cumsum(sapply(seq_along(sizes), function(k) sum(probability[which(first == k)])))
}

recurse <- function(sizes, counts, p) {
  alive <- 1
  crossed <- 0
  before <- 0
  sapply(seq_along(sizes), function(k) {
    step <- sizes[k] - before
    now <- rep(0, sizes[k] + 1)
    for (x in seq_along(alive)) for (y in 0:step)
      now[x + y] <- now[x + y] + alive[x] * dbinom(y, step, p)
    before <<- sizes[k]
    out <- if (is.na(counts[k])) FALSE else (0:sizes[k]) >= counts[k]
    crossed <<- crossed + sum(now[out])
    now[out] <- 0
    alive <<- now
    crossed
  })
}

crossing <- function(sizes, counts, p)
  if (max(sizes) <= 14) enumerate(sizes, counts, p) else recurse(sizes, counts, p)

smallest <- function(crosses) if (any(crosses)) which(crosses)[1] - 1 else NA

bayesian <- function(sizes, p0, a, b, threshold) sapply(sizes, function(n)
  smallest(1 - pbeta(p0, a + 0:n, b + n - 0:n) > threshold))

pocock <- function(sizes, p0, alpha) {
  tail <- function(n) pbinom(0:n - 1, n, p0, lower.tail = FALSE)
  at <- function(phi) sapply(sizes, function(n) smallest(tail(n) <= phi * (1 + 1e-12)))
  best <- at(0)
  for (phi in sort(unlist(lapply(sizes, tail)))) {
    counts <- at(phi)
    if (max(recurse(sizes, counts, p0)) > alpha) break
    best <- counts
  }
  best
}

rows <- function(name, rule, sizes, p0, counts, a = NA, b = NA, threshold = NA, alpha = NA)
  do.call(rbind, lapply(c(p0, p0 + 0.15, 0.05), function(p) data.frame(
    case = name, rule, p0, a, b, threshold, alpha, subjects = sizes, count = counts, p,
    crossed = crossing(sizes, counts, p))))

b <- function(name, sizes, p0, a, b, threshold)
  rows(name, "bayesian", sizes, p0, bayesian(sizes, p0, a, b, threshold), a, b, threshold)
k <- function(name, sizes, p0, alpha)
  rows(name, "pocock", sizes, p0, pocock(sizes, p0, alpha), alpha = alpha)

record(rbind(
  b("golden", c(5, 10, 15, 20, 30), 0.3, 0.6, 1.4, 0.95), b("each", 3:14, 0.2, 1, 1, 0.9),
  b("none", 1:12, 0.4, 1, 1, 0.99), b("strong", seq(6, 60, 6), 0.25, 5, 15, 0.8),
  k("continuous", 1:14, 0.2, 0.05), k("cohorts", c(4, 8, 14), 0.3, 0.1),
  k("thirty", 6:30, 0.3, 0.05), k("sixty", seq(10, 60, 5), 0.15, 0.1), k("rare", 2:8, 0.5, 0.001)
), "toxicity.csv")
